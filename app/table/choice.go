package table

import (
	"slices"

	"sandtable/app/scene"
)

// wideEnough is the width from which a grid shows all columns, in units.
const wideEnough = 700

// choice is which columns of the events the user has switched on or off. A
// narrow and a wide table are chosen for apart.
type choice struct{ narrow, wide map[string]bool }

// shown reports whether a column is shown. What was not chosen follows the
// width: a narrow table has when, event and sources.
func (c choice) shown(id string, narrow bool) bool {
	chosen := c.wide
	if narrow {
		chosen = c.narrow
	}
	if on, ok := chosen[id]; ok {
		return on
	}
	return !narrow || slices.Contains([]string{"when", "event", "sources"}, id)
}

// toggle switches a column; the last one stays.
func (c *choice) toggle(id string, narrow bool) {
	if c.shown(id, narrow) && len(c.ids(narrow)) == 1 {
		return
	}
	chosen := &c.wide
	if narrow {
		chosen = &c.narrow
	}
	on := c.shown(id, narrow)
	if *chosen == nil {
		*chosen = map[string]bool{}
	}
	(*chosen)[id] = !on
}

// ids are the columns that are shown, in order.
func (c choice) ids(narrow bool) []string {
	var out []string
	for _, col := range scene.Columns() {
		if c.shown(col.ID, narrow) {
			out = append(out, col.ID)
		}
	}
	return out
}

// columns are the columns that are shown, for a width.
func (c choice) columns(width float32) []column {
	narrow := width < wideEnough
	var out []column
	for _, col := range scene.Columns() {
		if !c.shown(col.ID, narrow) {
			continue
		}
		out = append(out, column{
			ID: col.ID, Title: col.Title, Width: widthOf(col, width), Flex: col.ID == "event",
			Right: col.Right, Mono: col.Mono, Sorts: true,
		})
	}
	return out
}

// widthOf is a column's width in a table of a width: a narrow one keeps all it
// can for the title, a very wide one has room for whole periods, and in between
// what is not a date or a count gives way a little.
func widthOf(c scene.Column, width float32) float32 {
	switch {
	case c.ID == "event":
		return 140
	case c.ID == "when" && width < wideEnough:
		return 90
	case c.ID == "sources" && width < wideEnough:
		return 54
	case c.ID == "when" && width >= 1150:
		return 160
	}
	if width < 1150 && !c.Mono && c.Width > 80 {
		return 0.86 * c.Width
	}
	return c.Width
}
