package render

import (
	"sync"

	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// worldviews keeps the renderers of the worldviews that were asked for.
type worldviews struct {
	mu  sync.Mutex
	all map[*basemap.Map]*Renderer
}

// under returns the renderer of a worldview. Land and widths are shared.
func (r *Renderer) under(worldview string) *Renderer {
	world := r.world.Under(worldview)
	if world == r.world {
		return r
	}
	r.views.mu.Lock()
	defer r.views.mu.Unlock()
	out, ok := r.views.all[world]
	if !ok {
		own := *r
		own.world, own.main = world, mainRects(world)
		out = &own
		r.views.all[world] = out
	}
	return out
}

// The hatch of contested areas, in units. It leans the other way than that of
// partner states.
const (
	contestSpacing = 8
	contestWidth   = 1
	contestAngle   = -45
	leastContest   = 14 // of the area's side: a hatch over less looks like dirt
)

// contested hatches the contested areas.
func (p *basePainter) contested() {
	if !p.o.shows(Disputed) {
		return
	}
	ink := draw.Fade(p.strong(), 0.5)
	if p.theme.Mode == palette.Print {
		ink = p.theme.Border
	}
	p.copies(func(copy int) {
		for i := range p.m.Contested {
			c := &p.m.Contested[i]
			if p.contestSize(c) < leastContest*p.scale {
				continue
			}
			var path draw.Path
			p.addPolygons(&path, c.Land, copy)
			if path.Empty() {
				continue
			}
			p.list.FillPaint(path, draw.Paint{Hatch: &draw.Hatch{
				Angle: contestAngle, Spacing: contestSpacing * p.scale, Width: contestWidth * p.scale,
				Color: ink, Origin: p.at(c.Label, copy),
			}})
		}
	})
}

// contestSize is the longer side of the largest part of an area, in device pixels.
func (p *basePainter) contestSize(c *basemap.Contest) float64 {
	side := uint32(0)
	for i := range c.Land {
		r := c.Land[i].Rect
		side = max(side, r.MaxX-r.MinX, r.MaxY-r.MinY)
	}
	return float64(side) * p.f.Step
}

// addPolygons adds the parts of polygons that a copy of the world shows.
func (p *basePainter) addPolygons(path *draw.Path, polygons []basemap.Polygon, copy int) {
	for i := range polygons {
		if !p.sees(polygons[i].Rect, copy) {
			continue
		}
		for _, refs := range polygons[i].Rings {
			p.addRing(path, refs, copy)
		}
	}
}

// Names of contested areas, in units.
const (
	contestSize   = 10.5
	contestExtent = 90 // of the area, from which its name is shown
)

// gatherContests adds the names of the contested areas, with who else says that
// they are his.
func (p *plan) gatherContests() {
	for i := range p.r.world.Contested {
		if c := &p.r.world.Contested[i]; p.contestExtent(c) > contestExtent*p.scale {
			p.add(name{class: contestName, index: int32(i)}, c.Label)
		}
	}
}

// contestExtent returns the side of the square as large as the box of the largest
// part of an area, in device pixels.
func (p *plan) contestExtent(c *basemap.Contest) float64 {
	side := 0.0
	for i := range c.Land {
		side = max(side, sideOf(c.Land[i].Rect))
	}
	return side * p.step
}

// contestLines returns the lines of a contested area's name.
func (p *plan) contestLines(n *name) []string {
	c := &p.r.world.Contested[n.index]
	note := "(" + c.Note + ")"
	if c.Name == "" {
		return []string{note}
	}
	return []string{c.Name, note}
}
