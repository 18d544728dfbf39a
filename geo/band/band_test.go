package band_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"sandtable/geo/band"
)

func TestRunCoversEverythingOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 16, 17, 1000, 12345} {
		seen := make([]atomic.Int32, n)
		err := band.Run(context.Background(), n, func(lo, hi int) {
			if lo >= hi {
				t.Errorf("n %d: empty band %d..%d", n, lo, hi)
			}
			for i := lo; i < hi; i++ {
				seen[i].Add(1)
			}
		})
		if err != nil {
			t.Fatalf("n %d: %v", n, err)
		}
		for i := range seen {
			if got := seen[i].Load(); got != 1 {
				t.Fatalf("n %d: item %d was done %d times", n, i, got)
			}
		}
	}
}

func TestRunStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var done atomic.Int64
	err := band.Run(ctx, 1_000_000, func(lo, hi int) {
		cancel()
		done.Add(int64(hi - lo))
	})
	if !errors.Is(err, context.Canceled) || done.Load() >= 1_000_000 {
		t.Errorf("error %v after %d items", err, done.Load())
	}
	calls := 0
	if err := band.Run(ctx, 10, func(int, int) { calls++ }); err == nil || calls != 0 {
		t.Errorf("a cancelled context: error %v after %d calls", err, calls)
	}
	if err := band.Run(ctx, 0, func(int, int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("nothing to do, cancelled: %v", err)
	}
}

// TestRunDoneInSpiteOfCancel: work that was finished counts, even where the
// context ended with the last band.
func TestRunDoneInSpiteOfCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	if err := band.Run(ctx, 1, func(int, int) { cancel() }); err != nil {
		t.Errorf("all is done, but the error is %v", err)
	}
}

func TestRunHandsPanicsOn(t *testing.T) {
	defer func() {
		if got := recover(); got != "broken" {
			t.Errorf("recovered %v", got)
		}
	}()
	_ = band.Run(context.Background(), 100, func(lo, hi int) { panic("broken") })
	t.Error("no panic")
}

func ExampleRun() {
	squares := make([]int, 5)
	err := band.Run(context.Background(), len(squares), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			squares[i] = i * i
		}
	})
	fmt.Println(squares, err)
	// Output: [0 1 4 9 16] <nil>
}

func BenchmarkRun(b *testing.B) {
	b.ReportAllocs()
	ctx := context.Background()
	for b.Loop() {
		_ = band.Run(ctx, 1000, func(lo, hi int) {})
	}
}
