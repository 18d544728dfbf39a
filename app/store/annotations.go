package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sandtable/geo"

	"github.com/paulmach/orb"
)

// Annotations is a list of annotations in the one text that stands for it: one a
// line, as Annotation.String writes them. It is comparable; the zero value is
// empty.
type Annotations string

// List returns the annotations in the order in which they were added.
func (l Annotations) List() []Annotation {
	if l == "" {
		return nil
	}
	var out []Annotation
	for line := range strings.SplitSeq(string(l), "\n") {
		if a, err := ParseAnnotation(line); err == nil {
			out = append(out, a)
		}
	}
	return out
}

// listOf is the text of a list.
func listOf(list []Annotation) Annotations {
	lines := make([]string, len(list))
	for i, a := range list {
		lines[i] = a.String()
	}
	return Annotations(strings.Join(lines, "\n"))
}

// With returns the list with an annotation added at its end. The error says why
// it cannot be shown; the list comes back as it was.
func (l Annotations) With(a Annotation) (Annotations, error) {
	a = a.tidy()
	if err := a.Check(); err != nil {
		return l, err
	}
	list := l.List()
	if len(list) >= mostAnnotations {
		return l, fmt.Errorf("a view has at most %d annotations", mostAnnotations)
	}
	return listOf(append(list, a)), nil
}

// Edit returns the list with annotation i replaced; an i that is not in it, or an
// annotation that cannot be shown, changes nothing.
func (l Annotations) Edit(i int, a Annotation) Annotations {
	list := l.List()
	a = a.tidy()
	if i < 0 || i >= len(list) || a.Check() != nil {
		return l
	}
	list[i] = a
	return listOf(list)
}

// Without returns the list without annotation i.
func (l Annotations) Without(i int) Annotations {
	list := l.List()
	if i < 0 || i >= len(list) {
		return l
	}
	return listOf(slices.Delete(list, i, i+1))
}

// annotationWire is an annotation as view.json has it.
type annotationWire struct {
	Kind   string   `json:"kind"`
	Lon    float64  `json:"lon"`
	Lat    float64  `json:"lat"`
	ToLon  *float64 `json:"to_lon,omitempty"`
	ToLat  *float64 `json:"to_lat,omitempty"`
	Radius float64  `json:"radius,omitempty"`
	Unit   string   `json:"unit,omitempty"`
	Words  string   `json:"text"`
}

// MarshalJSON writes the list as an array of objects.
func (l Annotations) MarshalJSON() ([]byte, error) {
	out := []annotationWire{}
	for _, a := range l.List() {
		w := annotationWire{Kind: a.Kind.String(), Lon: a.At[0], Lat: a.At[1], Words: a.Words}
		w.Radius, w.Unit = a.Radius.Value, a.Radius.Unit
		if a.Kind.Line() {
			w.ToLon, w.ToLat = &a.To[0], &a.To[1]
		}
		out = append(out, w)
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. The error names the annotation and
// the value that cannot be.
func (l *Annotations) UnmarshalJSON(b []byte) error {
	var list []annotationWire
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("annotations: %w", err)
	}
	var out Annotations
	for i, w := range list {
		a, err := w.annotation()
		if err == nil {
			out, err = out.With(a)
		}
		if err != nil {
			return fmt.Errorf("annotation %d: %w", i+1, err)
		}
	}
	*l = out
	return nil
}

func (w annotationWire) annotation() (Annotation, error) {
	i := slices.Index(annotationNames[:], w.Kind)
	if i < 0 {
		return Annotation{}, fmt.Errorf("unknown kind %q (known: %s)", w.Kind, strings.Join(annotationNames[:], ", "))
	}
	a := Annotation{Kind: AnnotationKind(i), At: orb.Point{w.Lon, w.Lat}, Words: w.Words}
	a.Radius = geo.Length{Value: w.Radius, Unit: w.Unit}
	if a.Kind.Line() {
		if w.ToLon == nil || w.ToLat == nil {
			return a, fmt.Errorf("%s without to_lon and to_lat", w.Kind)
		}
		a.To = orb.Point{*w.ToLon, *w.ToLat}
	}
	return a, nil
}

// AddAnnotation adds an annotation; the error says why it cannot be shown.
func (s *Store) AddAnnotation(a Annotation) error {
	v := s.view
	list, err := v.Annotations.With(a)
	if err != nil {
		return err
	}
	v.Annotations = list
	s.set("", v)
	return nil
}

// EditAnnotation replaces annotation i.
func (s *Store) EditAnnotation(i int, a Annotation) {
	v := s.view
	v.Annotations = v.Annotations.Edit(i, a)
	s.set("", v)
}

// MoveAnnotation replaces annotation i while it is dragged; Done ends the drag.
func (s *Store) MoveAnnotation(i int, a Annotation) {
	v := s.view
	v.Annotations = v.Annotations.Edit(i, a)
	s.set("annotation", v)
}

// RemoveAnnotation takes annotation i away.
func (s *Store) RemoveAnnotation(i int) {
	v := s.view
	v.Annotations = v.Annotations.Without(i)
	s.set("", v)
}

// ClearAnnotations takes all annotations away.
func (s *Store) ClearAnnotations() {
	v := s.view
	v.Annotations = ""
	s.set("", v)
}
