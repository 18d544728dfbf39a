package render_test

import (
	"testing"

	"sandtable/assets"
	"sandtable/geo/basemap"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/render"
)

// fonts returns the embedded fonts.
func fonts(t testing.TB) *label.Fonts {
	t.Helper()
	f, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(),
		Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// newRenderer returns a renderer of the embedded base map.
func newRenderer(t testing.TB) *render.Renderer {
	t.Helper()
	m, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	return render.New(m, fonts(t))
}

// openRenderer returns a renderer of the base map with provinces and airfields.
func openRenderer(t testing.TB) *render.Renderer {
	t.Helper()
	m, err := basemap.Open(basemap.Files{World: assets.Basemap(), Provinces: assets.Provinces(), Airfields: assets.Airfields()})
	if err != nil {
		t.Fatal(err)
	}
	return render.New(m, fonts(t))
}

// styled returns the options of a theme about a state.
func styled(theme, focal string) render.Options {
	mode, _ := palette.ParseMode(theme)
	return render.Options{Style: render.Style{Theme: palette.Of(mode)}, Focal: focal}
}
