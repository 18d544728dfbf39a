package basemap

import "math"

// emptyRect returns the rectangle that holds nothing: joining it changes nothing.
func emptyRect() Rect { return Rect{MinX: math.MaxUint32, MinY: math.MaxUint32} }

// with returns the smallest rectangle that also holds p.
func (r Rect) with(p Point) Rect {
	return Rect{min(r.MinX, p.X), min(r.MinY, p.Y), max(r.MaxX, p.X), max(r.MaxY, p.Y)}
}

// Join returns the smallest rectangle that holds both.
func (r Rect) Join(o Rect) Rect {
	return Rect{min(r.MinX, o.MinX), min(r.MinY, o.MinY), max(r.MaxX, o.MaxX), max(r.MaxY, o.MaxY)}
}

// Contains reports whether the point lies inside or on the edge.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.MinX && p.X <= r.MaxX && p.Y >= r.MinY && p.Y <= r.MaxY
}
