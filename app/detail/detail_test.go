package detail

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/app/detail/page"
	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// dataset has five events at one place, told by two sources.
func dataset() *data.Dataset {
	t := data.Tables{
		Package: data.Package{Title: "Five events"}, Kinds: data.Kinds(), RelationKinds: data.RelationKinds(),
		Sources: []data.Source{
			{ID: "s0", Title: "A report", Grade: 'B', URL: "https://example.org/a/very/long/address/without/any/space/in/it/at/all?so=it&has=to&be=cut"},
			{ID: "s1", Title: "Another report"},
		},
		Places: []data.Place{{ID: "sea", Name: "Sea", HasPoint: true, Country: "VEN"}},
		Actors: []data.Actor{{ID: "VEN", Name: "Venezuela", Type: "state"}, {ID: "RUS", Name: "Russia", Type: "state"}},
	}
	var ids, titles, whens []string
	for e := range int32(5) {
		ids, titles = append(ids, fmt.Sprint("e", e)), append(titles, strings.Repeat("A long title ", int(e+1)))
		whens = append(whens, fmt.Sprintf("2025-09-0%d", e+1))
		d, _ := edtf.Parse(whens[e])
		t.Events.Dates = append(t.Events.Dates, d)
		t.Events.Kind, t.Events.Status = append(t.Events.Kind, 0), append(t.Events.Status, data.Reported)
		t.Events.WhenKind = append(t.Events.WhenKind, edtf.Moment)
		t.EventPlaces = append(t.EventPlaces, data.EventPlace{Event: e})
		t.Claims = append(t.Claims,
			data.Claim{Events: []int32{e}, Source: 0, Place: -1, Says: "It happened.", Figures: []data.Figure{{What: "troops", Low: 100, Value: 150, High: 200}}},
			data.Claim{Events: []int32{e}, Source: 1, Place: -1, Says: "So it did.", Figures: []data.Figure{{What: "troops", Low: 300, Value: 300, High: 300}}})
	}
	t.Events.N = 5
	t.Events.ID, t.Events.Title, t.Events.When = data.TextOf(ids), data.TextOf(titles), data.TextOf(whens)
	t.Relations = []data.Relation{{ID: "r", Subject: 1, Object: 0, Kind: 1, Since: "2006", Until: ".."}}
	return data.Build(t)
}

// rig is a widget in a window, with what it asked for.
type rig struct {
	t      *testing.T
	d      *Detail
	s      *store.Store
	win    fyne.Window
	data   *data.Dataset
	model  *scene.Model
	asked  []string
	copied string
}

func newRig(t *testing.T) *rig {
	t.Helper()
	test.NewTempApp(t)
	r := &rig{t: t, data: dataset()}
	extent := scene.Extent(r.data)
	v := store.View{Window: store.Window{From: "..", To: "..", A: extent.A, Z: extent.Z}, Layers: store.DefaultLayers, Theme: "light"}
	r.s = store.New(v, extent, func(f func()) { f() })
	r.d = New(r.s, Hooks{
		Centre:    func(e string) { r.asked = append(r.asked, "centre "+e) },
		Open:      func(a string) { r.asked = append(r.asked, "open "+a) },
		Clipboard: func(text string) { r.copied = text },
		Input:     func(string) func() { return func() {} },
		Citation:  func(s int32, style string) string { return style + " of " + r.data.Sources[s].ID },
	})
	r.s.Watch(func(_, now store.View) {
		r.d.SetView(now)
		r.d.ShowFrame(r.frame())
	})
	r.win = test.NewTempWindow(t, r.d)
	r.win.SetPadded(false)
	r.win.Resize(fyne.NewSize(412, 470))
	r.d.ShowFrame(r.frame())
	return r
}

// frame is what the worker would make of the store's view.
func (r *rig) frame() *frame.Frame {
	v := r.s.View()
	m, err := scene.NewModel(context.Background(), r.data, v, r.model)
	if err != nil {
		r.t.Fatal(err)
	}
	r.model = m
	f := &frame.Frame{Model: m, Match: m.Match(v)}
	f.Scene = &scene.Scene{View: v, Model: m, Match: f.Match, Groups: []scene.Group{{Key: "place:sea", Name: "Sea", Events: f.Match.Events()}}}
	return f
}

// areas are what can be pressed, as far as it has been made.
func (r *rig) areas() []fyne.Tappable {
	var out []fyne.Tappable
	for _, box := range r.d.content.Objects {
		for _, o := range box.(*fyne.Container).Objects {
			if a, ok := o.(fyne.Tappable); ok {
				out = append(out, a)
			}
		}
	}
	return out
}

// press presses the first thing that does something to a row.
func (r *rig) press(want page.Target) {
	r.t.Helper()
	for _, a := range r.areas() {
		if has, ok := a.(interface{ Target() page.Target }); ok && has.Target() == want {
			test.Tap(a)
			return
		}
	}
	r.t.Fatalf("nothing on the page does %v", want)
}

func TestPressesBecomeVerbs(t *testing.T) {
	r := newRig(t)
	r.s.Select("e0")
	r.press(page.Target{Do: page.ToSource, ID: "s0"})
	if v := r.s.View(); v.Source != "s0" || v.Tab != store.Sources || r.d.Page().Name != "Source" {
		t.Fatalf("a source's link: %+v", v)
	}
	r.press(page.Target{Do: page.ToAddress, ID: r.data.Sources[0].URL})
	r.press(page.Target{Do: page.ToEvent, ID: "e3"})
	if v := r.s.View(); v.Selected != "e3" || v.Source != "" || r.d.Page().Name != "Deployment" {
		t.Errorf("an event on a source's page: %+v", v)
	}
	r.s.SelectHere("", "state:RUS")
	r.s.SetFocal("VEN")
	r.press(page.Target{Do: page.ToRelation, ID: "r"})
	if v := r.s.View(); v.Relation != "r" || v.Tab != store.States || r.d.Page().Name != "Relation" {
		t.Errorf("a relation: %+v", v)
	}
	r.d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.d.Page().Name != "State" {
		t.Errorf("Escape leaves the relation: %q", r.d.Page().Name)
	}
	r.d.do(page.Target{Do: page.ToPartners, ID: "RUS"})
	r.d.do(page.Target{Do: page.CentreMap, ID: "e1"})
	if want := []string{"open " + r.data.Sources[0].URL, "centre e1"}; !slices.Equal(r.asked, want) || r.s.View().Focal != "RUS" {
		t.Errorf("asked %q, focal %q", r.asked, r.s.View().Focal)
	}
}

func TestPaging(t *testing.T) {
	r := newRig(t)
	r.s.SelectHere("e0", "place:sea")
	r.win.Canvas().Focus(r.d)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyRight, "e1"}, {fyne.KeyRight, "e2"}, {fyne.KeyLeft, "e1"}, {fyne.KeyLeft, "e0"}, {fyne.KeyLeft, "e4"}} {
		r.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: step.key})
		if v := r.s.View(); v.Selected != step.want || v.Here != "place:sea" {
			t.Fatalf("%s: %q %q", step.key, v.Selected, v.Here)
		}
	}
	if r.d.Page().Position != "5 of 5 here" {
		t.Errorf("%q", r.d.Page().Position)
	}
	r.press(page.Target{Do: page.ToSibling, ID: "e2"})
	if v := r.s.View(); v.Selected != "e2" || v.Here != "place:sea" {
		t.Errorf("a row: %q %q", v.Selected, v.Here)
	}
}

func TestScrubbingBuildsNothing(t *testing.T) {
	r := newRig(t)
	r.s.Select("e0")
	builds := r.d.builds
	for day := range edtf.Day(4) {
		r.s.SetWindow(r.s.Extent().A, r.s.Extent().Z-day)
	}
	if r.d.builds != builds {
		t.Errorf("%d builds while only the window moved", r.d.builds-builds)
	}
	r.s.SetWindow(r.s.Extent().Z, r.s.Extent().Z)
	if r.d.builds != builds+1 || !strings.Contains(r.d.Text(), "Outside the window") {
		t.Errorf("%d builds when the event left the window", r.d.builds-builds)
	}
	f := r.frame()
	r.d.ShowFrame(f)
	if n := testing.AllocsPerRun(100, func() { r.d.ShowFrame(f) }); n != 0 {
		t.Errorf("an unchanged frame allocates %v times", n)
	}
}

func TestStaleViewIsMendedByItsFrame(t *testing.T) {
	r := newRig(t)
	r.s.SelectHere("", "place:sea")
	r.s.SetWindow(r.s.Extent().A, r.s.Extent().A+1)
	if n := strings.Count(r.d.Text(), "A long title"); n != 3 {
		t.Errorf("%d titles of the two events in the window: %s", n, r.d.Text())
	}
	r.s.SelectHere("", "state:VEN")
	r.s.SetWindow(r.s.Extent().A, r.s.Extent().A+2)
	if !strings.Contains(r.d.Text(), "At places in the state (3 events)") {
		t.Errorf("a state's page lags behind: %s", r.d.Text())
	}
}

func TestCopy(t *testing.T) {
	r := newRig(t)
	r.s.Select("e0")
	r.d.do(page.Target{Do: copyPage})
	for _, want := range []string{"A long title", "It happened.", "Citations\ntext of s0\ntext of s1\n"} {
		if !strings.Contains(r.copied, want) {
			t.Errorf("no %q in %q", want, r.copied)
		}
	}
	r.d.CopyCitations("bibtex")
	if r.copied != "bibtex of s0\nbibtex of s1" {
		t.Errorf("%q", r.copied)
	}
	r.d.do(page.Target{Do: page.CopyCitation})
	if r.win.Canvas().Overlays().Top() == nil {
		t.Error("no menu of citation styles")
	}
}

func TestNothingIsCutOff(t *testing.T) {
	r := newRig(t)
	for _, width := range []float32{320, 412, 560} {
		r.win.Resize(fyne.NewSize(width, 470))
		r.s.SelectHere("e4", "place:sea")
		r.d.scrollBy(r.d.length())
		r.d.scrollBy(-r.d.length())
		for _, box := range r.d.content.Objects {
			check(t, box.(*fyne.Container), width)
		}
		if r.d.sheet.width != width {
			t.Errorf("laid out for %v at width %v", r.d.sheet.width, width)
		}
	}
}

// check fails where a text reaches over the page's right edge.
func check(t *testing.T, box *fyne.Container, width float32) {
	t.Helper()
	for _, o := range box.Objects {
		text, ok := o.(*canvas.Text)
		if !ok {
			continue
		}
		if right := box.Position().X + text.Position().X + text.MinSize().Width; right > width-side+1 {
			t.Errorf("%q reaches to %v of %v", text.Text, right, width)
		}
		if text.Position().Y < -1 || text.Position().Y+text.MinSize().Height > box.Size().Height+1 {
			t.Errorf("%q stands outside its block", text.Text)
		}
	}
}

func TestOnlyWhatIsSeenIsMade(t *testing.T) {
	r := newRig(t)
	r.win.Resize(fyne.NewSize(412, 200))
	r.s.Select("e0")
	made := len(r.d.content.Objects)
	if made == 0 || made >= len(r.d.sheet.blocks) {
		t.Fatalf("%d of %d blocks made", made, len(r.d.sheet.blocks))
	}
	r.d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	last := r.d.sheet.blocks[len(r.d.sheet.blocks)-1]
	if last.box == nil || last.box.Hidden || !r.d.sheet.blocks[0].box.Hidden {
		t.Error("scrolling to the end does not show it, or keeps the beginning")
	}
	r.d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if r.d.scroll.Offset.Y != 0 || r.d.sheet.blocks[0].box.Hidden {
		t.Error("Home does not go to the beginning")
	}
	r.d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	r.s.Select("e1")
	if r.d.scroll.Offset.Y != 0 {
		t.Error("another event does not begin at its title")
	}
}

func TestKeyboardStopsAtLinks(t *testing.T) {
	r := newRig(t)
	r.s.Select("e0")
	for range 40 {
		r.win.Canvas().FocusNext()
		if s, ok := r.win.Canvas().Focused().(*stop); ok && s.to.Do == page.ToSource {
			s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if r.s.View().Source == "" {
				t.Error("Enter does not follow the link")
			}
			if r.win.Canvas().Focused() != fyne.Focusable(r.d) {
				t.Error("the page does not take the keyboard back")
			}
			return
		}
	}
	t.Error("Tab reaches no link")
}

func TestThemeIsFollowed(t *testing.T) {
	r := newRig(t)
	builds := r.d.builds
	r.s.SetTheme("dark")
	if r.d.builds != builds+1 || r.d.kit.theme != scene.Theme(r.s.View()) {
		t.Error("the theme is not followed")
	}
}

func TestUnfolding(t *testing.T) {
	r := newRig(t)
	r.s.SelectHere("e0", "place:sea")
	r.d.do(page.Target{Do: page.ShowAll})
	if !r.d.all {
		t.Error("the list is not unfolded")
	}
	r.s.SelectHere("e1", "place:sea")
	if r.d.all {
		t.Error("another event keeps the list unfolded")
	}
}

func BenchmarkScrubbing(b *testing.B) {
	t := &testing.T{}
	test.NewTempApp(b)
	r := &rig{t: t, data: dataset()}
	extent := scene.Extent(r.data)
	r.s = store.New(store.View{Selected: "e0", Here: "place:sea", Layers: store.DefaultLayers}, extent, func(f func()) { f() })
	r.d = New(r.s, Hooks{})
	r.d.Resize(fyne.NewSize(412, 470))
	f := r.frame()
	b.ReportAllocs()
	for b.Loop() {
		r.d.ShowFrame(f)
	}
}

func BenchmarkSelecting(b *testing.B) {
	test.NewTempApp(b)
	r := &rig{data: dataset()}
	extent := scene.Extent(r.data)
	r.s = store.New(store.View{Window: store.Window{A: extent.A, Z: extent.Z}, Layers: store.DefaultLayers}, extent, func(f func()) { f() })
	r.d = New(r.s, Hooks{})
	r.d.Resize(fyne.NewSize(412, 470))
	r.d.ShowFrame(r.frame())
	v := r.s.View()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		v.Selected = fmt.Sprint("e", i%5)
		r.d.SetView(v)
	}
}
