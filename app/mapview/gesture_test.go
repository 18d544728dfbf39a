package mapview

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestDoubleClick(t *testing.T) {
	type press struct {
		button desktop.MouseButton
		x      float32
		after  time.Duration
		double bool
	}
	const left, right = desktop.MouseButtonPrimary, desktop.MouseButtonSecondary
	cases := map[string][]press{
		"two quick presses":        {{left, 0, 0, false}, {left, 2, 200 * time.Millisecond, true}},
		"too slow":                 {{left, 0, 0, false}, {left, 0, 500 * time.Millisecond, false}},
		"too far":                  {{left, 0, 0, false}, {left, 40, 100 * time.Millisecond, false}},
		"other button":             {{left, 0, 0, false}, {right, 0, 100 * time.Millisecond, false}},
		"the third begins afresh":  {{left, 0, 0, false}, {left, 0, 100 * time.Millisecond, true}, {left, 0, 100 * time.Millisecond, false}},
		"the right never doubles":  {{right, 0, 0, false}, {right, 0, 100 * time.Millisecond, false}},
		"after a slow one it does": {{left, 0, 0, false}, {left, 0, time.Second, false}, {left, 0, 100 * time.Millisecond, true}},
	}
	for name, presses := range cases {
		var h hand
		now := time.Unix(0, 0)
		for i, p := range presses {
			now = now.Add(p.after)
			if h.press(p.button, fyne.NewPos(p.x, 0), now); h.double != p.double {
				t.Errorf("%s: press %d double = %v", name, i, h.double)
			}
		}
	}
}

func TestZoomFactor(t *testing.T) {
	if f := ZoomFactor(25); math.Abs(f-1.2) > 1e-9 {
		t.Errorf("a notch zooms by %v", f)
	}
	if f := ZoomFactor(25) * ZoomFactor(-25); math.Abs(f-1) > 1e-9 {
		t.Errorf("in and out again is %v", f)
	}
	if f := ZoomFactor(1e6); f > math.Pow(1.2, 4)+1e-9 {
		t.Errorf("a trackpad's burst zooms by %v", f)
	}
}

func TestShorten(t *testing.T) {
	if got := shorten("Güiria", 10); got != "Güiria" {
		t.Errorf("%q", got)
	}
	if got := shorten("ééééé", 3); got != "éé…" {
		t.Errorf("%q", got)
	}
}
