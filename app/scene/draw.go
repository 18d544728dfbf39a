package scene

import (
	"image/color"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// Draw appends the events to a display list, above the base map: areas, tracks,
// trays, marks, names. Dots are not among them (see DrawDots).
func (s *Scene) Draw(l *draw.List) { s.DrawCached(l, nil) }

// DrawCached is Draw for frame after frame: marks are uses of the symbols of a
// cache of the scene's theme, on whole pixels.
func (s *Scene) DrawCached(l *draw.List, marks *symbol.Cache) {
	t := Theme(s.View)
	if s.View.Layers.Has(store.Arcs) {
		s.drawArcs(l)
	}
	for _, shape := range [...]Shape{Area, Track, Tray, Stack} {
		if !s.View.Layers.Has(layerOf(shape)) {
			continue
		}
		for i := len(s.Groups) - 1; i >= 0; i-- {
			if s.Groups[i].Shape == shape {
				s.drawGround(l, s.Groups[i], t)
			}
		}
	}
	s.drawNoteLines(l, t)
	for i := len(s.Groups) - 1; i >= 0; i-- {
		if g := s.Groups[i]; s.View.Layers.Has(layerOf(g.Shape)) {
			s.mark(l, g, s.emphasis(g), marks)
		}
	}
	s.drawPicked(l, t)
	for _, label := range s.Labels {
		if s.View.Layers.Has(layerOf(s.Groups[label.Group].Shape)) {
			s.drawLabel(l, label, t)
		}
	}
	s.drawFan(l, t, marks)
	s.drawNoteWords(l, t)
}

// emphasis is Selected for the group that holds the selected event.
func (s *Scene) emphasis(g Group) symbol.Emphasis {
	if s.View.Selected == "" {
		return symbol.Plain
	}
	for _, e := range g.Events {
		if s.Model.Known.Events.ID.At(e) == s.View.Selected {
			return symbol.Selected
		}
	}
	return symbol.Plain
}

// drawGround draws what lies under a group's mark.
func (s *Scene) drawGround(l *draw.List, g Group, t palette.Theme) {
	scale := scaleOf(s.Frame.Viewport)
	ink := s.inks.Of(g.First())
	switch g.Shape {
	case Area:
		for _, ring := range s.areaRings(g) {
			s.drawArea(l, s.ringPath(ring), ink)
		}
	case Track:
		symbol.Track{Path: g.Path, Status: s.lineStatus(g), Color: ink, Scale: scale, Halo: true, Loose: g.Loose}.Append(l, t)
	case Stack:
		if r := s.precisionRadius(g); r > 0 && s.frame.Plane != nil {
			l.Stroke(sphereCircle(s.frame, g.Point, r*s.Frame.Viewport.MetresPerPixel()), draw.Line(1.25*scale, ink))
		} else if r > 0 {
			symbol.AppendPrecision(l, g.At, r, ink, scale)
		}
	}
}

// drawArea hatches an area. One that is large against the frame gets its edge
// alone: a hatch over everything says nothing and hides the rest.
func (s *Scene) drawArea(l *draw.List, path draw.Path, ink color.NRGBA) {
	if path.Empty() {
		return
	}
	scale := scaleOf(s.Frame.Viewport)
	share := s.areaShare(path)
	if share > hugeArea {
		return
	}
	if share > largeArea {
		l.Stroke(path, draw.Stroke{Width: 1.4 * scale, Dash: []float64{6 * scale, 4 * scale}, Color: draw.Fade(ink, 0.7)})
		return
	}
	symbol.AppendArea(l, path, ink, path.Points[0], scale)
}

// areaShare is how large the box of an area is against the frame.
func (s *Scene) areaShare(path draw.Path) float64 {
	box, in := path.Bounds(), s.Frame.Inner
	return (box.Max.X - box.Min.X) * (box.Max.Y - box.Min.Y) / ((in.Max.X - in.Min.X) * (in.Max.Y - in.Min.Y))
}

// largeArea is the share of the frame beyond which an area is drawn as an edge,
// hugeArea the one beyond which even that would only cross the picture.
const (
	largeArea = 0.3
	hugeArea  = 1.5
)

// precisionRadius is the true radius of a city or of a place with one, in device
// pixels; 0 while the mark covers it.
func (s *Scene) precisionRadius(g Group) float64 {
	if g.Place < 0 {
		return 0
	}
	p := s.Model.Known.Places[g.Place]
	km := p.RadiusKM
	if km == 0 && p.Precision == data.CityPrecision {
		km = cityRadiusKM
	}
	r := km * 1000 / s.Frame.Viewport.MetresPerPixel()
	if r <= markRadius*scaleOf(s.Frame.Viewport) {
		return 0
	}
	return r
}

// cityRadiusKM stands for a city whose row gives no radius.
const cityRadiusKM = 10

// lineStatus is the status with which a track is drawn: that of its only event,
// planned's dashes where the route is not stated, reported's line otherwise.
func (s *Scene) lineStatus(g Group) symbol.Status {
	if len(g.Events) == 1 {
		if status := s.Status(g.First()); status != symbol.Reported {
			return status
		}
	}
	return symbol.Reported
}

// Status is the mark's status of an event as known.
func (s *Scene) Status(e int32) symbol.Status { return MarkStatus(s.Model.Known.Status[e]) }

// MarkStatus is the drawn form of a status.
func MarkStatus(status data.Status) symbol.Status {
	return [...]symbol.Status{
		data.StatusNone: symbol.Reported, data.Reported: symbol.Reported, data.Claimed: symbol.Claimed,
		data.Disputed: symbol.Disputed, data.Denied: symbol.Denied, data.Planned: symbol.Planned,
		data.Assessed: symbol.Assessed,
	}[status]
}

// MarkOf is the mark of one event at standard size.
func MarkOf(k *data.Known, e int32) symbol.Mark {
	m := symbol.Of(k.KindOf(e).Mark())
	m.Status = MarkStatus(k.Status[e])
	return m
}

// DrawMark draws the mark of a group that is on the map or near it.
func (s *Scene) DrawMark(l *draw.List, g Group, emphasis symbol.Emphasis) {
	s.mark(l, g, emphasis, nil)
}

// mark is DrawMark with a cache, which may be nil.
func (s *Scene) mark(l *draw.List, g Group, emphasis symbol.Emphasis, marks *symbol.Cache) {
	if g.Hit == (draw.Box{}) {
		return
	}
	t := Theme(s.View)
	size := markSize * scaleOf(s.Frame.Viewport)
	if g.Shape == Tray {
		s.drawTray(l, g, emphasis, marks)
		return
	}
	if stack, mixed := s.stack(g); mixed {
		stack.Size, stack.Emphasis = size, emphasis
		if marks != nil {
			marks.AppendStack(l, stack, g.At)
		} else {
			stack.Append(l, g.At, t)
		}
		return
	}
	m := s.markOf(g.First())
	m.Size, m.Emphasis = size, emphasis
	if len(g.Events) > 1 {
		m.Count = len(g.Events)
	}
	if marks != nil {
		marks.Append(l, m, g.At)
	} else {
		m.Append(l, g.At, t)
	}
}

// markSize is the size of a mark on the map, in units.
const markSize = 22

// markOf is the mark of one event in the colour that the view asks for.
func (s *Scene) markOf(e int32) symbol.Mark { return s.inks.Mark(e) }

// stack counts a group's events by the class of their colour; mixed is false
// where all have one kind, one status and one colour, which shows as a mark with a
// badge.
func (s *Scene) stack(g Group) (out symbol.Stack, mixed bool) {
	k := s.Model.Known
	first, class, code := k.KindOf(g.First()).ID, s.inks.Class(g.First()), s.inks.Code(g.First())
	mixed = s.Frame.Numbered && len(g.Events) > 1
	for _, e := range g.Events {
		c := s.inks.Class(e)
		out.Counts[c]++
		mixed = mixed || c != class || k.KindOf(e).ID != first || k.Status[e] != k.Status[g.First()]
		if code != "" && s.inks.Code(e) != code {
			code, mixed = "", true
		}
	}
	out.Code = code
	for c := range out.Colors {
		if out.Counts[c] > 0 {
			out.Colors[c] = s.inks.Colour(uint8(c))
		}
	}
	return out, mixed
}

func (s *Scene) drawTray(l *draw.List, g Group, emphasis symbol.Emphasis, marks *symbol.Cache) {
	t, tray := Theme(s.View), s.tray(g)
	if marks != nil {
		marks.AppendTray(l, tray, g.Hit.Min)
	} else {
		tray.Append(l, g.Hit.Min, t)
	}
	scale := scaleOf(s.Frame.Viewport)
	w, h := tray.Size()
	ring := draw.RoundRect(g.Hit.Min.X-1, g.Hit.Min.Y-1, w+2, h+2, 5*scale)
	switch emphasis {
	case symbol.Hovered:
		l.Stroke(ring, draw.Line(1.25*scale, t.Fg))
	case symbol.Selected:
		l.Stroke(ring, draw.Line(2.5*scale, t.Accent))
	}
}

// tray is the strip of a state: one mark for each kind and status, as many as the
// state has room for, and how many events they leave out.
func (s *Scene) tray(g Group) symbol.Tray {
	return trayOf(s.inks, g, s.trayRoom(g), scaleOf(s.Frame.Viewport))
}

func trayOf(inks Inks, g Group, room int, scale float64) symbol.Tray {
	tray := symbol.Tray{Scale: scale}
	seen := map[symbol.Mark]bool{}
	for _, e := range g.Events {
		m := inks.Mark(e)
		if seen[m] || len(tray.Marks) == room {
			continue
		}
		seen[m] = true
		tray.Marks = append(tray.Marks, m)
	}
	tray.More = len(g.Events) - len(tray.Marks)
	return tray
}

// trayRoom is how many marks fit over a state.
func (s *Scene) trayRoom(g Group) int {
	return roomFor(g.width, scaleOf(s.Frame.Viewport))
}

func roomFor(width, scale float64) int {
	return min(max(int(width/(22*scale))-2, 1), 6)
}

func (s *Scene) drawLabel(l *draw.List, label Label, t palette.Theme) {
	scale := scaleOf(s.Frame.Viewport)
	halo := draw.Halo{Color: t.Halo, Width: 1.5 * scale}
	x := label.Box.Min.X
	switch label.Align {
	case draw.AlignCenter:
		x = (label.Box.Min.X + label.Box.Max.X) / 2
	case draw.AlignRight:
		x = label.Box.Max.X
	}
	line := 0.0
	for i, text := range label.Lines {
		if text == "" {
			continue
		}
		style, ink := draw.TextStyle{Font: draw.Bold, Size: labelSize * scale}, t.Fg
		if i == 1 {
			style, ink = draw.TextStyle{Size: sublineSize * scale}, t.Fg2
		}
		y := label.Box.Min.Y + (labelLeading*line+11)*scale
		line++
		l.Text(draw.TextRun{Text: text, Style: style, Color: ink, Halo: halo, At: draw.Pt(x, y), Align: label.Align})
	}
}
