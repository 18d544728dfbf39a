package scene

import (
	"fmt"

	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/label"

	"github.com/paulmach/orb"
)

// LoadKit decodes the embedded base map and fonts; provinces and airfields follow
// when they are first drawn. Cost: some tens of milliseconds.
func LoadKit() (Kit, error) {
	world, err := basemap.Open(basemap.Files{World: assets.Basemap(), Provinces: assets.Provinces(), Airfields: assets.Airfields()})
	if err != nil {
		return Kit{}, fmt.Errorf("decode base map: %w", err)
	}
	if world.Names, err = basemap.DecodeNames(assets.Names()); err != nil {
		return Kit{}, fmt.Errorf("decode base map: %w", err)
	}
	fonts, err := loadFonts()
	if err != nil {
		return Kit{}, err
	}
	return Kit{World: world, Fonts: fonts}, nil
}

// loadFonts parses the embedded fonts.
func loadFonts() (*label.Fonts, error) {
	arabic, arabicBold := assets.Arabic()
	hebrew, hebrewBold := assets.Hebrew()
	fonts, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
		Scripts: []label.Script{{Name: "Arabic", Regular: arabic, Bold: arabicBold}, {Name: "Hebrew", Regular: hebrew, Bold: hebrewBold}},
	})
	if err != nil {
		return nil, fmt.Errorf("read fonts: %w", err)
	}
	return fonts, nil
}

// Extent is the time that a dataset reaches over: the bounded days of its
// events, or one day where there is none.
func Extent(d *data.Dataset) store.Range {
	first, last, ok := d.Known(data.AsKnown{}).Spans.Extent()
	if !ok {
		return store.Range{A: edtf.DayOf(2000, 1, 1), Z: edtf.DayOf(2000, 1, 1)}
	}
	return store.Range{A: first, Z: last}
}

// OpeningView is the view with which a dataset opens: all of its time, the state
// with the most relations as focal state, and the map around it for a size in
// units.
func OpeningView(d *data.Dataset, world *basemap.Map, extent store.Range, w, h float64) store.View {
	v := store.View{
		Window: store.Window{From: "..", To: "..", A: extent.A, Z: extent.Z},
		Range:  padded(extent), Layers: store.DefaultLayers, Theme: "light", By: "kind,year",
		Sort: store.Sort{Column: "when"},
	}
	v.Focal = busiestState(d)
	v.Camera = openingCamera(d, world, v.Focal, w, h)
	return v
}

// padded is the extent with a little room on both sides, so that the handles of
// a whole window do not stand on the edge of the timeline.
func padded(r store.Range) store.Range {
	room := edtf.Day(max(r.Days()/50, 15))
	return store.Range{A: r.A - room, Z: r.Z + room}
}

// busiestState is the state with the most relations; "" without relations.
func busiestState(d *data.Dataset) string {
	counts := map[int32]int{}
	for _, r := range d.Relations {
		counts[r.Subject]++
		counts[r.Object]++
	}
	best := int32(-1)
	for a := range int32(len(d.Actors)) {
		if d.Actors[a].Type == data.StateType && counts[a] > 0 && (best < 0 || counts[a] > counts[best]) {
			best = a
		}
	}
	if best < 0 {
		return ""
	}
	return d.Actors[best].ID
}

// nearHome is how far from the focal state an event may lie to be in the opening
// picture, in metres.
const nearHome = 1_600_000

func openingCamera(d *data.Dataset, world *basemap.Map, focal string, w, h float64) geo.Camera {
	k := d.Known(data.AsKnown{})
	state, ok := world.State(focal)
	if !ok {
		if points := pointsOf(k, nil); points.n > 0 {
			return fit(points.box(), geo.Mercator, w, h)
		}
		return geo.Camera{Projection: geo.Mercator, Lat: 20, Zoom: 1}.Clamp(w, h)
	}
	centre := pointOf(state.Label)
	var points spread
	for _, p := range [2]orb.Point{
		{geo.LonOf(state.Rect.MinX), geo.LatOfY(state.Rect.MinY)}, {geo.LonOf(state.Rect.MaxX), geo.LatOfY(state.Rect.MaxY)},
	} {
		points.add(p)
	}
	for e, placed := range k.Placed {
		if p := geo.PointOf(k.Lon[e], k.Lat[e]); placed && geo.Distance(centre, p) < nearHome {
			points.add(p)
		}
	}
	c := fit(points.box(), geo.Mercator, w, h)
	c.Zoom -= 0.4
	return c.Pan(0, h/10).Clamp(w, h) // the legend stands at the bottom
}

// FitCamera moves the camera of a viewport so that it shows all events of a list
// that have a place (nil: all events); false when none has.
func FitCamera(k *data.Known, events []int32, v geo.Viewport) (geo.Camera, bool) {
	points := pointsOf(k, events)
	if points.n == 0 {
		return geo.Camera{}, false
	}
	w, h := v.Units()
	return fit(points.box(), v.Projection, w, h), true
}

// pointsOf are the places of the events of a list; nil stands for all events.
func pointsOf(k *data.Known, events []int32) *spread {
	points := &spread{}
	add := func(e int32) {
		if k.Placed[e] {
			points.add(geo.PointOf(k.Lon[e], k.Lat[e]))
		}
	}
	if events == nil {
		for e := range int32(k.Events.N) {
			add(e)
		}
	}
	for _, e := range events {
		add(e)
	}
	return points
}

// pointZoom is the zoom at which a single point is shown.
const pointZoom = 5

// fit is the camera for the box around points.
func fit(box geo.Box, projection string, w, h float64) geo.Camera {
	c := geo.Camera{Projection: projection, Zoom: pointZoom}.Fit(box, w, h, 48)
	c.Zoom = min(c.Zoom, geo.DetailZoom)
	return c.Clamp(w, h)
}
