package scene_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// annotated is the scene of the sample with annotations.
func annotated(t *testing.T, camera geo.Camera, texts ...string) *scene.Scene {
	t.Helper()
	kit, d, v := sample(t)
	v.Camera = camera.Clamp(868, 498)
	for _, text := range texts {
		a, err := store.ParseAnnotation(text)
		if err == nil {
			v.Annotations, err = v.Annotations.With(a)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return build(t, kit, d, v)
}

func caribbean() geo.Camera { return geo.Camera{Projection: geo.Mercator, Lon: -66, Lat: 11, Zoom: 5} }

func TestWhatAnnotationsSay(t *testing.T) {
	s := annotated(t, caribbean(), "ring:-66.13,11.8,1000km", "ring:-66.13,11.8,540nmi,Drones", "launch:-66.13,11.8,1000km,Drones",
		"launch:-66.13,11.8,1000km", "distance:-66.13,11.8,-66.904,10.488", "distance:-66.13,11.8,-66.904,10.488,The crossing",
		"text:-60,14,Words of the author", "arrow:-75,18,-70,12.5", "ring:-66.5,11.2,50km", "ring:-40,30,50km")
	kit, _, _ := sample(t)
	world := kit.World
	want := []string{
		"1,000 km around La Orchila", "540 nmi (1,000.1 km): Drones|around La Orchila",
		"1,000 km: Drones|hypothetical launch from La Orchila", "1,000 km|hypothetical launch from La Orchila",
		"168.0 km · 90.7 nmi · 210°", "The crossing|168.0 km · 90.7 nmi · 210°", "Words of the author", "",
		"50 km around 60 km north-west of La Guaira", "50 km around 30.0000° N, 40.0000° W",
	}
	for i, a := range s.Annotations {
		got := strings.Join(scene.AnnotationLines(s.Model.Known, world, a.Annotation), "|")
		if i == 8 { // which town is nearest is the base map's affair
			if !strings.HasPrefix(got, "50 km around ") || !strings.Contains(got, " km ") || !strings.Contains(got, " of ") {
				t.Errorf("%v says %q", a.Annotation, got)
			}
			continue
		}
		if got != want[i] {
			t.Errorf("%v says %q, want %q", a.Annotation, got, want[i])
		}
	}
}

func TestAnnotationsInLegend(t *testing.T) {
	titles := func(s *scene.Scene) (out []string) {
		for _, section := range s.Legend {
			if section.Title == "Added by the author" {
				for _, e := range section.Entries {
					out = append(out, e.Label)
				}
			}
		}
		return out
	}
	if got := titles(annotated(t, caribbean())); got != nil {
		t.Errorf("without annotations: %v", got)
	}
	s := annotated(t, caribbean(), "launch:-66.13,11.8,100km", "text:-60,14,Words", "text:100,14,Far away", "arrow:100,14,101,15")
	if got := titles(s); !slices.Equal(got, []string{"words", "hypothetical range"}) {
		t.Errorf("legend: %v", got)
	}
}

// TestAnnotationsAvoidMarks holds that words which may stand elsewhere cover no
// mark, that nobody's words cover those of an annotation, and that none leave the
// frame.
func TestAnnotationsAvoidMarks(t *testing.T) {
	s := annotated(t, caribbean(), "ring:-66.13,11.8,400km", "launch:-66.9,10.5,300nmi,Drones", "arrow:-75,18,-70,12.5,Carrier group",
		"text:-62,15.5,Words of the author")
	frame := draw.Box{Max: draw.Pt(868, 498)}
	for i, a := range s.Annotations {
		if a.Box == (draw.Box{}) || a.Box.Min.X < 0 || a.Box.Min.Y < 0 || a.Box.Max.X > frame.Max.X || a.Box.Max.Y > frame.Max.Y {
			t.Errorf("%v stands at %v", a.Annotation, a.Box)
		}
		for _, g := range s.Groups {
			if a.Kind != store.Text && g.Hit.Overlaps(a.Box) {
				t.Errorf("%v covers %s", a.Annotation, g.Key)
			}
		}
		for _, l := range s.Labels {
			if l.Box.Overlaps(a.Box) {
				t.Errorf("%v is covered by %v", a.Annotation, l.Lines)
			}
		}
		for _, b := range s.Annotations[:i] {
			if b.Box.Overlaps(a.Box) {
				t.Errorf("%v covers %v", a.Annotation, b.Annotation)
			}
		}
		if !slices.Contains(s.Obstacles(), a.Box) {
			t.Errorf("names of the base map may cover %v", a.Annotation)
		}
	}
}

// TestRingIsGeodesic holds every point of a drawn ring against the geodesic
// distance from its middle, at the antimeridian and about the poles too.
func TestRingIsGeodesic(t *testing.T) {
	for _, c := range []struct{ lon, lat, km float64 }{
		{-66.13, 11.8, 1000}, {179.5, 15, 1500}, {-179.5, -40, 1500}, {20, 84, 900}, {0, 90, 2500}, {100, -89, 3000},
	} {
		camera := geo.Camera{Projection: geo.Mercator, Lon: c.lon, Lat: min(max(c.lat, -60), 60), Zoom: 2}
		at := store.Annotation{Kind: store.Ring, At: orb.Point{c.lon, c.lat}, Radius: geo.Length{Value: c.km, Unit: "km"}}
		s := annotated(t, camera, at.String())
		a := s.Annotations[0]
		if !a.OnMap {
			t.Errorf("%v is not on the map", at)
		}
		for i, p := range a.Path.Points {
			q := s.Frame.Viewport.Unproject(p.X, p.Y)
			if math.Abs(q[1]) < 85 && math.Abs(geo.Distance(q, at.At)-c.km*1000) > 60 {
				t.Fatalf("%v: point %d is %.0f m from the middle", at, i, geo.Distance(q, at.At))
			}
			if i > 0 && a.Path.Verbs[i] == draw.VerbLine && math.Abs(p.X-a.Path.Points[i-1].X) > 2000 {
				t.Fatalf("%v: a piece crosses the map: %v to %v", at, a.Path.Points[i-1], p)
			}
		}
	}
}

// TestLineOverTheAntimeridian holds that an arrow takes the short way.
func TestLineOverTheAntimeridian(t *testing.T) {
	s := annotated(t, geo.Camera{Projection: geo.Mercator, Lon: 180, Zoom: 3}, "arrow:175,0,-175,0")
	a := s.Annotations[0]
	if length := a.Z.Sub(a.A).Len(); math.Abs(length-10.0/360*8*256) > 0.01 || !a.OnMap {
		t.Errorf("the arrow is %v px long", length)
	}
}

func TestHitAnnotation(t *testing.T) {
	s := annotated(t, caribbean(), "ring:-66.13,11.8,500km", "arrow:-75,18,-70,12.5", "text:-60,14,Words")
	ring, arrow, text := s.Annotations[0], s.Annotations[1], s.Annotations[2]
	middle := func(b draw.Box) draw.Point { return b.Min.Lerp(b.Max, 0.5) }
	for _, c := range []struct {
		name string
		at   draw.Point
		row  int
		part scene.AnnotationPart
	}{
		{"the middle of a ring", ring.A.Add(draw.Pt(3, 3)), 0, scene.AtPart},
		{"its edge", ring.Path.Points[40].Add(draw.Pt(2, 2)), 0, scene.EdgePart},
		{"its words", middle(ring.Box), 0, scene.BodyPart},
		{"inside it", ring.A.Add(draw.Pt(30, 30)), 0, scene.NoPart},
		{"the tail of an arrow", arrow.A, 1, scene.AtPart},
		{"its tip", arrow.Z, 1, scene.ToPart},
		{"its shaft", arrow.Path.Points[5], 1, scene.BodyPart},
		{"a text", middle(text.Box), 2, scene.BodyPart},
		{"nothing", draw.Pt(10, 10), 0, scene.NoPart},
	} {
		if a, part := s.HitAnnotation(c.at); part != c.part || part != scene.NoPart && a.Row != c.row {
			t.Errorf("%s: annotation %d, part %d, want %d, %d", c.name, a.Row, part, c.row, c.part)
		}
	}
}

// TestAnnotationsAreNoEvents holds that annotations change no count and no event.
func TestAnnotationsAreNoEvents(t *testing.T) {
	kit, d, v := sample(t)
	plain := build(t, kit, d, v)
	v.Annotations, _ = v.Annotations.With(store.Annotation{Kind: store.Text, At: orb.Point{-66, 11}, Words: "Venezuela"})
	with := build(t, kit, d, v)
	if with.OnMap != plain.OnMap || with.Match.Counts(with.OnMap) != plain.Match.Counts(plain.OnMap) {
		t.Errorf("%s became %s", plain.Match.Counts(plain.OnMap), with.Match.Counts(with.OnMap))
	}
	if a, err := scene.NewModel(context.Background(), d, v, plain.Model); err != nil || a != plain.Model {
		t.Errorf("the model was made anew: %v", err)
	}
}
