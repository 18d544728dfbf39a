package render

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// Measures of what stands on the frame, in units.
const (
	frameText   = 11
	frameGap    = 12  // between the frame and what stands on it
	longestBar  = 140 // of the scale bar
	barTick     = 6
	worldDetail = 4 // zoom below which the scale differs much within the frame
)

// Furniture returns what stands on the frame and does not move with the map:
// degrees at the top and on the left, and at the bottom right the scale bar with
// the credit. The boxes are those of its texts, for Options.Keep.
func (r *Renderer) Furniture(v geo.Viewport, o Options) (*draw.List, []draw.Box) {
	parts, boxes := r.furniture(v, o)
	list := draw.New(v.W, v.H)
	for _, part := range parts {
		list.Append(part.Items...)
	}
	return list, boxes
}

// FurnitureParts is Furniture in its parts, which lie apart: what stands at the
// bottom right, at the top and on the left.
func (r *Renderer) FurnitureParts(v geo.Viewport, o Options) [3]*draw.List {
	parts, _ := r.furniture(v, o)
	return parts
}

func (r *Renderer) furniture(v geo.Viewport, o Options) (parts [3]*draw.List, boxes []draw.Box) {
	for i := range parts {
		parts[i] = draw.New(v.W, v.H)
	}
	f := furniture{r: r, v: v, o: o, list: parts[0], scale: scaleOf(v)}
	lines := 0
	if o.shows(Credit) {
		lines = f.credit()
	}
	if o.shows(Scale) {
		f.scaleBar(12 + creditRise*float64(lines))
		f.northArrow(12 + creditRise*float64(lines))
	}
	if o.shows(Graticule) {
		f.degrees(parts[1], parts[2])
	}
	return parts, f.boxes
}

// furniture collects what stands on one frame.
type furniture struct {
	r     *Renderer
	v     geo.Viewport
	o     Options
	list  *draw.List
	boxes []draw.Box
	scale float64
}

// text adds a text unless it would touch another.
func (f *furniture) text(t draw.TextRun) {
	box := f.boxOf(t).Grow(3 * f.scale)
	if !slices.ContainsFunc(f.boxes, box.Overlaps) {
		f.put(t)
	}
}

// put adds a text.
func (f *furniture) put(t draw.TextRun) {
	t.Style.Size = frameText * f.scale
	t.Halo = draw.Halo{Color: f.o.Style.Theme.Halo, Width: f.o.Style.halo() * f.scale}
	f.boxes = append(f.boxes, f.boxOf(t).Grow(2*f.scale))
	f.list.Text(t)
}

// boxOf returns the box of a text.
func (f *furniture) boxOf(t draw.TextRun) draw.Box {
	t.Style.Size = frameText * f.scale
	width, x := f.r.widths.of(t.Text, t.Style), t.At.X
	switch t.Align {
	case draw.AlignCenter:
		x -= width / 2
	case draw.AlignRight:
		x -= width
	}
	return textBox(x, t.At.Y, width, t.Style.Size)
}

// creditRise is the height of a line of the credit, in units.
const creditRise = 14

// credit names the origin of the map, and what the frame should know about it,
// in as many lines as the frame's width needs. It returns their number.
func (f *furniture) credit() int {
	text, width := CreditText(f.v, f.r.world.Under(f.o.Worldview).Words()), float64(f.v.W)-20*f.scale
	if f.o.Tiles != "" { // room for it beside the legend, which would cover a long line
		text, width = f.o.Tiles+creditDot+text, width*0.35
	}
	lines := f.broken(text, width)
	for i, line := range lines {
		up := 9 + creditRise*float64(len(lines)-1-i)
		f.put(draw.TextRun{
			Text: line, Color: f.o.Style.Theme.Fg2, Align: draw.AlignRight,
			At: draw.Pt(float64(f.v.W)-10*f.scale, float64(f.v.H)-up*f.scale),
		})
	}
	return len(lines)
}

// creditDot stands between the parts of the credit.
const creditDot = " · "

// broken breaks a text between its parts into lines no wider than width.
func (f *furniture) broken(text string, width float64) []string {
	style := draw.TextStyle{Size: frameText * f.scale}
	var lines []string
	for _, part := range strings.Split(text, creditDot) {
		if n := len(lines); n > 0 && f.r.widths.of(lines[n-1]+creditDot+part, style) <= width {
			lines[n-1] += creditDot + part
		} else {
			lines = append(lines, part)
		}
	}
	return lines
}

// CreditText returns the text under the scale bar. Above geo.DetailZoom it says
// that the built-in detail ends, and in views of the world where the bar holds;
// borders says whose they are.
func CreditText(v geo.Viewport, borders string) string {
	credit := "Natural Earth, public domain" + creditDot + borders
	switch {
	case v.Zoom > geo.DetailZoom:
		return "Built-in detail ends here (1:10m)" + creditDot + credit
	case v.Zoom < worldDetail && v.Projection == geo.EqualEarth:
		return "Equal Earth: areas true, scale true in the middle" + creditDot + credit
	case v.Zoom < worldDetail && v.Projection == geo.AzimuthalEquidistant:
		return "Distances true from the middle" + creditDot + credit
	case v.Zoom < worldDetail && v.Projection == geo.Orthographic:
		return "Scale true in the middle" + creditDot + credit
	case v.Zoom < worldDetail:
		lat := math.Round(v.Lat*10) / 10
		return "Scale true at " + degrees(lat, "N", "S") + creditDot + credit
	}
	return credit
}

// ScaleBar is a length on the ground and in the frame.
type ScaleBar struct {
	DistM  float64
	Pixels float64 // device pixels
}

// ScaleBarOf returns the longest round length, true at the middle of the frame
// from east to west, that is no longer than maxPx device pixels.
func ScaleBarOf(v geo.Viewport, maxPx float64) ScaleBar {
	perPixel := v.MetresPerPixel()
	ten := math.Pow(10, math.Floor(math.Log10(perPixel*maxPx)))
	best := ten
	for _, k := range []float64{2, 4, 6} {
		if k*ten <= perPixel*maxPx {
			best = k * ten
		}
	}
	return ScaleBar{DistM: best, Pixels: best / perPixel}
}

// Label returns the length that lies at a share of the bar, with the unit at its end.
func (b ScaleBar) Label(share float64) string {
	km := b.DistM / 1000 * share
	n := strconv.FormatFloat(km, 'f', -1, 64)
	if km >= 1000 {
		n = fmt.Sprintf("%d,%03d", int(km)/1000, int(km)%1000)
	}
	if share < 1 {
		return n
	}
	return n + "\u00a0km"
}

// scaleBar draws the bar with three figures, rise units above the frame's edge.
func (f *furniture) scaleBar(rise float64) {
	theme, k := f.o.Style.Theme, f.scale
	bar := ScaleBarOf(f.v, longestBar*k)
	style := draw.TextStyle{Size: frameText * k}
	right := float64(f.v.W) - frameGap*k - f.r.widths.of(bar.Label(1), style)/2
	y := float64(f.v.H) - rise*k
	left := right - bar.Pixels
	path := draw.Polyline(draw.Pt(left, y-barTick*k), draw.Pt(left, y), draw.Pt(right, y), draw.Pt(right, y-barTick*k))
	path.MoveTo((left+right)/2, y-barTick/2*k)
	path.LineTo((left+right)/2, y)
	halo := draw.Line(4.5*k, theme.Halo)
	halo.Cap, halo.Join = draw.CapRound, draw.JoinRound
	f.list.Stroke(path, halo)
	f.list.Stroke(path, draw.Line(1.5*k, theme.Fg))
	for _, share := range []float64{0, 1, 0.5} {
		f.text(draw.TextRun{
			Text: bar.Label(share), Color: theme.Fg, Align: draw.AlignCenter,
			At: draw.Pt(left+share*bar.Pixels, y-(barTick+4)*k),
		})
	}
	f.boxes = append(f.boxes, draw.Box{Min: draw.Pt(left, y-barTick*k), Max: draw.Pt(right, y)}.Grow(2*k))
}

// degrees names the meridians along the top and the parallels on the left.
func (f *furniture) degrees(top, left *draw.List) {
	if f.v.Frame().Plane != nil {
		f.edgeDegrees(top, left)
		return
	}
	meridians, parallels := gridLines(f.v)
	c, k := f.o.Style.Theme.LabelSea, f.scale
	w, h := float64(f.v.W), float64(f.v.H)
	f.list = top
	for _, m := range meridians {
		if m.at > 44*k && m.at < w-24*k {
			f.text(draw.TextRun{
				Text: degrees(m.degrees, "E", "W"), Color: c,
				At: draw.Pt(m.at, 12*k), Align: draw.AlignCenter,
			})
		}
	}
	f.list = left
	for _, l := range parallels {
		if l.at > 28*k && l.at < h-12*k {
			f.text(draw.TextRun{Text: degrees(l.degrees, "N", "S"), Color: c, At: draw.Pt(5*k, l.at+4*k)})
		}
	}
}
