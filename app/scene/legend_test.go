package scene_test

import (
	"context"
	"image/color"
	"slices"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
)

// The frame of the legend's test: a margin as the window has, and how far marks
// from there may reach into the map.
const (
	legendMargin = 40
	markReach    = 30
)

// inked lists the inks of a theme that are in a picture of the events alone, on a
// ground that nothing else has: in all of it, and in the middle of the map.
func inked(t *testing.T, pen *raster.Rasterizer, s *scene.Scene, inks []color.NRGBA) (all, middle map[color.NRGBA]bool) {
	t.Helper()
	l := draw.New(s.Frame.Viewport.W, s.Frame.Viewport.H)
	s.Draw(l)
	m := pen.Image(l, color.NRGBA{255, 0, 255, 255})
	all, middle = map[color.NRGBA]bool{}, map[color.NRGBA]bool{}
	far := legendMargin + markReach
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			p := m.RGBAAt(x, y)
			c := color.NRGBA(p)
			if !slices.Contains(inks, c) {
				continue
			}
			all[c] = true
			if x >= far && y >= far && x < m.Rect.Dx()-far && y < m.Rect.Dy()-far {
				middle[c] = true
			}
		}
	}
	return all, middle
}

// TestLegendIsWhatIsDrawn looks at the pixels of random views, coloured by kind
// and by actor: every ink on the map has an entry, and every entry is on it, but
// for what a tray has no room to show.
func TestLegendIsWhatIsDrawn(t *testing.T) {
	kit, d, base := sample(t)
	pen := raster.New(kit.Fonts.Clone())
	for i, v := range views(d, base, 30) {
		v.Colour = store.Colour(i % 2)
		v.Focal = ""
		m, err := scene.NewModel(context.Background(), d, v, nil)
		if err != nil {
			t.Fatal(err)
		}
		vp := geo.Viewport{Camera: v.Camera, W: 868 + 2*legendMargin, H: 498 + 2*legendMargin, Scale: 1}
		s := scene.Build(kit, m, m.Match(v), v, scene.Frame{Viewport: vp, Inner: draw.Box{
			Min: draw.Pt(legendMargin, legendMargin), Max: draw.Pt(868+legendMargin, 498+legendMargin)}})
		legend, full := fills(s), map[color.NRGBA]bool{}
		inks := inksOf(m, v)
		all, middle := inked(t, pen, s, inks)
		for _, g := range s.Groups {
			for _, e := range g.Events {
				if g.OnMap && g.Shape == scene.Tray {
					full[m.Inks(v).Of(e)] = true
				}
			}
		}
		for _, c := range inks {
			if middle[c] && !legend[c] {
				t.Errorf("view %d, by %v: %v is drawn and has no entry", i, v.Colour, c)
			}
			if legend[c] && !all[c] && !full[c] {
				t.Errorf("view %d, by %v: %v has an entry and is not drawn", i, v.Colour, c)
			}
		}
	}
}

// inksOf lists the inks of the classes of a view.
func inksOf(m *scene.Model, v store.View) []color.NRGBA {
	var out []color.NRGBA
	for class := range scene.InkClasses {
		c := m.Inks(v).Colour(uint8(class))
		if class != int(palette.Assessment) && !slices.Contains(out, c) { // an assessment is always dotted on paper
			out = append(out, c)
		}
	}
	return out
}

// fills lists the colours that the legend gives to kinds or actors.
func fills(s *scene.Scene) map[color.NRGBA]bool {
	out := map[color.NRGBA]bool{}
	want := scene.KindEntry
	if s.View.Colour == store.ByActor {
		want = scene.ActorEntry
	}
	for _, section := range s.Legend {
		for _, e := range section.Entries {
			if e.Sort == want {
				out[e.Fill] = true
			}
		}
	}
	return out
}

// TestLegendStatuses: a status has an entry where a mark of its own or of a tray
// shows it, and only there.
func TestLegendStatuses(t *testing.T) {
	kit, d, base := sample(t)
	for i, v := range views(d, base, 150) {
		s := build(t, kit, d, v)
		var want, got []data.Status
		note := func(e int32) {
			if status := s.Model.Known.Status[e]; !slices.Contains(want, status) {
				want = append(want, status)
			}
		}
		for _, g := range s.Groups {
			if !g.OnMap || g.Shape == scene.Tray {
				continue
			}
			if alike(s, g) {
				note(g.First())
			}
		}
		trays := slices.ContainsFunc(s.Groups, func(g scene.Group) bool { return g.OnMap && g.Shape == scene.Tray })
		for _, section := range s.Legend {
			for _, e := range section.Entries {
				if e.Sort == scene.StatusEntry {
					got = append(got, e.Status)
				}
			}
		}
		for _, status := range want {
			if !slices.Contains(got, status) {
				t.Errorf("view %d: %v is drawn and has no entry", i, status)
			}
		}
		for _, status := range got {
			if !trays && !slices.Contains(want, status) {
				t.Errorf("view %d: %v has an entry and is not drawn", i, status)
			}
		}
	}
}

// alike reports whether one mark stands for all events of a group.
func alike(s *scene.Scene, g scene.Group) bool {
	k := s.Model.Known
	return !slices.ContainsFunc(g.Events, func(e int32) bool {
		return k.Status[e] != k.Status[g.First()] || k.Events.Kind[e] != k.Events.Kind[g.First()]
	})
}
