package basemap

import "fmt"

// finish checks the rings and fills in what the file does not store: extents
// and the index by code.
func (m *Map) finish() error {
	m.byCode = make(map[string]int, len(m.States))
	for i := range m.States {
		s := &m.States[i]
		if s.Capital >= int32(len(m.Cities)) {
			return fmt.Errorf("%w: %s has no such capital", ErrFormat, s.Code)
		}
		if _, double := m.byCode[s.Code]; double {
			return fmt.Errorf("%w: code %q twice", ErrFormat, s.Code)
		}
		m.byCode[s.Code] = i
		s.Rect = emptyRect()
		for j := range s.Polygons {
			if !m.finishPolygon(&s.Polygons[j]) {
				return fmt.Errorf("%w: open ring in %s", ErrFormat, s.Code)
			}
			s.Rect = s.Rect.Join(s.Polygons[j].Rect)
		}
	}
	if err := m.finishAreas(); err != nil {
		return err
	}
	m.views = newWorldviews()
	for i := range m.Lakes {
		if !m.finishPolygon(&m.Lakes[i].Polygon) {
			return fmt.Errorf("%w: open ring in lake %d", ErrFormat, i)
		}
	}
	return nil
}

// finishAreas checks the areas.
func (m *Map) finishAreas() error {
	for i := range m.Areas {
		a := &m.Areas[i]
		for _, code := range append([]string{a.Holder, a.Recognised}, a.Claims...) {
			if _, ok := m.byCode[code]; !ok {
				return fmt.Errorf("%w: area %s of no state %q", ErrFormat, a.ID, code)
			}
		}
		for _, o := range a.Views {
			if _, ok := m.byCode[o.Owner]; !ok {
				return fmt.Errorf("%w: area %s of no state %q", ErrFormat, a.ID, o.Owner)
			}
		}
		for j := range a.Polygons {
			if !m.finishPolygon(&a.Polygons[j]) {
				return fmt.Errorf("%w: open ring in area %s", ErrFormat, a.ID)
			}
		}
	}
	return nil
}

// finishPolygon sets the extent of a polygon and reports whether its rings are
// closed and made of arcs that exist.
func (m *Map) finishPolygon(p *Polygon) bool {
	p.Rect = emptyRect()
	for _, ring := range p.Rings {
		if !m.ringClosed(ring) {
			return false
		}
		for _, ref := range ring {
			p.Rect = p.Rect.Join(m.Arcs[ref.Arc()].Rect)
		}
	}
	return len(p.Rings) > 0
}

func (m *Map) ringClosed(ring []Ref) bool {
	for _, ref := range ring {
		if ref.Arc() >= len(m.Arcs) {
			return false
		}
	}
	for i, ref := range ring {
		_, end := m.ends(ref)
		start, _ := m.ends(ring[(i+1)%len(ring)])
		if end != start {
			return false
		}
	}
	return len(ring) > 0
}

// ends returns the first and the last point of an arc in the ring's direction.
func (m *Map) ends(ref Ref) (start, end Point) {
	p := m.Points(ref.Arc(), 0)
	if ref.Reversed() {
		return p[len(p)-1], p[0]
	}
	return p[0], p[len(p)-1]
}

// AppendRing appends the points of a ring at a level of detail to dst and
// returns it. The first point is not repeated at the end. Where two arcs meet,
// their common point comes once.
func (m *Map) AppendRing(dst []Point, ring []Ref, detail int) []Point {
	for _, ref := range ring {
		points := m.Points(ref.Arc(), detail)
		if !ref.Reversed() {
			dst = append(dst, points[:len(points)-1]...)
			continue
		}
		for i := len(points) - 1; i > 0; i-- {
			dst = append(dst, points[i])
		}
	}
	return dst
}
