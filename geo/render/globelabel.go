package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// edgeDegrees is degrees for a map that is not Mercator's: where a line of the
// graticule meets the top or the left edge of the frame, it is named. A globe
// that lies in the frame has no such lines.
func (f *furniture) edgeDegrees(top, left *draw.List) {
	stepLon, stepLat := meshOf(f.v)
	w, h, k := float64(f.v.W), float64(f.v.H), f.scale
	f.list = top
	f.meets(44*k, w-24*k, stepLon, func(at float64) (lon float64, ok bool) {
		p, ok := f.under(at, 0.5)
		line := math.Abs(p[1]) < 90-stepLat || math.Mod(math.Round(p[0]/stepLon)*stepLon, 90) == 0
		return p[0], ok && line
	}, func(at, lon float64) {
		f.text(draw.TextRun{
			Text: degrees(geo.WrapLon(lon), "E", "W"), Color: f.o.Style.Theme.LabelSea,
			At: draw.Pt(at, 12*k), Align: draw.AlignCenter,
		})
	})
	f.list = left
	f.meets(28*k, h-12*k, stepLat, func(at float64) (lat float64, ok bool) {
		p, ok := f.under(0.5, at)
		return p[1], ok
	}, func(at, lat float64) {
		f.text(draw.TextRun{Text: degrees(lat, "N", "S"), Color: f.o.Style.Theme.LabelSea, At: draw.Pt(5*k, at+4*k)})
	})
}

// under is the point under a pixel, if there is map.
func (f *furniture) under(px, py float64) ([2]float64, bool) {
	frame := f.v.Frame()
	return frame.Unproject(px, py), frame.Shows(px, py)
}

// meets finds where a coordinate passes the multiples of a step, between two
// places on an edge of the frame.
func (f *furniture) meets(from, to, step float64, coordinate func(at float64) (float64, bool), found func(at, value float64)) {
	last, known := 0.0, false
	for at := from; at < to; at++ {
		v, ok := coordinate(at)
		if ok && known && math.Abs(v-last) < step {
			if line := math.Round((v+last)/2/step) * step; (v-line)*(last-line) <= 0 && v != last {
				found(at, line)
			}
		}
		last, known = v, ok
	}
}
