package app

import (
	"os"
	"sync"
	"time"
)

// mailbox hands reports from a worker to the UI: the newest wins, and at most
// one post is outstanding, because the UI runs about one of them per frame.
type mailbox struct {
	post   func(func())
	mu     sync.Mutex
	newest func()
}

func newMailbox(post func(func())) *mailbox { return &mailbox{post: post} }

// put leaves a report, in place of one that has not been read yet.
func (m *mailbox) put(report func()) {
	m.mu.Lock()
	waiting := m.newest != nil
	m.newest = report
	m.mu.Unlock()
	if !waiting {
		m.post(m.read)
	}
}

func (m *mailbox) read() {
	m.mu.Lock()
	report := m.newest
	m.newest = nil
	m.mu.Unlock()
	report()
}

// exitSoon ends the process if the toolkit has not done so a few seconds after
// its last window closed.
func exitSoon() { time.AfterFunc(3*time.Second, func() { os.Exit(0) }) }
