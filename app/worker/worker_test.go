package worker_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"sandtable/app/worker"
)

// inline stands for the UI goroutine: it runs what is posted at once, one at a
// time.
func inline() func(func()) {
	var mu sync.Mutex
	return func(f func()) {
		mu.Lock()
		defer mu.Unlock()
		f()
	}
}

func ExampleRunner() {
	r := worker.New(inline())
	r.Submit(func(context.Context) func() {
		sum := 6 * 7
		return func() { fmt.Println("frame", sum) }
	})
	r.Wait()
	// Output: frame 42
}

func TestNewestWins(t *testing.T) {
	r := worker.New(inline())
	started, release := make(chan bool), make(chan bool)
	var got []int
	note := func(n int) worker.Job {
		return func(context.Context) func() { return func() { got = append(got, n) } }
	}
	r.Submit(func(context.Context) func() {
		close(started)
		<-release
		return func() { got = append(got, 0) }
	})
	<-started
	for n := 1; n <= 5; n++ {
		r.Submit(note(n))
	}
	close(release)
	r.Wait()
	if fmt.Sprint(got) != "[0 5]" {
		t.Errorf("applied %v, want the running job and the newest: [0 5]", got)
	}
}

// TestFollowersGiveWay follows one result, then another while a newer job runs.
func TestFollowersGiveWay(t *testing.T) {
	var box []func()
	var mu sync.Mutex
	r := worker.New(func(f func()) {
		mu.Lock()
		defer mu.Unlock()
		box = append(box, f)
	})
	var got []string
	note := func(s string) worker.Job {
		return func(context.Context) func() { return func() { got = append(got, s) } }
	}
	apply := func() {
		mu.Lock()
		defer mu.Unlock()
		for _, f := range box {
			f()
		}
		box = nil
	}
	r.Submit(note("frame"))
	r.Wait()
	apply()
	r.Follow(note("counts"))
	r.Wait()
	apply()

	started, release := make(chan bool), make(chan bool)
	r.Submit(func(context.Context) func() {
		close(started)
		<-release
		return func() { got = append(got, "newer") }
	})
	<-started
	r.Follow(note("late"))
	close(release)
	r.Wait()
	r.Follow(note("before it was applied"))
	r.Wait()
	apply()
	if fmt.Sprint(got) != "[frame counts newer]" {
		t.Errorf("applied %v", got)
	}
}

func TestLongJobIsCancelledByANewerOne(t *testing.T) {
	r := worker.New(inline())
	started := make(chan bool)
	r.Submit(func(ctx context.Context) func() {
		close(started)
		<-ctx.Done()
		return nil
	})
	<-started
	ran := make(chan bool, 1)
	r.Submit(func(context.Context) func() { ran <- true; return nil })
	r.Wait()
	if len(ran) != 1 {
		t.Error("the newer job did not run")
	}
}

func TestOneResultOutstanding(t *testing.T) {
	var posted []func()
	r := worker.New(func(f func()) { posted = append(posted, f) })
	applied := 0
	for n := 1; n <= 3; n++ {
		r.Submit(func(context.Context) func() { return func() { applied = n } })
		r.Wait()
	}
	if len(posted) != 1 {
		t.Fatalf("%d posts outstanding, want 1", len(posted))
	}
	posted[0]()
	if applied != 3 {
		t.Errorf("applied result %d, want the newest, 3", applied)
	}
}

func TestClose(t *testing.T) {
	r := worker.New(inline())
	started := make(chan bool)
	r.Submit(func(ctx context.Context) func() {
		close(started)
		<-ctx.Done()
		return func() { t.Error("result applied after Close") }
	})
	<-started
	r.Close()
	r.Submit(func(context.Context) func() { t.Error("job run after Close"); return nil })
	if r.Busy() {
		t.Error("busy after Close")
	}
}

func TestCancelDropsWhatWaits(t *testing.T) {
	r := worker.New(inline())
	started := make(chan bool)
	r.Submit(func(ctx context.Context) func() { close(started); <-ctx.Done(); return nil })
	<-started
	r.Submit(func(context.Context) func() { t.Error("dropped job ran"); return nil })
	r.Cancel()
	r.Wait()
}
