package scene

import (
	"sandtable/app/store"
	"sandtable/geo/draw"
)

// AnnotationPart is what of an annotation is under the pointer.
type AnnotationPart uint8

// The parts: where it stands or begins, where it ends, the edge of a ring, its
// line or words.
const (
	NoPart AnnotationPart = iota
	AtPart
	ToPart
	EdgePart
	BodyPart
)

// HitAnnotation is the annotation under a device pixel and what of it; the one
// added last wins, and points win over lines.
func (s *Scene) HitAnnotation(p draw.Point) (Annotation, AnnotationPart) {
	reach := 7 * scaleOf(s.Frame.Viewport)
	best, part := Annotation{}, NoPart
	for i := len(s.Annotations) - 1; i >= 0; i-- {
		n := s.Annotations[i]
		if got := n.part(p, reach); got != NoPart && (part == NoPart || got < part) {
			best, part = n, got
		}
	}
	return best, part
}

func (n Annotation) part(p draw.Point, reach float64) AnnotationPart {
	switch {
	case n.Kind != store.Text && n.A.Sub(p).Len() <= reach:
		return AtPart
	case n.Kind.Line() && n.Z.Sub(p).Len() <= reach:
		return ToPart
	case n.Kind.Round() && onPath(n.Path, p, reach):
		return EdgePart
	case onPath(n.Path, p, reach), p.X >= n.Box.Min.X && p.X < n.Box.Max.X && p.Y >= n.Box.Min.Y && p.Y < n.Box.Max.Y:
		return BodyPart
	}
	return NoPart
}

// onPath reports whether a point is within reach of a path of straight pieces.
func onPath(path draw.Path, p draw.Point, reach float64) bool {
	for i := 1; i < len(path.Points); i++ {
		a, z := path.Points[i-1], path.Points[i]
		if path.Verbs[i] != draw.VerbLine {
			continue
		}
		along, t := z.Sub(a), 0.0
		if l := along.X*along.X + along.Y*along.Y; l > 0 {
			to := p.Sub(a)
			t = min(max((to.X*along.X+to.Y*along.Y)/l, 0), 1)
		}
		if a.Lerp(z, t).Sub(p).Len() <= reach {
			return true
		}
	}
	return false
}

// noteSection explains the annotations that are in the picture.
func (s *Scene) noteSection() LegendSection {
	var seen [store.Distance + 1]bool
	for _, n := range s.Annotations {
		seen[n.Kind] = seen[n.Kind] || n.OnMap
	}
	section := LegendSection{Title: "Added by the author"}
	labels := [...]string{
		store.Text: "words", store.Arrow: "arrow", store.Ring: "range ring", store.Launch: "hypothetical range",
		store.Distance: "distance",
	}
	for kind, on := range seen {
		if on {
			section.Entries = append(section.Entries, LegendEntry{Label: labels[kind], Sort: NoteEntry, Note: store.AnnotationKind(kind)})
		}
	}
	return section
}

// noteBoxes is the part of Obstacles that annotations take.
func (s *Scene) noteBoxes() []draw.Box {
	var out []draw.Box
	for _, n := range s.Annotations {
		if n.Box != (draw.Box{}) {
			out = append(out, n.Box)
		}
	}
	return out
}
