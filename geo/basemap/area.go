package basemap

// Area is land whose state is not the same for everybody: a part of a state, or
// a whole one.
type Area struct {
	ID   string
	Name string // English; "" where another area has the name of the territory, or the state's own serves
	// Holder is the code of the state that holds the land, Whole that the area is
	// all of that state; then it has no polygons of its own.
	Holder     string
	Whole      bool
	Recognised string    // the state that it belongs to by the United Nations' practice
	Claims     []string  // states that claim it, besides the holder
	Views      []Opinion // of states that see it neither as held nor as recognised, by viewer
	Label      Point
	Polygons   []Polygon // of the same arcs as the states'
}

// Opinion is the state that an area belongs to in the eyes of a state.
type Opinion struct{ Viewer, Owner string }

// Owner returns the code of the state that an area belongs to in a worldview.
func (a *Area) Owner(worldview string) string {
	switch worldview {
	case Controlled, "":
		return a.Holder
	}
	for _, o := range a.Views {
		if o.Viewer == worldview {
			return o.Owner
		}
	}
	return a.Recognised
}

// Contested reports whether more than one state says that the area is its own.
func (a *Area) Contested() bool { return len(a.Claims) > 0 }

func (w *writer) areas(areas []Area) {
	w.count(len(areas))
	for _, a := range areas {
		w.text(a.ID)
		w.text(a.Name)
		w.text(a.Holder)
		w.byte(flag(a.Whole))
		w.text(a.Recognised)
		w.count(len(a.Claims))
		for _, c := range a.Claims {
			w.text(c)
		}
		w.count(len(a.Views))
		for _, o := range a.Views {
			w.text(o.Viewer)
			w.text(o.Owner)
		}
		w.point(a.Label)
		w.count(len(a.Polygons))
		for _, p := range a.Polygons {
			w.polygon(p)
		}
	}
}

func flag(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

func (r *reader) areas() []Area {
	areas := make([]Area, r.count(8))
	for i := range areas {
		areas[i] = r.area()
	}
	return areas
}

func (r *reader) area() Area {
	a := Area{ID: r.text(), Name: r.text(), Holder: r.text(), Whole: r.byte() != 0, Recognised: r.text()}
	a.Claims = make([]string, r.count(1))
	for i := range a.Claims {
		a.Claims[i] = r.text()
	}
	a.Views = make([]Opinion, r.count(2))
	for i := range a.Views {
		a.Views[i] = Opinion{Viewer: r.text(), Owner: r.text()}
	}
	a.Label = r.point()
	a.Polygons = make([]Polygon, r.count(2))
	for i := range a.Polygons {
		a.Polygons[i] = r.polygon()
	}
	return a
}
