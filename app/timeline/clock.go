package timeline

import (
	"time"

	"fyne.io/fyne/v2"
)

// Clock tells the time and calls back for every frame, on the UI goroutine.
type Clock interface {
	Now() time.Time
	// Every calls tick about once a frame until stop is called.
	Every(tick func()) (stop func())
}

// frameClock ticks with Fyne's animations; where they are switched off, by a
// timer.
type frameClock struct{}

// Now implements Clock.
func (frameClock) Now() time.Time { return time.Now() }

// Every implements Clock.
func (frameClock) Every(tick func()) (stop func()) {
	if fyne.CurrentApp().Settings().ShowAnimations() {
		a := &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) { tick() }}
		a.Start()
		return a.Stop
	}
	const interval = 100 * time.Millisecond
	stopped := false
	var next func()
	next = func() {
		if !stopped {
			tick()
			time.AfterFunc(interval, func() { fyne.Do(next) })
		}
	}
	time.AfterFunc(interval, func() { fyne.Do(next) })
	return func() { stopped = true }
}
