package cli

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"sandtable/app/report"
	"sandtable/app/store"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/palette"

	"github.com/spf13/cobra"
)

// viewOptions are the options that choose a view, the same for all commands.
type viewOptions struct {
	window, mode, asKnown, filter, within string
	bbox, center, projection, worldview   string
	language                              string
	density                               int
	size, theme, title, layers, date      string
	view, from, focal                     string
	colour                                string
	annotate, reference                   []string
	tiles                                 string
	undated                               bool
	zoom, scale                           float64
	given                                 func(name string) bool
}

// add puts the options on a command.
func (o *viewOptions) add(c *cobra.Command) {
	f := c.Flags()
	o.given = f.Changed
	f.StringVar(&o.window, "window", "", "only events in this `A/B` (EDTF, end included; .. for the dataset's own)")
	f.StringVar(&o.mode, "mode", "possible", "possible: events that may fall into the window; certain: that do whatever the truth is")
	f.StringVar(&o.asKnown, "as-known", "", "only what had been published by the end of this `DATE`")
	f.BoolVar(&o.undated, "undated", false, "with --as-known: sources without a date count as known")
	f.StringVar(&o.filter, "filter", "", "only events for which this `EXPR` holds, as in 'kind = exercise and grade <= C'")
	f.StringVar(&o.within, "within", "", "only events in this `W,S,E,N` in degrees")
	f.StringVar(&o.bbox, "bbox", "", "show this `W,S,E,N` in degrees; it filters nothing")
	f.StringVar(&o.center, "center", "", "show the map around this `LON,LAT`")
	f.Float64Var(&o.zoom, "zoom", 0, "how near the map is, 0 to 14")
	f.StringVar(&o.projection, "projection", geo.Mercator, "of the map: "+strings.Join(geo.Projections(), ", "))
	f.StringVar(&o.worldview, "worldview", store.Controlled, "whose borders: controlled, recognised (by the United Nations) or the `CODE` of a state, as in VEN")
	f.StringVar(&o.language, "language", "en", "of the names of states on the map, by ISO 639-1 `CODE`; names that it lacks stay English")
	f.IntVar(&o.density, "density", 0, "how many names the map carries, from -2 (fewest) to 2 (most)")
	f.StringVar(&o.size, "size", "", "of the whole picture at scale 1, `WxH`")
	f.Float64Var(&o.scale, "scale", 1, "pixels of the picture for each of --size")
	f.StringVar(&o.theme, "theme", "light", "light, dark or print")
	f.StringVar(&o.colour, "colour", store.ByKind.String(), "what the colour of a mark means: kind, actor or none")
	f.StringVar(&o.title, "title", "", "of the picture")
	f.StringVar(&o.layers, "layers", "", "`LIST` of layers, or changes as in +arcs,-rivers (layers: "+strings.Join(store.LayerNames(), ", ")+")")
	f.StringArrayVar(&o.annotate, "annotate", nil, "add `MARK`, as in ring:-66.13,11.8,1000km,Drones; again for more (text, arrow, ring, launch, distance)")
	f.StringArrayVar(&o.reference, "reference", nil, "draw the layer in this `file` under the events (GeoJSON, KML, KMZ, shapefile); again for more")
	f.StringVar(&o.tiles, "tiles", "", "draw the raster tiles in this `file` as base map (MBTiles, PMTiles), in Mercator")
	f.StringVar(&o.date, "date", "", "the day made, `YYYY-MM-DD`, to be printed")
	f.StringVar(&o.focal, "focal", "", "the state whose partner states are filled, by `CODE`; none for none")
	f.StringVar(&o.view, "view", "", "start with the view in this `file` (view.json)")
	f.StringVar(&o.from, "from", "", "start with the view stored in this `export` (png, svg, pdf, or zip with view.json)")
	c.MarkFlagsMutuallyExclusive("view", "from")
	c.MarkFlagsMutuallyExclusive("bbox", "center")
	c.MarkFlagsMutuallyExclusive("bbox", "zoom")
}

// apply changes a view as the options say. What is wrong with them is an error
// of usage.
func (o *viewOptions) apply(v store.View, extent store.Range) (store.View, error) {
	v, err := o.stored(v, extent)
	if err != nil {
		return v, err
	}
	steps := []struct {
		name string
		set  func() error
	}{
		{"window", func() error { return o.setWindow(&v, extent) }},
		{"mode", func() (err error) { v.Mode, err = index.ParseMode(o.mode); return err }},
		{"as-known", func() (err error) { v.AsKnown, err = store.ParseAsKnown(o.asKnown, v.AsKnown.Undated); return err }},
		{"undated", func() error { v.AsKnown.Undated = o.undated; return nil }},
		{"filter", func() error { v.Filter = o.filter; return nil }},
		{"within", func() (err error) { v.Within, err = within(o.within); return err }},
		{"projection", func() error { v.Camera = v.Camera.In(o.projection); return v.Camera.Validate() }},
		{"worldview", func() (err error) { v.Worldview, err = store.ParseWorldview(o.worldview); return err }},
		{"language", func() (err error) { v.Language, err = store.ParseLanguage(o.language); return err }},
		{"density", func() (err error) { v.Density, err = store.NewDensity(o.density); return err }},
		{"theme", func() error { v.Theme = o.theme; return checkTheme(o.theme) }},
		{"colour", func() (err error) { v.Colour, err = store.ParseColour(o.colour); return err }},
		{"title", func() error { v.Title = o.title; return nil }},
		{"layers", func() (err error) { v.Layers, err = store.ParseLayers(o.layers); return err }},
		{"annotate", func() error { return addAnnotations(&v, o.annotate) }},
		{"reference", func() error { v.Layers |= o.referenceLayer(); return nil }},
		{"focal", func() error { v.Focal = strings.TrimSuffix(o.focal, "none"); return nil }},
	}
	for _, s := range steps {
		if !o.given(s.name) {
			continue
		}
		if err := s.set(); err != nil {
			return v, wrong(fmt.Errorf("--%s: %w", s.name, err))
		}
	}
	return v, o.checkPicture(v.Camera)
}

// open is apply for the main window, whose map is w x h units.
func (o *viewOptions) open(v store.View, extent store.Range, w, h float64) (store.View, error) {
	v, err := o.apply(v, extent)
	if err == nil && (o.given("bbox") || o.given("center") || o.given("zoom")) {
		v.Camera, err = o.camera(v.Camera, w, h)
	}
	return v, err
}

// checkPicture reads the options of the picture, so that a wrong one is told
// also where no picture is made.
func (o *viewOptions) checkPicture(c geo.Camera) error {
	if _, err := o.page(); err != nil {
		return err
	}
	_, err := o.camera(c, 1, 1)
	return err
}

// stored is the view of --view or --from, or v.
func (o *viewOptions) stored(v store.View, extent store.Range) (store.View, error) {
	name := o.view + o.from
	if name == "" {
		return v, nil
	}
	raw, err := os.ReadFile(name)
	if err == nil && o.from != "" {
		raw, err = viewIn(raw)
	}
	if err == nil {
		v, err = store.ReadView(raw, v, extent)
	}
	if err != nil {
		return v, fmt.Errorf("view of %q: %w", name, err)
	}
	return v, nil
}

// maxView bounds a view.json inside an archive, in bytes.
const maxView = 1 << 20

// viewIn finds the view in one of our exports.
func viewIn(raw []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("PK")):
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			return nil, err
		}
		f, err := z.Open("view.json")
		if err != nil {
			return nil, report.ErrNoView
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, maxView))
	case bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")):
		return raw, nil
	}
	return report.ViewOf(raw)
}

// setWindow sets the window and shows it on the timeline, with some time after it.
func (o *viewOptions) setWindow(v *store.View, extent store.Range) (err error) {
	from, to := store.SplitWindow(o.window)
	if v.Window, err = store.ParseWindow(from, to, extent); err != nil {
		return err
	}
	around := edtf.Day(max(5, min(int(v.Window.Z-v.Window.A)/6, 60)))
	v.Range = store.Range{A: v.Window.A, Z: v.Window.Z + around}
	if v.Window.Whole() {
		v.Range = extent
	}
	return nil
}

// camera moves the camera of a view to what the options say, for a map of w x h
// units.
func (o *viewOptions) camera(c geo.Camera, w, h float64) (geo.Camera, error) {
	if o.given("bbox") {
		box, err := within(o.bbox)
		if err != nil {
			return c, wrong(fmt.Errorf("--bbox: %w", err))
		}
		return c.Fit(box.Box, w, h, 0), nil
	}
	if o.given("center") {
		at, err := numbers(o.center, 2)
		if err != nil {
			return c, wrong(fmt.Errorf("--center: %w", err))
		}
		c.Lon, c.Lat = at[0], at[1]
	}
	if o.given("zoom") {
		c.Zoom = o.zoom
	}
	if err := c.Validate(); err != nil {
		return c, wrong(err)
	}
	return c.Clamp(w, h), nil
}

// page is the size of the picture and the day made.
func (o *viewOptions) page() (report.Options, error) {
	out := report.Options{Scale: o.scale}
	if o.given("size") {
		w, h, ok := strings.Cut(o.size, "x")
		var err1, err2 error
		out.W, err1 = strconv.Atoi(w)
		out.H, err2 = strconv.Atoi(h)
		if !ok || err1 != nil || err2 != nil {
			return out, wrong(fmt.Errorf("--size: %q is not a size such as 1403x992", o.size))
		}
	}
	if o.given("date") {
		day, err := edtf.ParseDay(o.date)
		if err != nil {
			return out, wrong(fmt.Errorf("--date: %w", err))
		}
		out.Made, out.Dated = day, true
	}
	return out, wrong(out.Check())
}

// within reads W,S,E,N.
func within(text string) (store.Within, error) {
	if text == "" {
		return store.Within{}, nil
	}
	b, err := numbers(text, 4)
	if err != nil {
		return store.Within{}, err
	}
	return store.NewWithin(b[0], b[1], b[2], b[3])
}

// numbers reads n numbers divided by commas.
func numbers(text string, n int) ([]float64, error) {
	parts := strings.Split(text, ",")
	if len(parts) != n {
		return nil, fmt.Errorf("%q has %d numbers, not %d", text, len(parts), n)
	}
	out := make([]float64, n)
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || v != v {
			return nil, fmt.Errorf("%q is not a number", part)
		}
		out[i] = v
	}
	return out, nil
}

// addAnnotations adds annotations to those of a view.
func addAnnotations(v *store.View, texts []string) error {
	for _, text := range texts {
		a, err := store.ParseAnnotation(text)
		if err == nil {
			v.Annotations, err = v.Annotations.With(a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func oneOf(text string, known ...string) error {
	for _, k := range known {
		if text == k {
			return nil
		}
	}
	return fmt.Errorf("unknown %q (known: %s)", text, strings.Join(known, ", "))
}

func checkTheme(name string) error {
	if _, ok := palette.ParseMode(name); !ok {
		return errors.New("themes are light, dark and print, not " + strconv.Quote(name))
	}
	return nil
}
