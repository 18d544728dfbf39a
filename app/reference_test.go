package app

import (
	"bytes"
	"path/filepath"
	"testing"

	"sandtable/app/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

const zone = `{"type":"Feature","properties":{"name":"Zone"},"geometry":{"type":"Polygon","coordinates":[[[-72,5],[-60,5],[-60,14],[-72,14],[-72,5]]]}}`

func TestReferenceLayerIsDropped(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	drop := func(name, text string) {
		path := filepath.Join(dir, name)
		write(t, path, text)
		b.dropped([]fyne.URI{storage.NewFileURI(path)})
		b.settle()
	}
	before, opened := bytes.Clone(b.frame.Map.Pix), b.pack
	drop("zone.json", zone)
	if len(b.kit.Reference) != 1 || b.pack != opened || !b.store.View().Layers.Has(store.Reference) {
		t.Fatalf("%d layers", len(b.kit.Reference))
	}
	if bytes.Equal(before, b.frame.Map.Pix) {
		t.Error("the layer is not on the map")
	}
	drop("bad.kml", "<kml/>")
	if len(b.kit.Reference) != 1 || !b.notice.Visible() {
		t.Error("a file of nothing must change nothing and be told")
	}
	items := b.referenceMenu().Items
	items[len(items)-1].Action()
	b.settle()
	if len(b.kit.Reference) != 0 || !bytes.Equal(before, b.frame.Map.Pix) {
		t.Error("the layer did not go")
	}
}
