package scene

import (
	"sync"

	"sandtable/app/store"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// Match says which events of a model meet a window. Its numbers come from the
// index, without a look at the events; the list of them is made when it is first
// asked for. It is a plain value that may be copied and read from several
// goroutines; the zero Match has no events.
type Match struct {
	N       int // events that match
	Total   int // events in the dataset
	NoPlace int // of N: without a place that has coordinates
	NoDate  int // of the model's set: without a date, so in no window
	Hidden  int // of the dataset: not visible, because of as-known

	index *index.Index
	a, z  edtf.Day
	mode  index.Mode
	list  *listed
}

// listed is the list of a match, once it is made.
type listed struct {
	once   sync.Once
	events []int32
}

// Match counts the events that meet the view's window in its mode. Cost: a few
// binary searches; in certain mode also the events without a core that start in
// the window.
func (m *Model) Match(v store.View) Match {
	w := v.Window
	out := Match{
		Total: m.Known.Events.N, NoDate: m.Index.Undated(), Hidden: m.hidden,
		index: m.Index, a: w.A, z: w.Z, mode: v.Mode, list: &listed{},
	}
	out.N = m.Index.Count(w.A, w.Z, v.Mode)
	if m.away != nil {
		out.NoPlace = m.away.Count(w.A, w.Z, v.Mode)
	}
	return out
}

// Events lists the events that match, in file order; do not change it. Cost: the
// first call is linear in the events of the dataset, later ones cost nothing.
func (m Match) Events() []int32 {
	if m.index == nil {
		return nil
	}
	m.list.once.Do(func() { m.list.events = m.index.Matching(m.a, m.z, m.mode, nil) })
	return m.list.events
}

// Has reports whether event e matches. It makes no list.
func (m Match) Has(e int32) bool {
	return m.index != nil && e >= 0 && m.index.Meets(e, m.a, m.z, m.mode)
}
