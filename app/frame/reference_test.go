package frame_test

import (
	"context"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/store"
	"sandtable/geo/reference"
)

// TestReferenceLayersComeAndGo adds, hides and removes layers while time and
// camera stay and while they move, and compares with frames drawn whole.
func TestReferenceLayersComeAndGo(t *testing.T) {
	kit, d, v := sample(t)
	read := func(name, geometry string) *reference.Layer {
		l, err := reference.Decode(name, []byte(`{"type":"Feature","properties":{"name":"Zone"},"geometry":`+geometry+`}`))
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	zone := read("zone.geojson", `{"type":"Polygon","coordinates":[[[-72,5],[-60,5],[-60,14],[-72,14],[-72,5]]]}`)
	line := read("line.geojson", `{"type":"LineString","coordinates":[[-80,20],[-60,5]]}`)
	warm, twin, l := frame.New(d, kit.World, kit.Fonts.Clone()), newTwin(kit), look{v, 480, 320, 1}
	for i, step := range []struct {
		layers []*reference.Layer
		change func(*store.View)
	}{
		{nil, func(v *store.View) { v.Layers |= store.Reference }},
		{[]*reference.Layer{zone}, func(*store.View) {}},
		{[]*reference.Layer{zone, line}, func(v *store.View) { v.Window.Z -= 200 }},
		{[]*reference.Layer{zone, line}, func(v *store.View) { v.Focal = "RUS" }},
		{[]*reference.Layer{zone, line}, func(v *store.View) { v.Layers &^= store.Reference }},
		{[]*reference.Layer{zone, line}, func(v *store.View) { v.Layers |= store.Reference }},
		{[]*reference.Layer{line}, func(v *store.View) { v.Camera.Zoom++ }},
		{nil, func(*store.View) {}},
	} {
		step.change(&l.view)
		r := l.request()
		r.Reference = step.layers
		got, err := warm.Make(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		twin.check(t, i, got)
	}
}
