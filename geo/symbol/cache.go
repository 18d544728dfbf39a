package symbol

import (
	"math"
	"strconv"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Symbol returns the mark as a symbol that a list can use many times.
func (m Mark) Symbol(t palette.Theme) *draw.Symbol {
	var l draw.List
	m.Append(&l, draw.Point{}, t)
	return &draw.Symbol{Items: l.Items, Reach: max(m.Radius()+m.beyond()*m.scale(), codeRoom(m.Code)*m.scale()) + 1}
}

// codeRoom is how far a code reaches from the middle of its mark, in x or y, at
// standard size.
func codeRoom(code string) float64 {
	if code == "" {
		return 0
	}
	return max(codeMiddle+codeSize, codeSize*0.6*float64(len(code))+3)
}

// beyond returns how far rings and badge reach beyond Radius, at standard size.
func (m Mark) beyond() float64 {
	beyond := 0.0
	if m.Emphasis != Plain {
		beyond = 8
	}
	if m.Sign.Entity != NoEntity {
		beyond = max(beyond, m.Sign.high()-frameReach(m.Frame)+haloReach)
	}
	if m.Count > 1 {
		beyond = max(beyond, 3+6*float64(len(strconv.Itoa(m.Count))))
	}
	return beyond
}

// maxCached is how many marks a Cache keeps.
const maxCached = 2048

// Cache keeps the symbols of marks and stacks in one theme, so that thousands of
// them cost little more than a copy each, and frames share the pictures of them.
// Use one Cache per goroutine.
type Cache struct {
	theme   palette.Theme
	symbols map[Mark]*draw.Symbol
	stacks  map[Stack]*draw.Symbol
}

// NewCache returns an empty cache for a theme.
func NewCache(t palette.Theme) *Cache {
	return &Cache{theme: t, symbols: map[Mark]*draw.Symbol{}, stacks: map[Stack]*draw.Symbol{}}
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

// AppendStack draws a stack at a point as a use of its symbol.
func (c *Cache) AppendStack(l *draw.List, s Stack, at draw.Point) {
	if s.Total() == 0 || !(s.Size > 0) {
		return
	}
	drawn, ok := c.stacks[s]
	if !ok {
		if len(c.stacks) >= maxCached {
			clear(c.stacks)
		}
		drawn = s.Symbol(c.theme)
		c.stacks[s] = drawn
	}
	l.Append(draw.Use{Symbol: drawn, At: at})
}

// AppendTray draws a tray with its top left corner at a whole pixel near a
// point, its marks as uses of their symbols.
func (c *Cache) AppendTray(l *draw.List, y Tray, at draw.Point) {
	y.append(l, draw.Pt(math.Floor(at.X+0.5), math.Floor(at.Y+0.5)), c.theme, c.Append)
}
