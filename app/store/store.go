package store

import "sandtable/data/edtf"

// Store owns the view. All of it belongs to one goroutine, that of the UI.
//
// A verb changes the view at once and asks for one flush; however many verbs
// run before it, the watchers are told once, with the view they saw last and
// the view as it is now.
type Store struct {
	view, told View
	undo, redo []View
	gesture    string // the gesture that the last undo step belongs to
	extent     Range
	watchers   []func(old, now View)
	post       func(func())
	pending    bool
}

// maxUndo bounds the steps that can be taken back.
const maxUndo = 200

// New returns a store with view v over a dataset that reaches over extent.
// post runs a function soon on the UI goroutine (or at once, in a test).
func New(v View, extent Range, post func(func())) *Store {
	return &Store{view: v, told: v, extent: extent, post: post}
}

// View is the view as it is now.
func (s *Store) View() View { return s.view }

// Extent is the time that the dataset reaches over.
func (s *Store) Extent() Range { return s.extent }

// Watch has f told of every change from now on.
func (s *Store) Watch(f func(old, now View)) { s.watchers = append(s.watchers, f) }

// Reset starts over with another dataset: no undo, all watchers told.
func (s *Store) Reset(v View, extent Range) {
	s.undo, s.redo, s.gesture, s.extent = nil, nil, "", extent
	s.view = v
	s.flushSoon()
}

// set makes v the view. Changes of one gesture ("" = each its own) are one step
// to undo.
func (s *Store) set(gesture string, v View) {
	if v == s.view {
		return
	}
	if gesture == "" || gesture != s.gesture {
		s.undo = append(s.undo, s.view)
		if len(s.undo) > maxUndo {
			s.undo = s.undo[1:]
		}
	}
	s.redo, s.gesture = nil, gesture
	s.view = v
	s.flushSoon()
}

// look makes v the view without a step to undo: selection, tabs, sorting.
func (s *Store) look(v View) {
	if v != s.view {
		s.view = v
		s.flushSoon()
	}
}

// Done ends the gesture: the next change is a step of its own.
func (s *Store) Done() { s.gesture = "" }

func (s *Store) flushSoon() {
	if s.pending {
		return
	}
	s.pending = true
	s.post(s.flush)
}

func (s *Store) flush() {
	s.pending = false
	old := s.told
	s.told = s.view
	if old == s.told {
		return
	}
	for _, w := range s.watchers {
		w(old, s.told)
	}
}

// CanUndo reports whether there is a step to take back.
func (s *Store) CanUndo() bool { return len(s.undo) > 0 }

// CanRedo reports whether there is a step to take again.
func (s *Store) CanRedo() bool { return len(s.redo) > 0 }

// Undo takes the last step back.
func (s *Store) Undo() { s.swap(&s.undo, &s.redo) }

// Redo takes a step again that was taken back.
func (s *Store) Redo() { s.swap(&s.redo, &s.undo) }

func (s *Store) swap(from, to *[]View) {
	n := len(*from)
	if n == 0 {
		return
	}
	*to = append(*to, s.view)
	s.view = (*from)[n-1]
	*from = (*from)[:n-1]
	s.gesture = ""
	s.flushSoon()
}

// clampDay keeps a day within the bounded days.
func clampDay(d edtf.Day) edtf.Day { return min(max(d, edtf.MinDay+1), edtf.MaxDay-1) }
