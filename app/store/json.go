package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/palette"
)

// wire is a View as view.json and exports hold it: words and dates, no numbers
// that only mean something inside the program.
type wire struct {
	Version int        `json:"version"`
	Title   string     `json:"title"`
	Window  string     `json:"window"`
	Mode    string     `json:"mode"`
	AsKnown string     `json:"as_known"`
	Undated bool       `json:"undated_sources"`
	Filter  string     `json:"filter"`
	Find    string     `json:"find"`
	Within  []float64  `json:"within"`
	Camera  geo.Camera `json:"camera"`
	Range   [2]string  `json:"range"`
	Axis    string     `json:"axis"`
	Focal   string     `json:"focal"`
	Layers  string     `json:"layers"`
	Theme   string     `json:"theme"`
	Tab     string     `json:"tab"`
	Sort    string     `json:"sort"`
	Event   string     `json:"event"`
	Here    string     `json:"here"`
	Source  string     `json:"source"`
	Relate  string     `json:"relation"`
	By      string     `json:"by"`

	Colour    string `json:"colour"`
	Density   int    `json:"density"`
	Worldview string `json:"worldview"`
	Language  string `json:"language"`
	Fan       string `json:"fan"`

	Annotations Annotations `json:"annotations"`
}

// viewVersion is the version of view.json that is written; older ones are read.
const viewVersion = 1

var tabNames = [...]string{"events", "sources", "states", "summary"}

// TabNames lists the pages of the tables.
func TabNames() []string { return append([]string(nil), tabNames[:]...) }

// MarshalJSON writes the view as view.json holds it.
func (v View) MarshalJSON() ([]byte, error) {
	w := wire{
		Version: viewVersion, Title: v.Title, Window: v.Window.Text(), Mode: v.Mode.String(),
		Undated: v.AsKnown.Undated, Filter: v.Filter, Find: v.Find, Within: []float64{},
		Camera: v.Camera, Range: [2]string{v.Range.A.String(), v.Range.Z.String()}, Axis: "even",
		Focal: v.Focal, Layers: v.Layers.String(), Theme: v.Theme, Tab: tabNames[v.Tab],
		Sort: sortText(v.Sort), Event: v.Selected, Here: v.Here, Source: v.Source, Relate: v.Relation, By: v.By,
		Colour: v.Colour.String(), Density: int(v.Density), Worldview: v.Worldview, Language: v.Language, Fan: v.Fan,
		Annotations: v.Annotations,
	}
	if v.AsKnown.On {
		w.AsKnown = v.AsKnown.Day.String()
	}
	if v.Within.On {
		w.Within = []float64{v.Within.W, v.Within.S, v.Within.E, v.Within.N}
	}
	if v.Axis == Linear {
		w.Axis = "linear"
	}
	return json.Marshal(w)
}

func sortText(s Sort) string {
	if s.Down {
		return "-" + s.Column
	}
	return s.Column
}

// ReadView reads a view.json for a dataset that reaches over extent. Fields that
// are missing keep those of base.
func ReadView(b []byte, base View, extent Range) (View, error) {
	w := wireOf(base)
	if err := json.Unmarshal(b, &w); err != nil {
		return base, fmt.Errorf("read view: %w", err)
	}
	if w.Version > viewVersion {
		return base, fmt.Errorf("read view: version %d is newer than this program, which reads up to %d", w.Version, viewVersion)
	}
	v, err := w.view(base, extent)
	if err != nil {
		return base, fmt.Errorf("read view: %w", err)
	}
	return v, nil
}

// wireOf turns a view into its wire form; it cannot fail for a View of ours.
func wireOf(v View) wire {
	var w wire
	if b, err := json.Marshal(v); err == nil {
		_ = json.Unmarshal(b, &w)
	}
	return w
}

func (w wire) view(v View, extent Range) (View, error) {
	from, to := SplitWindow(w.Window)
	var err error
	if v.Window, err = ParseWindow(from, to, extent); err != nil {
		return v, err
	}
	if v.Mode, err = index.ParseMode(w.Mode); err != nil {
		return v, err
	}
	if v.AsKnown, err = ParseAsKnown(w.AsKnown, w.Undated); err != nil {
		return v, err
	}
	if v.Layers, err = ParseLayers(w.Layers); err != nil {
		return v, err
	}
	if v.Within, err = withinOf(w.Within); err != nil {
		return v, err
	}
	if err = w.Camera.Validate(); err != nil {
		return v, err
	}
	if v.Range, err = rangeOf(w.Range); err != nil {
		return v, err
	}
	if _, ok := palette.ParseMode(w.Theme); !ok {
		return v, fmt.Errorf("unknown theme %q", w.Theme)
	}
	if v.Axis, err = axisOf(w.Axis); err != nil {
		return v, err
	}
	if v.Tab, err = tabOf(w.Tab); err != nil {
		return v, err
	}
	if v.Colour, err = ParseColour(w.Colour); err != nil {
		return v, err
	}
	if v.Language, err = ParseLanguage(w.Language); err != nil {
		return v, err
	}
	if v.Density, err = NewDensity(w.Density); err != nil {
		return v, err
	}
	v = w.plain(v)
	v.Worldview, err = ParseWorldview(w.Worldview)
	return v, err
}

func axisOf(name string) (Axis, error) {
	switch name {
	case "even":
		return Even, nil
	case "linear":
		return Linear, nil
	}
	return Even, fmt.Errorf("unknown axis %q", name)
}

func tabOf(name string) (Tab, error) {
	i := slices.Index(tabNames[:], name)
	if i < 0 {
		return Events, fmt.Errorf("unknown tab %q", name)
	}
	return Tab(i), nil
}

// plain copies the fields that need no reading.
func (w wire) plain(v View) View {
	v.Title, v.Filter, v.Find, v.Camera = w.Title, w.Filter, w.Find, w.Camera
	v.Focal, v.Theme, v.Selected, v.Here = w.Focal, w.Theme, w.Event, w.Here
	v.Source, v.Relation, v.By = w.Source, w.Relate, w.By
	v.Worldview, v.Language, v.Fan = w.Worldview, w.Language, w.Fan
	v.Annotations = w.Annotations
	v.Sort = Sort{Column: w.Sort}
	if len(w.Sort) > 0 && w.Sort[0] == '-' {
		v.Sort = Sort{Column: w.Sort[1:], Down: true}
	}
	return v
}

// ParseAsKnown reads the day of an as-known; "" is off. A coarse date means its
// last day.
func ParseAsKnown(date string, undated bool) (data.AsKnown, error) {
	if date == "" {
		return data.AsKnown{Undated: undated}, nil
	}
	day, err := edtf.ParseLastDay(date)
	if err != nil {
		return data.AsKnown{}, fmt.Errorf("as known on %q: %w", date, err)
	}
	return data.AsKnown{On: true, Day: day, Undated: undated}, nil
}

// SplitWindow splits "A/B" into its two dates; one date stands for both.
func SplitWindow(text string) (from, to string) {
	if text == "" {
		return "..", ".."
	}
	for i := range len(text) {
		if text[i] == '/' {
			return text[:i], text[i+1:]
		}
	}
	return text, text
}

func withinOf(b []float64) (Within, error) {
	if len(b) == 0 {
		return Within{}, nil
	}
	if len(b) != 4 {
		return Within{}, fmt.Errorf("within has %d numbers, not west, south, east, north", len(b))
	}
	return NewWithin(b[0], b[1], b[2], b[3])
}

// NewWithin makes an area to be within of four edges in degrees.
func NewWithin(west, south, east, north float64) (Within, error) {
	inside := func(v, limit float64) bool { return v >= -limit && v <= limit }
	if !inside(west, 180) || !inside(east, 180) || !inside(south, 90) || !inside(north, 90) {
		return Within{}, fmt.Errorf("box %g,%g,%g,%g reaches beyond 180 degrees of longitude or 90 of latitude", west, south, east, north)
	}
	if south > north {
		return Within{}, fmt.Errorf("box %g,%g,%g,%g: its south is north of its north", west, south, east, north)
	}
	return Within{geo.Box{W: west, S: south, E: east, N: north}, true}, nil
}

func rangeOf(days [2]string) (Range, error) {
	a, err := edtf.ParseDay(days[0])
	if err != nil {
		return Range{}, fmt.Errorf("range: %w", err)
	}
	z, err := edtf.ParseDay(days[1])
	if err != nil {
		return Range{}, fmt.Errorf("range: %w", err)
	}
	if a > z {
		return Range{}, fmt.Errorf("range %s/%s ends before it starts", days[0], days[1])
	}
	return Range{A: a, Z: z}, nil
}
