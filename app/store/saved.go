package store

// Saved is a Store's view with its extent and its undo and redo lists.
type Saved struct {
	view       View
	extent     Range
	undo, redo []View
}

// Save keeps everything that Restore brings back.
func (s *Store) Save() Saved {
	return Saved{s.view, s.extent, append([]View(nil), s.undo...), append([]View(nil), s.redo...)}
}

// Restore goes back to what Save kept, whatever dataset came in between; all
// watchers are told.
func (s *Store) Restore(k Saved) {
	s.view, s.extent, s.undo, s.redo, s.gesture = k.view, k.extent, k.undo, k.redo, ""
	s.flushSoon()
}

// Extend takes a larger extent of a dataset that is still being read, and what
// of its opening view the user has left alone: was is the opening view before,
// now the one that suits the extent. All watchers are told.
func (s *Store) Extend(was, now View, extent Range) {
	v := s.view
	if v.Camera == was.Camera {
		v.Camera = now.Camera
	}
	if v.Window == was.Window {
		v.Window = now.Window
	}
	if v.Range == was.Range {
		v.Range = now.Range
	}
	s.view, s.extent = v, extent
	s.flushSoon()
}
