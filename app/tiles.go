package app

import (
	"path/filepath"
	"slices"
	"strings"

	"sandtable/geo"
	"sandtable/geo/tile"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// askTiles asks for a file with a base map.
func (w *Window) askTiles() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil && err == nil {
			path := r.URI().Path()
			r.Close()
			w.openTiles(path)
		}
	}, w.win)
	d.SetTitleText("Base map from a file: MBTiles or PMTiles with raster tiles")
	d.SetFilter(storage.NewExtensionFileFilter(tile.Extensions()))
	w.raise(d, fileDialogWidth, fileDialogHeight)
}

// openTiles makes a file the base map.
func (w *Window) openTiles(path string) {
	s, err := tile.Open(path)
	if err != nil {
		w.notice.Say("tiles", "Cannot "+err.Error(), "", nil)
		return
	}
	w.setTiles(s)
}

// setTiles changes the base map; nil is the built-in one. The file before it stays
// open for the frames that may still draw it.
func (w *Window) setTiles(s *tile.Set) {
	w.kit.Tiles = s
	w.win.SetMainMenu(w.menu())
	w.tellTiles()
	w.request()
}

// tellTiles says where tiles cannot be drawn.
func (w *Window) tellTiles() {
	c := w.store.View().Camera
	if w.kit.Tiles == nil || c.Projection == "" || c.Projection == geo.Mercator {
		if w.notice.About == "tiles" {
			w.notice.Dismiss()
		}
		return
	}
	width, height := w.viewport().Units()
	w.notice.Say("tiles", "Tiles are drawn in Mercator only; this projection shows the built-in base map.", "Web Mercator", func() {
		w.store.SetProjection(geo.Mercator, width, height)
	})
}

// tilesItem goes back to the built-in base map.
func (w *Window) tilesItem() *fyne.MenuItem {
	item := action("Built-in base map", shiftCtrl(fyne.KeyJ), func() { w.setTiles(nil) })
	item.Checked = w.kit.Tiles == nil
	return item
}

// isTiles reports whether a file that was dropped is a base map, by its ending.
func isTiles(path string) bool {
	return slices.Contains(tile.Extensions(), strings.ToLower(filepath.Ext(path)))
}
