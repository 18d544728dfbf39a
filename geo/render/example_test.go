package render_test

import (
	"fmt"

	"sandtable/assets"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/render"
)

func Example() {
	world, err := basemap.Decode(assets.Basemap())
	if err != nil {
		fmt.Println(err)
		return
	}
	fonts, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(),
		Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := render.New(world, fonts)
	v := geo.Viewport{Camera: geo.Camera{Lon: -69, Lat: 14, Zoom: 5}, W: 868, H: 498, Scale: 1}
	o := render.Options{
		Style: render.Style{Theme: palette.Of(palette.Light)},
		Focal: "VEN",
		Fills: map[string]render.Fill{"CUB": {Color: palette.Hex(0xD8C9A0)}},
	}
	list := r.Frame(v, o, nil)
	fmt.Println(list.W, list.H, len(list.Items) > 20)
	fmt.Println(render.CreditText(v, world.Under("").Words()))
	// Output:
	// 868 498 true
	// Natural Earth, public domain · borders as controlled, claims dashed
}
