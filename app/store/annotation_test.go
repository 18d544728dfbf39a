package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"sandtable/app/store"
	"sandtable/geo"

	"github.com/paulmach/orb"
)

func km(v float64) geo.Length { return geo.Length{Value: v, Unit: "km"} }

func someAnnotations() []store.Annotation {
	return []store.Annotation{
		{Kind: store.Text, At: orb.Point{-66.13, 11.8}, Words: `La Orchila, "the island": 1,000 km`},
		{Kind: store.Arrow, At: orb.Point{179.5, 10}, To: orb.Point{-179.5, -10.000001}},
		{Kind: store.Ring, At: orb.Point{-66.13, 11.8}, Radius: km(1000)},
		{Kind: store.Launch, At: orb.Point{0, 90}, Radius: geo.Length{Value: 92.5, Unit: "nmi"}, Words: "Дрон, \\n"},
		{Kind: store.Distance, At: orb.Point{-66.13, 11.8}, To: orb.Point{-66.904, 10.488}, Words: "to Caracas"},
	}
}

func ExampleParseAnnotation() {
	a, _ := store.ParseAnnotation("ring:-66.13,11.8,1000km,Drones")
	fmt.Println(a.Kind, a.Radius, a.Words)
	_, err := store.ParseAnnotation("ring:-66.13,118,1000km")
	fmt.Println(err)
	// Output:
	// ring 1,000 km Drones
	// annotation "ring:-66.13,118,1000km", column 13: "118" is no latitude between -90 and 90
}

func TestAnnotationRoundTrip(t *testing.T) {
	var list store.Annotations
	for i, a := range someAnnotations() {
		got, err := store.ParseAnnotation(a.String())
		if err != nil || got != a {
			t.Errorf("%v was read as %v, %v", a, got, err)
		}
		if list, err = list.With(a); err != nil || len(list.List()) != i+1 || list.List()[i] != a {
			t.Fatalf("%v: %v, %q", a, err, list)
		}
	}
	b, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	back := store.Annotations("text:0,0,what was there before")
	if err := json.Unmarshal(b, &back); err != nil || back != list {
		t.Errorf("%s was read as %q, %v", b, back, err)
	}
}

func TestAnnotationsInView(t *testing.T) {
	v := opening()
	for _, a := range someAnnotations() {
		v.Annotations, _ = v.Annotations.With(a)
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	got, err := store.ReadView(b, opening(), extent())
	if err != nil || got != v {
		t.Errorf("%v\n%v, %v", got, v, err)
	}
	kept, err := store.ReadView([]byte(`{"version": 1, "title": "older"}`), v, extent())
	if err != nil || kept.Annotations != v.Annotations {
		t.Errorf("a view of before annotations: %q, %v", kept.Annotations, err)
	}
	none, err := store.ReadView([]byte(`{"annotations": []}`), v, extent())
	if err != nil || none.Annotations != "" {
		t.Errorf("an empty list: %q, %v", none.Annotations, err)
	}
}

func TestBadAnnotationsAreNamed(t *testing.T) {
	for text, reason := range map[string]string{
		`{"kind":"circle"}`:                                         `annotation 1: unknown kind "circle"`,
		`{"kind":"text","lon":1,"lat":2}`:                           "annotation 1: text without words",
		`{"kind":"text","lon":181,"lat":2,"text":"x"}`:              "longitude 181",
		`{"kind":"text","lon":1,"lat":-91,"text":"x"}`:              "latitude -91",
		`{"kind":"text","lon":1,"lat":1,"text":"a\nb"}`:             "one line",
		`{"kind":"arrow","lon":1,"lat":1}`:                          "without to_lon",
		`{"kind":"arrow","lon":1,"lat":1,"to_lon":1,"to_lat":1}`:    "ends where it begins",
		`{"kind":"ring","lon":1,"lat":1}`:                           "radius",
		`{"kind":"ring","lon":1,"lat":1,"radius":5,"unit":"ells"}`:  `"ells"`,
		`{"kind":"ring","lon":1,"lat":1,"radius":-5,"unit":"km"}`:   "not between",
		`{"kind":"ring","lon":"W","lat":1,"radius":5,"unit":"km"}`:  "annotations: json",
		`{"kind":"ring","lon":1,"lat":1,"radius":3e9,"unit":"nmi"}`: "not between",
	} {
		_, err := store.ReadView([]byte(`{"annotations": [`+text+`]}`), opening(), extent())
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v, want %q", text, err, reason)
		}
	}
}

// TestAnnotationErrorsPoint marks in each text the letter at which the error
// stands with a ^ before it.
func TestAnnotationErrorsPoint(t *testing.T) {
	for _, marked := range []string{
		"^", "^circle:1,2", "^ring", "ring:^x,2,5km", "ring:1,^99,5km", "ring:1,2,^5 ells", "ring:1,2^", "ring:1^",
		"text:1,2,^", "text:1,2^", "arrow:1,2,^181,2", "arrow:1,2,3,^", "arrow:^1,2,1,2", "text:1,2,^a\tb", "ring:1,2,^0km,words", "ring:1,2,^1,000km",
		"text:NaN,1,x",
	} {
		text := strings.Replace(marked, "^", "", 1)
		_, err := store.ParseAnnotation(text)
		var at *store.AnnotationError
		if !errors.As(err, &at) {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if want := strings.Index(marked, "^") + 1; want > 0 && at.Column != want {
			t.Errorf("%q: column %d, want %d (%v)", text, at.Column, want, err)
		}
	}
}

func TestAnnotationVerbs(t *testing.T) {
	var q queue
	s := store.New(opening(), extent(), q.post)
	ring := store.Annotation{Kind: store.Ring, At: orb.Point{-66.13, 11.8}, Radius: km(1000)}
	for _, a := range someAnnotations() {
		if err := s.AddAnnotation(a); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.AddAnnotation(store.Annotation{Kind: store.Text}); err == nil || len(s.View().Annotations.List()) != 5 {
		t.Errorf("a text without words: %v", err)
	}
	for i := range 20 { // a drag is one step
		ring.At = orb.Point{-66, float64(i)}
		s.MoveAnnotation(2, ring)
	}
	s.Done()
	moved := s.View().Annotations
	s.EditAnnotation(9, ring)
	s.EditAnnotation(0, store.Annotation{Kind: store.Text})
	s.RemoveAnnotation(-1)
	if s.View().Annotations != moved {
		t.Error("what is not there cannot be edited or removed")
	}
	s.RemoveAnnotation(0)
	if l := s.View().Annotations.List(); len(l) != 4 || l[1] != ring {
		t.Errorf("after removing the first: %v", l)
	}
	s.ClearAnnotations()
	s.Undo()
	s.Undo()
	s.Undo()
	if l := s.View().Annotations.List(); len(l) != 5 || l[2] != someAnnotations()[2] {
		t.Errorf("undo of clear, remove and drag gave %v", l)
	}
}

func TestMoved(t *testing.T) {
	a := store.Annotation{Kind: store.Arrow, At: orb.Point{179, 80}, To: orb.Point{170, 70}}
	got := a.Moved(orb.Point{0, 0}, orb.Point{2, 15})
	if got.At != (orb.Point{-179, 90}) || got.To != (orb.Point{172, 85}) {
		t.Errorf("moved over the antimeridian and to the pole: %v", got)
	}
}

func FuzzParseAnnotation(f *testing.F) {
	for _, a := range someAnnotations() {
		f.Add(a.String())
	}
	f.Add("arrow:0.0000001,0,0,0")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := store.ParseAnnotation(text)
		if err != nil {
			return
		}
		if again, err := store.ParseAnnotation(a.String()); err != nil || again != a {
			t.Errorf("%q gave %v, which is written as %q and read as %v, %v", text, a, a.String(), again, err)
		}
	})
}
