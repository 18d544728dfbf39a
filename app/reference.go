package app

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sandtable/app/store"
	"sandtable/data/pack"
	"sandtable/geo/reference"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// askLayer asks for a file with a reference layer.
func (w *Window) askLayer() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil && err == nil {
			path := r.URI().Path()
			r.Close()
			w.openLayer(path)
		}
	}, w.win)
	d.SetTitleText("Add a reference layer: GeoJSON, KML, KMZ or shapefile")
	d.SetFilter(storage.NewExtensionFileFilter(reference.Extensions()))
	w.raise(d, fileDialogWidth, fileDialogHeight)
}

// openLayer reads a reference layer behind the UI and shows it.
func (w *Window) openLayer(path string) {
	w.status.SetWork("Reading " + filepath.Base(path) + " …")
	w.loader.Submit(func(context.Context) func() {
		l, err := reference.Read(path)
		return func() {
			w.status.SetWork("")
			if err != nil {
				w.notice.Say("reference", "Cannot add the layer: "+err.Error(), "", nil)
				return
			}
			w.addLayer(l)
		}
	})
}

// addLayer shows a layer above the others, and says what of it is not drawn.
func (w *Window) addLayer(l *reference.Layer) {
	w.setLayers(append(slices.Clone(w.kit.Reference), l))
	w.store.SetLayers(w.store.View().Layers | store.Reference)
	if n := len(l.Problems) + l.More; n > 0 {
		w.notice.Say("reference", fmt.Sprintf("%s in %s is not drawn: %v", counted(n, "thing"), l.Name, l.Problems[0]), "", nil)
	}
}

// setLayers replaces the layers. The slice before it is left to the frames that
// show it.
func (w *Window) setLayers(layers []*reference.Layer) {
	w.kit.Reference = layers
	w.win.SetMainMenu(w.menu())
	w.request()
}

// referenceMenu shows, hides and removes the layers.
func (w *Window) referenceMenu() *fyne.Menu {
	m := fyne.NewMenu("Reference layers", fyne.NewMenuItem("Add…", w.askLayer))
	if len(w.kit.Reference) == 0 {
		return m
	}
	shown := w.store.View().Layers.Has(store.Reference)
	m.Items = append(m.Items, checked(shown, fyne.NewMenuItem("Show them", func() {
		w.store.SetLayers(w.store.View().Layers ^ store.Reference)
	})), line())
	for i, l := range w.kit.Reference {
		m.Items = append(m.Items, fyne.NewMenuItem("Remove "+l.Name, func() {
			w.setLayers(slices.Delete(slices.Clone(w.kit.Reference), i, i+1))
		}))
	}
	return m
}

// isReference reports whether a file that was dropped is a reference layer: by
// its ending, or for .json by what it holds.
func isReference(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	if ext != ".json" {
		return slices.Contains(reference.Extensions(), ext)
	}
	return !pack.IsDataset(path) && holdsGeoJSON(path)
}

// holdsGeoJSON reports whether the beginning of a file names a type of GeoJSON.
func holdsGeoJSON(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, _ := f.Read(head)
	plain := bytes.Join(bytes.Fields(head[:n]), nil)
	return bytes.Contains(plain, []byte(`"type":"FeatureCollection"`)) || bytes.Contains(plain, []byte(`"type":"Feature"`))
}
