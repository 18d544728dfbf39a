package mapview

import (
	"math"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"

	"github.com/paulmach/orb"
)

// TestCraft walks through the tools as clicks do.
func TestCraft(t *testing.T) {
	orchila, caracas := orb.Point{-66.13, 11.8}, orb.Point{-66.904, 10.488}
	thousand := geo.Length{Value: 1000, Unit: "km"}
	for _, c := range []struct {
		name   string
		draft  store.Annotation
		begun  bool
		clicks []orb.Point
		steps  []step
		want   store.Annotation
	}{
		{"distance", store.Annotation{Kind: store.Distance}, false, []orb.Point{orchila, caracas}, []step{goOn, complete},
			store.Annotation{Kind: store.Distance, At: orchila, To: caracas}},
		{"a point twice is no distance", store.Annotation{Kind: store.Distance}, false, []orb.Point{orchila, orchila, caracas},
			[]step{goOn, goOn, complete}, store.Annotation{Kind: store.Distance, At: orchila, To: caracas}},
		{"arrow from the menu of a point", store.Annotation{Kind: store.Arrow, At: orchila}, true, []orb.Point{caracas}, []step{complete},
			store.Annotation{Kind: store.Arrow, At: orchila, To: caracas}},
		{"ring", store.Annotation{Kind: store.Ring}, false, []orb.Point{orchila, caracas}, []step{goOn, complete},
			store.Annotation{Kind: store.Ring, At: orchila, Radius: geo.Length{Value: 168, Unit: "km"}}},
		{"a range that is known", store.Annotation{Kind: store.Launch, Radius: thousand, Words: "Drones"}, false, []orb.Point{orchila},
			[]step{complete}, store.Annotation{Kind: store.Launch, At: orchila, Radius: thousand, Words: "Drones"}},
		{"a range that is not", store.Annotation{Kind: store.Launch, Words: "Missile"}, false, []orb.Point{orchila, caracas},
			[]step{goOn, complete}, store.Annotation{Kind: store.Launch, At: orchila, Radius: geo.Length{Value: 168, Unit: "km"}, Words: "Missile"}},
		{"text", store.Annotation{Kind: store.Text}, false, []orb.Point{orchila}, []step{ask}, store.Annotation{Kind: store.Text, At: orchila}},
	} {
		var k craft
		k.begin(c.draft, c.begun)
		for i, p := range c.clicks {
			if !strings.Contains(k.words(), "Esc cancels") {
				t.Errorf("%s: nothing says how to stop", c.name)
			}
			a, got := k.click(p)
			if got != c.steps[i] {
				t.Errorf("%s: click %d gave step %d, want %d", c.name, i+1, got, c.steps[i])
			}
			if i == len(c.clicks)-1 && a != c.want {
				t.Errorf("%s: %v, want %v", c.name, a, c.want)
			}
		}
	}
}

func TestLiveWords(t *testing.T) {
	var k craft
	k.begin(store.Annotation{Kind: store.Distance}, false)
	orchila, caracas := orb.Point{-66.13, 11.8}, orb.Point{-66.904, 10.488}
	if k.live(orchila) != "" || k.shape(orchila) != nil {
		t.Error("nothing is measured before the first point")
	}
	k.click(orchila)
	if got := k.live(caracas); got != "168.0 km · 90.7 nmi · 210°" {
		t.Errorf("live words: %q", got)
	}
	if k.live(orchila) != "" {
		t.Error("no distance to the same point")
	}
	k.begin(store.Annotation{Kind: store.Ring, At: orchila}, true)
	if got := k.live(caracas); got != "168.0 km · 90.7 nmi" {
		t.Errorf("live words of a ring: %q", got)
	}
	for _, p := range k.shape(caracas) {
		if d := geo.Distance(p, orchila); math.Abs(d-168_000) > 1 {
			t.Fatalf("the ring that follows is %v m wide", d)
		}
	}
}

func TestReach(t *testing.T) {
	middle := orb.Point{0, 0}
	for _, c := range []struct {
		km   float64
		unit string
		want string
	}{{168.03, "", "168 km"}, {12.34, "km", "12.3 km"}, {185.2, "nmi", "100 nmi"}, {1.5, "m", "1,500 m"}} {
		if got := reach(middle, geo.Direct(middle, 77, c.km*1000), c.unit).String(); got != c.want {
			t.Errorf("%v km in %q: %s, want %s", c.km, c.unit, got, c.want)
		}
	}
}

func TestGrip(t *testing.T) {
	arrow := store.Annotation{Kind: store.Arrow, At: orb.Point{0, 0}, To: orb.Point{10, 0}}
	ring := store.Annotation{Kind: store.Ring, At: orb.Point{0, 0}, Radius: geo.Length{Value: 100, Unit: "nmi"}}
	for _, c := range []struct {
		name string
		grip grip
		to   orb.Point
		want store.Annotation
	}{
		{"tail", grip{part: scene.AtPart, was: arrow}, orb.Point{1, 2}, store.Annotation{Kind: store.Arrow, At: orb.Point{1, 2}, To: arrow.To}},
		{"tip", grip{part: scene.ToPart, was: arrow}, orb.Point{1, 2}, store.Annotation{Kind: store.Arrow, To: orb.Point{1, 2}}},
		{"shaft", grip{part: scene.BodyPart, was: arrow, from: orb.Point{5, 0}}, orb.Point{6, 2},
			store.Annotation{Kind: store.Arrow, At: orb.Point{1, 2}, To: orb.Point{11, 2}}},
		{"middle of a ring", grip{part: scene.AtPart, was: ring}, orb.Point{1, 2},
			store.Annotation{Kind: store.Ring, At: orb.Point{1, 2}, Radius: ring.Radius}},
		{"edge of a ring", grip{part: scene.EdgePart, was: ring}, orb.Point{1, 0},
			store.Annotation{Kind: store.Ring, Radius: geo.Length{Value: 60, Unit: "nmi"}}},
	} {
		if got := c.grip.moved(c.to); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
