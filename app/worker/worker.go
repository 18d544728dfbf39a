// Package worker runs slow work behind the UI, newest first. It is the only
// place in app/ that starts goroutines.
package worker

import (
	"context"
	"sync"
	"time"
)

// Job is a piece of work. Its inputs must be immutable: it runs beside the UI.
// It returns what to do with the result on the UI goroutine, or nil when it was
// cancelled.
type Job func(ctx context.Context) (apply func())

// patience is how long a job may run on after a newer one has been submitted.
// Short jobs so finish and their frames are shown while the hand still moves;
// long ones give way.
const patience = 120 * time.Millisecond

// Runner runs one job at a time. While one runs, only the newest of those
// submitted waits; the others are dropped. Results are handed to post, at most
// one outstanding: a newer result replaces one that has not been applied yet.
// All methods may be called from any goroutine.
type Runner struct {
	post func(func())

	mu      sync.Mutex
	next    Job
	cancel  context.CancelFunc
	follows bool // next is a follower
	running bool
	working bool // a job is being run
	closed  bool
	apply   func()
	idle    *sync.Cond
}

// New returns a runner; post runs a function soon on the UI goroutine.
func New(post func(func())) *Runner {
	r := &Runner{post: post}
	r.idle = sync.NewCond(&r.mu)
	return r
}

// Submit makes job the next one to run.
func (r *Runner) Submit(job Job) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return
	}
	r.next, r.follows = job, false
	if r.running {
		time.AfterFunc(patience, r.cancel)
		return
	}
	r.start()
}

// Follow runs job after a result that has been applied, for what that result still
// lacks. It gives way: to a job that runs or waits, and to a result that has not
// been applied yet. Those have followers of their own.
func (r *Runner) Follow(job Job) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed || r.working || r.next != nil {
		return
	}
	r.next, r.follows = job, true
	if !r.running {
		r.start()
	}
}

// start starts the loop; the caller holds the lock.
func (r *Runner) start() {
	r.running = true
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	go r.loop(ctx, cancel)
}

// loop runs jobs until none waits.
func (r *Runner) loop(ctx context.Context, cancel context.CancelFunc) {
	for {
		r.mu.Lock()
		job, follows := r.next, r.follows
		r.next = nil
		if job == nil || r.closed {
			r.running = false
			r.idle.Broadcast()
			r.mu.Unlock()
			cancel()
			return
		}
		r.working = true
		r.mu.Unlock()
		apply := job(ctx)
		r.mu.Lock()
		r.working = false
		r.mu.Unlock()
		if apply != nil {
			r.deliver(apply, follows)
		}
		cancel()
		ctx, cancel = context.WithCancel(context.Background())
		r.mu.Lock()
		r.cancel = cancel
		r.mu.Unlock()
	}
}

// deliver puts a result into the mailbox and rings once.
func (r *Runner) deliver(apply func(), follows bool) {
	r.mu.Lock()
	waiting := r.apply != nil
	if !waiting || !follows {
		r.apply = apply
	}
	r.mu.Unlock()
	if !waiting {
		r.post(r.collect)
	}
}

func (r *Runner) collect() {
	r.mu.Lock()
	apply, closed := r.apply, r.closed
	r.apply = nil
	r.mu.Unlock()
	if apply != nil && !closed {
		apply()
	}
}

// Busy reports whether a job runs or waits.
func (r *Runner) Busy() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.running
}

// Cancel drops the waiting job and cancels the running one.
func (r *Runner) Cancel() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next = nil
	if r.running {
		r.cancel()
	}
}

// Close cancels what runs, waits for it to end and takes no more jobs. Results
// that have not been applied are dropped.
func (r *Runner) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed, r.next = true, nil
	if r.running {
		r.cancel()
	}
	for r.running {
		r.idle.Wait()
	}
}

// Wait returns when no job runs or waits. For tests and shutdown.
func (r *Runner) Wait() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.running {
		r.idle.Wait()
	}
}
