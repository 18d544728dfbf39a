package app

import (
	"context"
	"strings"
	"testing"

	"sandtable/app/detail/page"
	"sandtable/app/report"
	"sandtable/app/store"
	"sandtable/geo"

	"fyne.io/fyne/v2"

	"github.com/paulmach/orb"
)

// tap clicks on a place of the map.
func (b *bench) tap(p orb.Point) {
	size := b.mapView.Size()
	v := geo.Viewport{Camera: b.store.View().Camera, W: int(size.Width), H: int(size.Height), Scale: 1}
	x, y := v.Project(p)
	b.mapView.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32(x), float32(y))})
	b.settle()
}

func (b *bench) annotations() []store.Annotation { return b.store.View().Annotations.List() }

func TestMeasureByHand(t *testing.T) {
	b := newBench(t)
	orchila, caracas := orb.Point{-66.13, 11.8}, orb.Point{-66.904, 10.488}
	b.mapView.TypedRune('m')
	b.tap(orb.Point{-66.15, 11.82}) // near enough to mean the mark
	if len(b.annotations()) != 0 {
		t.Fatal("one point is no distance")
	}
	b.tap(caracas)
	list := b.annotations()
	if len(list) != 1 || list[0].Kind != store.Distance || geo.Distance(list[0].At, orchila) > 1 || geo.Distance(list[0].To, caracas) > 1 {
		t.Fatalf("measured: %v", list)
	}
	if got := b.noteSeen(); got != "168.0 km · 90.7 nmi · 210°" {
		t.Errorf("the map says %q", got)
	}
	b.truth("measured")
	b.mapView.TypedRune('m')
	b.tap(orchila)
	b.mapView.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.tap(caracas)
	if len(b.annotations()) != 1 {
		t.Error("Escape must put the tool down")
	}
	b.store.Undo()
	if len(b.annotations()) != 0 {
		t.Error("a measurement is one step to undo")
	}
}

func TestRangeOfACapability(t *testing.T) {
	b := newBench(t)
	offered := func(event string) bool {
		b.store.Select(event)
		b.settle()
		for _, block := range b.detail.Page().Blocks {
			if buttons, ok := block.(page.Buttons); ok {
				for _, button := range buttons.List {
					if button.To.Do == page.DrawRange {
						return true
					}
				}
			}
		}
		return false
	}
	for event, want := range map[string]bool{"iran-shipments": true, "su30-fleet": true, "tu160-flight": false} {
		if got := offered(event); got != want {
			t.Errorf("%s: a range is offered: %v", event, got)
		}
	}
	if len(b.frame.Scene.Annotations) != 0 {
		t.Error("a capability draws no ring by itself")
	}
	b.drawRange("iran-shipments")
	b.tap(orb.Point{-66.13, 11.8})
	list := b.annotations()
	if len(list) != 1 || list[0].Kind != store.Launch || list[0].Radius.Metres() != 1e6 {
		t.Fatalf("range: %v", list)
	}
	said := strings.ReplaceAll(b.noteSeen(), " | ", " ")
	if want := "1,000 km: " + list[0].Words + " hypothetical launch from La Orchila"; said != want {
		t.Errorf("the ring says %q, want %q", said, want)
	}
	v := b.store.View()
	png, err := report.PNG(context.Background(), b.exportKit(), report.Snapshot{Model: b.frame.Model, Match: b.frame.Match, View: v})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := report.ViewOf(png)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := store.ReadView(raw, v, b.store.Extent()); err != nil || back.Annotations != v.Annotations {
		t.Errorf("the export carries %q, %v", back.Annotations, err)
	}
}

func TestPickedAnnotationIsRemoved(t *testing.T) {
	b := newBench(t)
	at := orb.Point{-60, 15}
	if err := b.store.AddAnnotation(store.Annotation{Kind: store.Ring, At: at, Radius: geo.Length{Value: 200, Unit: "km"}}); err != nil {
		t.Fatal(err)
	}
	b.settle()
	b.tap(geo.Direct(at, 45, 200_000))
	if row, ok := b.mapView.Picked(); !ok || row != 0 {
		t.Fatalf("picked %d, %v", row, ok)
	}
	b.mapView.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	b.settle()
	if len(b.annotations()) != 0 {
		t.Error("Delete must remove what is picked")
	}
	b.mapView.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	b.store.Undo()
	if len(b.annotations()) != 1 {
		t.Error("removing is a step to undo")
	}
}

func TestPasteFliesThere(t *testing.T) {
	b := newBench(t)
	for _, text := range []string{"-33.4489, -70.6693", `33°26'56" S, 70°40'09" W`, geo.FormatMGRS(orb.Point{-70.6693, -33.4489})} {
		b.mapView.Reset()
		b.app.Clipboard().SetContent(text)
		b.paste()
		b.settle()
		c := b.store.View().Camera
		if d := geo.Distance(orb.Point{c.Lon, c.Lat}, orb.Point{-70.6693, -33.4489}); d > 30 || c.Zoom < pasteZoom {
			t.Errorf("%q flew to %v, %.0f m off", text, c, d)
		}
	}
	before := b.store.View()
	b.app.Clipboard().SetContent("11,8 66,13")
	b.paste()
	if b.store.View() != before || !b.notice.Visible() {
		t.Error("what is no point must be told and change nothing")
	}
}
