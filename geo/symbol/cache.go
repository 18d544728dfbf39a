package symbol

import (
	"strconv"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Symbol returns the mark as a symbol that a list can use many times.
func (m Mark) Symbol(t palette.Theme) *draw.Symbol {
	var l draw.List
	m.Append(&l, draw.Point{}, t)
	return &draw.Symbol{Items: l.Items, Reach: m.Radius() + m.beyond()*m.scale() + 1}
}

// beyond returns how far rings and badge reach beyond Radius, at standard size.
func (m Mark) beyond() float64 {
	beyond := 0.0
	if m.Emphasis != Plain {
		beyond = 8
	}
	if m.Count > 1 {
		beyond = max(beyond, 3+6*float64(len(strconv.Itoa(m.Count))))
	}
	return beyond
}

// maxCached is how many marks a Cache keeps.
const maxCached = 2048

// Cache keeps the symbols of marks in one theme, so that thousands of marks cost
// little more than a copy each, and frames share the pictures of them. Use one
// Cache per goroutine.
type Cache struct {
	theme   palette.Theme
	symbols map[Mark]*draw.Symbol
}

// NewCache returns an empty cache for a theme.
func NewCache(t palette.Theme) *Cache {
	return &Cache{theme: t, symbols: map[Mark]*draw.Symbol{}}
}

// Append draws a mark at a point as a use of its symbol.
func (c *Cache) Append(l *draw.List, m Mark, at draw.Point) {
	if !(m.Size > 0) {
		return
	}
	s, ok := c.symbols[m]
	if !ok {
		if len(c.symbols) >= maxCached {
			clear(c.symbols)
		}
		s = m.Symbol(c.theme)
		c.symbols[m] = s
	}
	l.Append(draw.Use{Symbol: s, At: at})
}
