package table

import (
	"image/color"
	"slices"
	"strings"

	"sandtable/app/control"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// The sizes of the tabs, in units.
const (
	tabHeight = 32
	tabPad    = 7 // on either side of a tab's words
	countGap  = 5 // between a name and its count
	tabText   = 13
)

// tabBar is the headings of the pages: a tap or, with the keyboard here, left
// and right turn to a page.
type tabBar struct {
	widget.BaseWidget
	kit     *kit
	choose  func(i int)
	tabs    []tab
	current int
	hover   int
	focused bool

	names, counts []*canvas.Text
	under         *canvas.Rectangle
	ring          *canvas.Rectangle
	edges         []float32 // where tab i ends, units
}

var (
	_ fyne.Tappable     = (*tabBar)(nil)
	_ fyne.Focusable    = (*tabBar)(nil)
	_ desktop.Hoverable = (*tabBar)(nil)
)

func newTabBar(k *kit, tabs []tab, choose func(i int)) *tabBar {
	b := &tabBar{kit: k, tabs: slices.Clone(tabs), choose: choose, hover: -1,
		under: canvas.NewRectangle(nil), ring: canvas.NewRectangle(color.Transparent)}
	b.ring.StrokeWidth = 1
	for range tabs {
		b.names = append(b.names, &canvas.Text{TextSize: tabText})
		b.counts = append(b.counts, &canvas.Text{TextSize: sizeOf(small)})
	}
	b.ExtendBaseWidget(b)
	return b
}

// set shows other tabs, with one of them current.
func (b *tabBar) set(tabs []tab, current int) {
	if b.current != current || !slices.Equal(tabs, b.tabs) {
		b.tabs, b.current = slices.Clone(tabs), current
		b.Refresh()
	}
}

// at is the tab at x; -1 for none.
func (b *tabBar) at(x float32) int {
	for i, edge := range b.edges {
		if x < edge {
			return i
		}
	}
	return -1
}

// width is how wide the tabs are together.
func (b *tabBar) width() float32 { return b.widthOf(b.tabs) }

func (b *tabBar) widthOf(tabs []tab) float32 {
	w := float32(sidePad - tabPad)
	for _, t := range tabs {
		w += b.tabWidth(t)
	}
	return w
}

// fitted are the tabs as they fit into a room: where it is short, counts lose
// their total and then go, those of the other pages first. Names are never cut.
func (b *tabBar) fitted(room float32) []tab {
	tabs := slices.Clone(b.tabs)
	for _, step := range [...]struct {
		current bool
		short   func(count string) string
	}{{false, withoutTotal}, {true, withoutTotal}, {false, withoutCount}, {true, withoutCount}} {
		for i := len(tabs) - 1; i >= 0; i-- {
			if b.widthOf(tabs) <= room {
				return tabs
			}
			if (i == b.current) == step.current {
				tabs[i].count = step.short(tabs[i].count)
			}
		}
	}
	return tabs
}

func withoutTotal(count string) string { n, _, _ := strings.Cut(count, " of "); return n }

func withoutCount(string) string { return "" }

// tabWidth holds the name in bold, so that nothing moves when one turns to it.
func (b *tabBar) tabWidth(t tab) float32 {
	w := tabPad + fyne.MeasureText(t.name, tabText, fyne.TextStyle{Bold: true}).Width + tabPad
	if t.count != "" {
		w += countGap + measureText(t.count, small)
	}
	return w
}

// Tapped turns to the page under the pointer.
func (b *tabBar) Tapped(e *fyne.PointEvent) {
	if i := b.at(e.Position.X); i >= 0 {
		defer b.kit.input("tab")()
		b.choose(i)
	}
}

// TypedKey turns to a page by the keyboard.
func (b *tabBar) TypedKey(e *fyne.KeyEvent) {
	if i := turn(b.current, len(b.tabs), string(e.Name)); i != b.current {
		defer b.kit.input("tab")()
		b.choose(i)
	}
}

// TypedRune implements fyne.Focusable; letters mean nothing here.
func (b *tabBar) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (b *tabBar) FocusGained() { b.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (b *tabBar) FocusLost() { b.setFocus(false) }

func (b *tabBar) setFocus(on bool) {
	b.focused = on
	b.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (b *tabBar) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved darkens the name under the pointer.
func (b *tabBar) MouseMoved(e *desktop.MouseEvent) { b.setHover(b.at(e.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (b *tabBar) MouseOut() { b.setHover(-1) }

func (b *tabBar) setHover(i int) {
	if b.hover != i {
		b.hover = i
		b.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *tabBar) CreateRenderer() fyne.WidgetRenderer {
	r := &control.Renderer{Min: func() fyne.Size { return fyne.NewSize(b.width(), tabHeight) }, Arrange: b.arrange, Update: b.paint}
	r.Parts = append(r.Parts, b.under, b.ring)
	for i := range b.tabs {
		r.Parts = append(r.Parts, b.names[i], b.counts[i])
	}
	b.paint()
	return r
}

func (b *tabBar) arrange(size fyne.Size) {
	x := float32(sidePad - tabPad)
	b.edges = b.edges[:0]
	for i, t := range b.fitted(size.Width) {
		w := b.tabWidth(t)
		b.edges = append(b.edges, x+w)
		b.counts[i].Text = t.count
		name := b.names[i].MinSize().Width
		placeAt(b.names[i], x+tabPad, 0, name, size.Height)
		if t.count != "" {
			count := measureText(t.count, small)
			placeAt(b.counts[i], x+tabPad+name+countGap, 0, count, size.Height)
		}
		if i == b.current {
			placeAt(b.under, x, size.Height-2, w, 2)
			placeAt(b.ring, x, 2, w, size.Height-6)
		}
		x += w
	}
}

func (b *tabBar) paint() {
	p := b.kit.palette()
	paintRect(b.under, p.Accent)
	b.ring.StrokeColor = color.NRGBA{}
	if b.focused {
		b.ring.StrokeColor = palette.Mix(p.Panel, p.Accent, 0.5)
	}
	for i, t := range b.tabs {
		name, count := b.names[i], b.counts[i]
		name.Text, name.Color, name.TextStyle.Bold = t.name, p.Fg2, i == b.current
		if i == b.current || i == b.hover {
			name.Color = p.Fg
		}
		count.Color = p.Fg2
	}
	b.arrange(b.Size())
}
