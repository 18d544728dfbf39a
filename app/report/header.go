package report

import (
	"fmt"
	"math"
	"strings"

	"sandtable/app/scene"
	"sandtable/geo"
	"sandtable/geo/draw"
)

// title is the view's, or the dataset's.
func (p *page) title() string {
	of := p.known().Dataset.Package
	for _, t := range []string{p.View.Title, of.Title, of.Name} {
		if t != "" {
			return t
		}
	}
	return "Events"
}

// headerText is the title and, below it, what the page shows: window, mode,
// filter, counts, as-known. The count of the map is not known yet; its line is
// written with the widest one, so that nothing moves.
func (p *page) headerText(width float64, small bool) paragraphs {
	return p.header(width, small, p.Match.N)
}

func (p *page) header(width float64, small bool, onMap int) paragraphs {
	size, leading, title, high := 13.0, 18.5, 25.0, 33.0
	if small {
		size, leading, title, high = 11.0, 15.0, 17.0, 23.0
	}
	return paragraphs{
		p.set([]span{p.bold(p.title())}, title, high, width),
		p.set(p.caption(onMap), size, leading, width),
	}
}

// caption is the sentence that every picture carries.
func (p *page) caption(onMap int) []span {
	v := p.View
	out := []span{
		p.bold("Window"), p.plain(" " + scene.WindowWords(v.Window) + ", end day included; " + scene.ModeWords(v.Mode) + "."),
		p.bold(" Filter"),
	}
	if words := scene.FilterWords(v); words != "" {
		out = append(out, p.plain(" "+words+"."))
	} else {
		out = append(out, p.plain(" none."))
	}
	out = append(out, p.bold(" "+p.Match.Counts(onMap)))
	if n := p.Match.NoDate; n > 0 {
		out = append(out, p.plain("; "+scene.Thousands(n)+" without a date are in no window"))
	}
	return append(append(out, p.plain(".")), p.knownSpans()...)
}

// knownSpans say what had been published. When that is limited, they stand out.
func (p *page) knownSpans() []span {
	words := scene.KnownWords(p.View.AsKnown)
	if !p.View.AsKnown.On {
		return []span{p.bold(" As known"), p.plain(" " + words + ".")}
	}
	if n := p.known().HiddenUndated; n > 0 {
		words += fmt.Sprintf(" (%s)", scene.Thousands(n))
	}
	day := "as known on " + scene.DayWords(p.View.AsKnown.Day)
	out := span{" " + scene.Capital(day), draw.Bold, p.theme.Warning}
	return []span{out, p.plain(strings.TrimPrefix(words, day) + ".")}
}

// drawHeader draws title and caption; left says what of the lists is left out.
func (p *page) drawHeader(left string) {
	box := p.plan
	width := float64(p.list.W) - 2*p.px(box.margin)
	text := p.header(width, box.small, p.scene.OnMap)
	p.drawAll(text, draw.Pt(p.whole(box.margin), p.whole(box.margin*0.7)))
	if left == "" || len(box.columns) > 0 {
		return
	}
	note := p.set([]span{p.quiet(left)}, 11, 15, width)
	p.draw(note, draw.Pt(p.whole(box.margin), box.plot.Max.Y+p.px(2)))
}

// footerText is what is owed to others and how the page was made, on one line
// where it fits.
func (p *page) footerText(width float64, small bool) paragraphs {
	size, leading := 11.0, 16.0
	if small {
		size, leading = 9.5, 13.0
	}
	left, right := p.credits(), p.origin()
	room := width - p.px(24)
	if p.measure(left, draw.Regular, size)+p.measure(right, draw.Regular, size) <= room {
		return paragraphs{p.set([]span{p.quiet(left)}, size, leading, width)}
	}
	return paragraphs{
		p.set([]span{p.quiet(left)}, size, leading, width), p.set([]span{p.quiet(right)}, size, leading, width),
	}
}

// credits names where the map comes from.
func (p *page) credits() string {
	text := p.tilesCredit() + "Base map: Natural Earth 1:10m, public domain. " + scene.Capital(p.kit.World.Under(p.View.Worldview).Words()) + "."
	if p.cityNames() {
		text += " City names: GeoNames, CC BY 4.0."
	}
	return text
}

// origin is the dataset and, where one is given, the day made.
func (p *page) origin() string {
	of := p.known().Dataset.Package
	text := "Dataset " + of.Name
	if of.Version != "" {
		text += " " + of.Version
	}
	if sum := of.SHA256; len(sum) >= 12 {
		text += ", sha256 " + sum[:4] + " " + sum[4:8] + " " + sum[8:12]
	}
	if p.Options.Dated {
		text += " · made " + scene.DayWords(p.Options.Made)
	} else {
		text += " · made"
	}
	return text + " with Sandtable · page 1 of 1"
}

func (p *page) drawFooter() {
	box := p.plan
	x, wide := p.whole(box.margin), float64(p.list.W)-2*p.whole(box.margin)
	p.list.Fill(draw.Rect(x, box.rule, wide, max(1, p.whole(1))), p.theme.Fg)
	at := draw.Pt(x, box.rule+p.px(7))
	p.drawAll(box.footer, at)
	if len(box.footer) == 1 {
		size, leading := 11.0, 16.0
		if box.small {
			size, leading = 9.5, 13.0
		}
		right := p.set([]span{p.quiet(p.origin())}, size, leading, wide)
		right.align = draw.AlignRight
		p.draw(right, draw.Pt(x+wide, at.Y))
	}
}

// projectionWords names the projection and says what is true on it.
func projectionWords(c geo.Camera) string {
	lat, lon := math.Round(c.Lat*10)/10, math.Round(c.Lon*10)/10
	switch c.Projection {
	case geo.EqualEarth:
		return "Equal Earth · areas true, scale true in the middle"
	case geo.AzimuthalEquidistant:
		return "Azimuthal equidistant · distances true from " + geo.FormatLat(lat) + ", " + geo.FormatLon(lon)
	case geo.Orthographic:
		return "Orthographic · scale true at " + geo.FormatLat(lat) + ", " + geo.FormatLon(lon)
	}
	return "Web Mercator · scale true at " + geo.FormatLat(lat)
}

// mapLine is the line under the scale bar.
func (p *page) mapLine() string {
	line := projectionWords(p.View.Camera)
	if p.View.Camera.Zoom > geo.DetailZoom {
		line = "Built-in detail ends here (1:10m) · " + line
	}
	if p.Options.paths && p.scene.Dotted() {
		line = "Events as one bitmap · " + line
	}
	return line
}
