package theme

import (
	"bytes"
	"testing"

	"sandtable/geo/palette"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestEveryIconDrawsInTheThemesColour(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(palette.Light))
	seen := map[string]string{}
	for _, name := range IconNames() {
		res := Icon(name)
		if !bytes.Contains(res.Content(), []byte("#57606a")) {
			t.Errorf("icon %q is not in the theme's colour: %s", name, res.Content())
		}
		if other, ok := seen[string(res.Content())]; ok && name != "plus" {
			t.Errorf("icons %q and %q look the same", name, other)
		}
		seen[string(res.Content())] = name
		if drawn(t, name) < 5 {
			t.Errorf("icon %q draws next to nothing", name)
		}
	}
	app.Settings().SetTheme(New(palette.Dark))
	if !bytes.Contains(Icon("play").Content(), []byte("#a7b0b9")) {
		t.Error("an icon does not follow the theme")
	}
}

// drawn counts the pixels that an icon covers at 16 px.
func drawn(t *testing.T, name string) int {
	t.Helper()
	img := canvas.NewImageFromResource(Icon(name))
	w := test.NewTempWindow(t, img)
	w.SetPadded(false)
	w.Resize(img.MinSize().AddWidthHeight(16, 16))
	got := w.Canvas().Capture()
	ground := got.At(0, 0)
	n := 0
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			if got.At(x, y) != ground {
				n++
			}
		}
	}
	return n
}
