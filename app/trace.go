package app

import (
	"encoding/json"
	"io"
	"os"
	"time"

	"sandtable/app/store"
)

// trace writes one JSON line per input: how long its handler, the job that it
// caused, the swap of the result and all of it together took. A nil trace
// writes nothing. It belongs to the UI goroutine.
type trace struct {
	out   io.WriteCloser
	start time.Time
	now   func() time.Time
	open  *traceLine // the input whose frame has not been shown yet
	seen  func() traceSeen
}

// traceSeen is what the window shows and is asked to show.
type traceSeen struct {
	view               store.View
	onMap, match, rows int
	window, event      string
	note               string // what the last annotation on the map says
}

// traceLine is one line; times are in milliseconds.
type traceLine struct {
	At      float64 `json:"t"`
	Input   string  `json:"input"`
	Target  string  `json:"target"`
	Handler float64 `json:"handler_ms"`
	Job     float64 `json:"job_ms"`
	Swap    float64 `json:"swap_ms"`
	Total   float64 `json:"total_ms"`
	OnMap   int     `json:"on_map"`
	Match   int     `json:"match"`
	Rows    int     `json:"rows"`
	Window  string  `json:"window"`
	Event   string  `json:"event"`
	Note    string  `json:"note"`
	begun   time.Time
}

// newTrace opens a trace file; "" gives nil.
func newTrace(path string, now func() time.Time) (*trace, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &trace{out: f, start: now(), now: now}, nil
}

// input begins an input and returns what ends its handler.
func (t *trace) input(target, name string) (done func()) {
	if t == nil {
		return func() {}
	}
	line := &traceLine{Input: name, Target: target, begun: t.now()}
	line.At = ms(line.begun.Sub(t.start))
	before := t.seen().view
	return func() {
		line.Handler = ms(t.now().Sub(line.begun))
		if t.open != nil {
			t.write(t.open) // its frame was overtaken by this input's
		}
		if t.open = line; t.seen().view == before {
			t.shown(0, 0) // nothing changed: no frame will come
		}
	}
}

// opened begins the first line: how long the program took from its start to the
// first finished frame.
func (t *trace) opened() {
	if t != nil {
		t.open = &traceLine{Input: "start", Target: "window", begun: t.start}
	}
}

// shown notes that the frame of the open input is on screen.
func (t *trace) shown(job, swap time.Duration) {
	if t == nil || t.open == nil {
		return
	}
	l, s := t.open, t.seen()
	l.Job, l.Swap, l.Total = ms(job), ms(swap), ms(t.now().Sub(l.begun))
	l.OnMap, l.Match, l.Rows, l.Window, l.Event, l.Note = s.onMap, s.match, s.rows, s.window, s.event, s.note
	t.write(l)
	t.open = nil
}

func (t *trace) write(line *traceLine) {
	if b, err := json.Marshal(line); err == nil {
		_, _ = t.out.Write(append(b, '\n'))
	}
}

// close ends the trace.
func (t *trace) close() {
	if t == nil {
		return
	}
	if t.open != nil {
		t.write(t.open)
	}
	_ = t.out.Close()
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
