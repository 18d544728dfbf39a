package store

import (
	"fmt"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
)

// TypeWindow sets the window from two typed dates: EDTF, ".." or empty for the
// dataset's extent. The error names the date that cannot be read; the view
// stays as it was.
func (s *Store) TypeWindow(from, to string) error {
	w, err := ParseWindow(from, to, s.extent)
	if err != nil {
		return err
	}
	v := s.view
	v.Window = w
	s.set("", v)
	return nil
}

// ParseWindow makes a window of two EDTF texts within an extent.
func ParseWindow(from, to string, extent Range) (Window, error) {
	text := orOpen(from)
	if end := orOpen(to); end != text || strings.Contains(text, "/") {
		text += "/" + end
	}
	parsed, err := edtf.ParseWindow(text)
	if err != nil {
		return Window{}, fmt.Errorf("window %q: %w", text, err)
	}
	w := Window{From: orOpen(from), To: orOpen(to), A: parsed.A, Z: parsed.Z}
	if w.A.Unbounded() {
		w.A = min(extent.A, w.Z)
	}
	if w.Z.Unbounded() {
		w.Z = max(extent.Z, w.A)
	}
	if w.A > w.Z {
		return Window{}, fmt.Errorf("window %q: it ends before it starts", text)
	}
	return w, nil
}

// DragWindow sets the window to the days [a,z] while a handle is dragged; Done
// ends the drag.
func (s *Store) DragWindow(a, z edtf.Day) { s.setWindow("window", a, z) }

// SetWindow sets the window to the days [a,z].
func (s *Store) SetWindow(a, z edtf.Day) { s.setWindow("", a, z) }

func (s *Store) setWindow(gesture string, a, z edtf.Day) {
	if a > z {
		a, z = z, a
	}
	v := s.view
	v.Window = s.windowOf(clampDay(a), clampDay(z))
	s.set(gesture, v)
}

// windowOf names the extent's own ends "..", as the user would.
func (s *Store) windowOf(a, z edtf.Day) Window {
	w := Window{From: a.String(), To: z.String(), A: a, Z: z}
	if a == s.extent.A {
		w.From = ".."
	}
	if z == s.extent.Z {
		w.To = ".."
	}
	return w
}

// WholeWindow sets the window to the dataset's extent.
func (s *Store) WholeWindow() { s.setWindow("", s.extent.A, s.extent.Z) }

// SetMode sets the mode.
func (s *Store) SetMode(m index.Mode) {
	v := s.view
	v.Mode = m
	s.set("", v)
}

// SetAsKnown sets what had been published; the zero AsKnown is off.
func (s *Store) SetAsKnown(k data.AsKnown) {
	v := s.view
	v.AsKnown = k
	s.set("", v)
}

// DragAsKnown moves the as-known day while its handle is dragged.
func (s *Store) DragAsKnown(day edtf.Day) {
	v := s.view
	v.AsKnown.On, v.AsKnown.Day = true, clampDay(day)
	s.set("as-known", v)
}

// SetFilter sets the filter expression; the caller has seen it parse.
func (s *Store) SetFilter(expr string) {
	v := s.view
	v.Filter = expr
	s.set("", v)
}

// TypeFind sets the text of the filter box as it is being typed.
func (s *Store) TypeFind(text string) {
	v := s.view
	v.Find = text
	s.set("find", v)
}

// SetWithin sets the area that filters; the zero Within takes it away.
func (s *Store) SetWithin(b Within) {
	v := s.view
	v.Within = b
	s.set("", v)
}

// MoveCamera sets the camera during a gesture; Done ends it.
func (s *Store) MoveCamera(c geo.Camera) {
	v := s.view
	v.Camera = c
	s.set("camera", v)
}

// SetCamera sets the camera in one step.
func (s *Store) SetCamera(c geo.Camera) {
	v := s.view
	v.Camera = c
	s.set("", v)
}

// MoveRange sets the time that the timeline shows.
func (s *Store) MoveRange(a, z edtf.Day) {
	v := s.view
	if z-a < 6 {
		mid := a + (z-a)/2
		a, z = mid-3, mid+3
	}
	v.Range = Range{A: clampDay(a), Z: clampDay(z)}
	s.look(v)
}

// SetAxis sets how the timeline spreads time.
func (s *Store) SetAxis(a Axis) {
	v := s.view
	v.Axis = a
	s.look(v)
}

// AdjustCamera sets the camera without a step to undo: the frame has changed, not
// the user's mind.
func (s *Store) AdjustCamera(c geo.Camera) {
	v := s.view
	v.Camera = c
	s.look(v)
}

// SetFocal sets the state whose partner states are filled; "" for none.
func (s *Store) SetFocal(actor string) {
	v := s.view
	v.Focal = actor
	s.set("", v)
}

// SetLayers sets the map's layers.
func (s *Store) SetLayers(l Layers) {
	v := s.view
	v.Layers = l
	s.set("", v)
}

// SetTheme sets light, dark or print.
func (s *Store) SetTheme(name string) {
	v := s.view
	v.Theme = name
	s.look(v)
}

// SetTitle sets the title that snapshots print.
func (s *Store) SetTitle(title string) {
	v := s.view
	v.Title = title
	s.set("", v)
}

// SetView replaces the whole view, as opening a saved one does.
func (s *Store) SetView(v View) { s.set("", v) }

// Select selects an event ("" = none) without a group to page through.
func (s *Store) Select(event string) {
	v := s.view
	v.Selected, v.Here, v.Source, v.Relation = event, "", "", ""
	s.look(v)
}

// SelectHere selects an event of a group on the map; the details page through
// the group.
func (s *Store) SelectHere(event, here string) {
	v := s.view
	v.Selected, v.Here, v.Source, v.Relation = event, here, "", ""
	s.look(v)
}

// SelectSource selects a source on the sources page.
func (s *Store) SelectSource(id string) {
	v := s.view
	v.Source = id
	s.look(v)
}

// SelectRelation selects a relation on the states page.
func (s *Store) SelectRelation(id string) {
	v := s.view
	v.Relation = id
	s.look(v)
}

// SetTab turns to a page of the tables.
func (s *Store) SetTab(t Tab) {
	v := s.view
	v.Tab = t
	s.look(v)
}

// SetSort orders the events table; the same column again turns the order round.
func (s *Store) SetSort(column string) {
	v := s.view
	v.Sort = Sort{Column: column, Down: v.Sort.Column == column && !v.Sort.Down}
	s.look(v)
}

// SetBy sets the fields of the summary.
func (s *Store) SetBy(fields string) {
	v := s.view
	v.By = fields
	s.look(v)
}
