// Package band holds the program's one parallel loop.
package band

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// chunksPerWorker is how finely the work is cut: small enough that a slow chunk
// does not leave the other workers idle, and that cancelling is quick.
const chunksPerWorker = 8

// Run calls fn for half-open bands lo..hi that cover 0..n exactly once, on up
// to GOMAXPROCS goroutines, and returns when all of them are done. Bands are
// handed out in rising order; fn must be safe for concurrent calls.
//
// Between bands it looks at ctx: once that is done no further band starts, and
// its error is returned. nil means that every band was done. A panic in fn is
// raised again in the caller.
func Run(ctx context.Context, n int, fn func(lo, hi int)) error {
	if n <= 0 {
		return ctx.Err()
	}
	workers := min(runtime.GOMAXPROCS(0), n)
	step := max(1, n/(workers*chunksPerWorker))
	l := loop{ctx: ctx, n: n, step: step, fn: fn}
	if workers == 1 {
		l.work()
		return l.result()
	}
	var wg sync.WaitGroup
	for range workers {
		wg.Go(l.work)
	}
	wg.Wait()
	return l.result()
}

// loop is one call of Run.
type loop struct {
	ctx     context.Context
	n, step int
	fn      func(lo, hi int)
	next    atomic.Int64
	done    atomic.Int64
	failure atomic.Pointer[failure]
}

// failure holds what fn panicked with.
type failure struct{ value any }

func (l *loop) work() {
	defer l.recover()
	for l.ctx.Err() == nil && l.failure.Load() == nil {
		hi := int(l.next.Add(int64(l.step)))
		lo := hi - l.step
		if lo >= l.n {
			return
		}
		hi = min(hi, l.n)
		l.fn(lo, hi)
		l.done.Add(int64(hi - lo))
	}
}

func (l *loop) recover() {
	if r := recover(); r != nil {
		l.failure.CompareAndSwap(nil, &failure{r})
	}
}

func (l *loop) result() error {
	if f := l.failure.Load(); f != nil {
		panic(f.value)
	}
	if int(l.done.Load()) == l.n {
		return nil
	}
	return l.ctx.Err()
}
