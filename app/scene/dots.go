package scene

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
)

// Dotted reports whether the events stand on the map as discs, not as groups.
func (s *Scene) Dotted() bool { return s.Level != MarkLevel }

// DrawDots draws the events that are too many for marks, every one of them, and
// marks in t, which may be nil, where. It is for the goroutine that built the
// scene, before that builds another with the same Tally.
func (s *Scene) DrawDots(dst *image.RGBA, t *raster.Touched) {
	if s.Dotted() && s.View.Layers.Has(store.Marks) {
		inks := s.discInks()
		s.tally.discs.Draw(dst, &inks, t)
	}
}

// discInks are the colours of the discs: by class, of one sort, or from few to many.
func (s *Scene) discInks() (out raster.Inks) {
	t, theme := s.tally, Theme(s.View)
	switch {
	case t.level == DotLevel && !t.parted:
		out.Colors[0] = s.inks.plain()
	case t.level == DotLevel:
		for class := range InkClasses {
			out.Colors[class] = s.inks.Colour(uint8(class))
		}
	case t.parted:
		out.Hues, out.Shift = t.tint.hues, tintShift
		for class := range InkClasses {
			for i, c := range theme.Shades(s.inks.Colour(uint8(class))) {
				out.Tinted[class][i] = c
			}
		}
	default:
		for i, c := range theme.Ramp() {
			out.Colors[i] = c
		}
	}
	return out
}

// drawPicked draws a ring around the selected event among the dots.
func (s *Scene) drawPicked(l *draw.List, t palette.Theme) {
	if !s.Dotted() || s.picked < 0 || !s.View.Layers.Has(store.Marks) {
		return
	}
	scale := scaleOf(s.Frame.Viewport)
	at := s.cells.at.at(s.picked)
	l.Stroke(draw.Circle(at, 7*scale), draw.Line(5*scale, t.Halo))
	l.Stroke(draw.Circle(at, 7*scale), draw.Line(2.5*scale, t.Accent))
	l.Fill(draw.Circle(at, 2.5*scale), s.inks.Of(s.picked))
}

// matching appends the matching events of a cell to out.
func (c *Cells) matching(cell int, m Match, out []int32) []int32 {
	for _, e := range c.events(cell) {
		if m.Has(e) {
			out = append(out, e)
		}
	}
	return out
}

// reach is how far from its pixel a dot is still hit, in pixels.
const reach = 2

// hitDot is the events of the pixel nearest to a point that shows any.
func (s *Scene) hitDot(px, py float64) (Group, bool) {
	x, y := int(px), int(py)
	for far := 0; far <= 2*reach*reach; far++ {
		for dy := -reach; dy <= reach; dy++ {
			for dx := -reach; dx <= reach; dx++ {
				if dx*dx+dy*dy != far {
					continue
				}
				if g, ok := s.groupAt(x+dx, y+dy); ok {
					return g, true
				}
			}
		}
	}
	return Group{}, false
}

// groupAt is the matching events of a pixel as a group.
func (s *Scene) groupAt(x, y int) (Group, bool) {
	cell, ok := s.cells.cell(x, y)
	if !ok {
		return Group{}, false
	}
	events := s.cells.matching(cell, s.Match, nil)
	if len(events) == 0 {
		return Group{}, false
	}
	at := draw.Pt(float64(x)+0.5, float64(y)+0.5)
	point := s.frame.Unproject(at.X, at.Y)
	g := Group{
		Key: s.cells.key.pixelKey(s.cells.events(cell)[0]), Name: geo.FormatDecimal(point), Place: -1, Events: byTime(s.Model.Known, events),
		Point: point, At: at, OnMap: inside(s.Frame).has(x, y),
	}
	if len(events) == 1 {
		g.Name = s.Model.Known.Events.Title.At(events[0])
	}
	r := (markRadius + 1) * scaleOf(s.Frame.Viewport)
	g.Hit = draw.Box{Min: at, Max: at}.Grow(r)
	return g, true
}

// pixelPrefix begins the keys of groups that are pixels.
const pixelPrefix = "pixel:"

// pixelKey names a pixel by the place of the first event in it, matching or not, so
// that it is found again while the window moves, and after the camera has moved.
// Eight decimals give the fixed-point coordinates exactly.
func (c cellsKey) pixelKey(e int32) string {
	return fmt.Sprintf("%s%.8f,%.8f", pixelPrefix, geo.LonOf(c.known.Lon[e]), geo.LatOf(c.known.Lat[e]))
}

// findPixel is the group of a key as pixelKey writes it.
func (s *Scene) findPixel(key string) (Group, bool) {
	lon, lat, ok := strings.Cut(strings.TrimPrefix(key, pixelPrefix), ",")
	x, err := strconv.ParseFloat(lon, 64)
	y, err2 := strconv.ParseFloat(lat, 64)
	if !ok || err != nil || err2 != nil || !strings.HasPrefix(key, pixelPrefix) {
		return Group{}, false
	}
	fixed := geo.FixLat(y)
	at := s.cells.at.fixed(geo.FixLon(x), fixed, geo.FixY(geo.LatOf(fixed)))
	return s.groupAt(int(math.Floor(at.X)), int(math.Floor(at.Y)))
}

// groupOfDot is the group of the pixel of event e.
func (s *Scene) groupOfDot(e int32) (Group, bool) {
	if e < 0 || s.cells.of[e] < 0 {
		return Group{}, false
	}
	return s.groupAt(s.cells.pixel(s.cells.of[e]))
}

// dotSections explain the discs: what a colour means, and how many events inside
// the frame have it.
func (s *Scene) dotSections() []LegendSection {
	if !s.Dotted() {
		return nil
	}
	t, inks := s.tally, s.discInks()
	switch {
	case t.level == DotLevel && !t.parted:
		entry := LegendEntry{Label: "each event one dot", Count: s.OnMap, Sort: DotEntry, Fill: inks.Colors[0]}
		return []LegendSection{{Title: "Events", Entries: []LegendEntry{entry}}}
	case t.level == DotLevel:
		return []LegendSection{{Title: "Events, one dot each", Entries: s.classEntries(t.sums)}}
	case t.parted:
		for i, c := range Theme(s.View).Shades(Theme(s.View).Fg3) {
			inks.Colors[i] = c
		}
	}
	density := LegendSection{Title: "Events per pixel"}
	for step, n := range t.sums[:palette.RampSteps] {
		if n > 0 {
			density.Entries = append(density.Entries, LegendEntry{
				Label: stepWords(step), Count: n, Sort: StepEntry, Fill: inks.Colors[step],
			})
		}
	}
	if !t.parted {
		return []LegendSection{density}
	}
	return []LegendSection{density, {Title: "Most frequent", Entries: s.classEntries([raster.MaxClasses]int{})}}
}

// classEntries name the classes that the frame shows, with their counts.
func (s *Scene) classEntries(counts [raster.MaxClasses]int) []LegendEntry {
	var out []LegendEntry
	sort := DotEntry
	if s.Level == DensityLevel {
		sort = StepEntry
	}
	for class, shown := range s.tally.tint.seen {
		if shown && (s.Level == DensityLevel || counts[class] > 0) {
			out = append(out, LegendEntry{
				Label: s.inks.words(uint8(class)), Count: counts[class], Sort: sort, Fill: s.inks.Colour(uint8(class)),
			})
		}
	}
	return out
}

// plain is the colour of events that are not told apart.
func (i Inks) plain() color.NRGBA {
	if i.by == store.ByActor {
		return i.Colour(palette.ActorSlots)
	}
	return i.Colour(0)
}

// words name a class of colour.
func (i Inks) words(class uint8) string {
	if i.by == store.ByKind {
		return palette.Family(class).String()
	}
	if a := slices.Index(i.looks.slots, class); a >= 0 && class < palette.ActorSlots {
		return actorWords(i.known.Actors[a])
	}
	return "others"
}
