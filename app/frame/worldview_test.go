package frame_test

import (
	"context"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/store"
	"sandtable/geo"
)

// TestWorldviewsComeAndGo changes the worldview alone: fills, hatches, names and
// the line that says which it is follow.
func TestWorldviewsComeAndGo(t *testing.T) {
	kit, d, v := sample(t)
	warm, twin, l := frame.New(d, kit.World, kit.Fonts.Clone()), newTwin(kit), look{v, 480, 320, 1}
	l.view.Camera = geo.Camera{Lon: -61, Lat: 6, Zoom: 4.5}
	for i, worldview := range []string{"", "VEN", "recognised", "VEN", "", "GUY"} {
		l.view.Worldview = worldview
		got, err := warm.Make(context.Background(), l.request())
		if err != nil {
			t.Fatal(err)
		}
		twin.check(t, i, got)
	}
}

// TestPartnersFollowTheWorldview: the land that a partner state's fill covers is
// the worldview's.
func TestPartnersFollowTheWorldview(t *testing.T) {
	kit, d, v := sample(t)
	v.Focal, v.Camera = "VEN", geo.Camera{Lon: 34.3, Lat: 45.3, Zoom: 6}
	pixel := func(worldview string) [4]byte {
		l := look{v, 300, 200, 1}
		l.view.Worldview = worldview
		l.view.Layers = store.StateFill | store.Claims
		f, err := frame.New(d, kit.World, kit.Fonts.Clone()).Make(context.Background(), l.request())
		if err != nil {
			t.Fatal(err)
		}
		at := f.Map.PixOffset(f.Map.Rect.Dx()/2+3, f.Map.Rect.Dy()/2)
		return [4]byte(f.Map.Pix[at : at+4])
	}
	if controlled, recognised := pixel(""), pixel("recognised"); controlled == recognised || recognised != pixel("UKR") || controlled != pixel("RUS") {
		t.Errorf("Crimea is %v as controlled, %v as recognised", controlled, recognised)
	}
}
