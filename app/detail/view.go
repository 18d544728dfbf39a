package detail

import (
	"math"
	"strings"

	"sandtable/app/control"
	"sandtable/app/detail/page"
	"sandtable/app/scene"
	"sandtable/app/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// copyPage is the action of the header's copy button, which no page has.
const copyPage = page.DrawRange + 1

// build lays the page out for the widget's width.
func (d *Detail) build() {
	width := d.Size().Width
	if width < 1 {
		return
	}
	d.builds++
	d.kit.theme = scene.Theme(d.view)
	d.head.show(d.kit, d.page, width)
	d.sheet = newSheet(d.kit, d.page, width)
	d.content.Objects = nil
	d.content.Resize(fyne.NewSize(width, d.sheet.height))
	d.scroll.Content.Refresh()
	d.scroll.Refresh()
}

// reveal makes what has come into sight.
func (d *Detail) reveal() {
	if d.sheet == nil {
		return
	}
	top := d.scroll.Offset.Y
	before := len(d.content.Objects)
	d.content.Objects = d.sheet.show(top, top+d.scroll.Size().Height)
	if len(d.content.Objects) != before {
		d.content.Refresh()
	}
}

// paper is the layout of what is scrolled: as long as the page, and nothing in
// it moves.
type paper struct{ d *Detail }

// Layout implements fyne.Layout.
func (paper) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize implements fyne.Layout.
func (p paper) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, p.d.length()) }

// length is how long the page is.
func (d *Detail) length() float32 {
	if d.sheet == nil {
		return 0
	}
	return d.sheet.height
}

// do does what a press asks for.
func (d *Detail) do(to page.Target) {
	defer d.hooks.Input("click")()
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
	s := d.store
	switch to.Do {
	case page.ToEvent:
		d.letGo()
		s.Select(to.ID)
	case page.ToSibling:
		d.letGo()
		s.SelectHere(to.ID, d.view.Here)
	case page.ToHere:
		d.letGo()
		s.SelectHere("", to.ID)
	case page.ToSource:
		s.SelectSource(to.ID)
		s.SetTab(store.Sources)
	case page.ToRelation:
		s.SelectRelation(to.ID)
		s.SetTab(store.States)
	case page.ToPartners:
		s.SetFocal(to.ID)
	case page.ToBack:
		d.letGo()
	case page.ToAddress:
		d.hooks.Open(to.ID)
	case page.CentreMap:
		d.hooks.Centre(to.ID)
	case page.DrawRange:
		d.hooks.Range(to.ID)
	case page.ShowAll:
		d.all = true
		d.update()
	case page.CopyCitation:
		d.citationMenu()
	case copyPage:
		d.hooks.Clipboard(d.Text())
	}
}

// letGo lets go of the source and the relation, so that the event is shown again.
func (d *Detail) letGo() {
	if d.view.Tab == store.Sources && d.view.Source != "" {
		d.store.SelectSource("")
	}
	if d.view.Tab == store.States && d.view.Relation != "" {
		d.store.SelectRelation("")
	}
}

// citationStyles are the styles of citations and what the menu calls them.
var citationStyles = [...][2]string{{"text", "Text"}, {"markdown", "Markdown"}, {"bibtex", "BibTeX"}, {"csl-json", "CSL-JSON"}}

// citationMenu offers the citations of the page's sources in every style.
func (d *Detail) citationMenu() {
	menu := fyne.NewMenu("")
	for _, style := range citationStyles {
		menu.Items = append(menu.Items, fyne.NewMenuItem("Copy citation as "+style[1], func() { d.CopyCitations(style[0]) }))
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(d)
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d)
	pop := widget.NewPopUpMenu(menu, c)
	size := pop.MinSize()
	pop.ShowAtPosition(at.AddXY(side, max(0, d.Size().Height-size.Height-8)))
}

// CopyCitations puts the citations of the page's sources on the clipboard.
func (d *Detail) CopyCitations(style string) { d.hooks.Clipboard(d.citations(style)) }

func (d *Detail) citations(style string) string {
	var out []string
	for _, s := range d.page.Cite {
		out = append(out, d.hooks.Citation(s, style))
	}
	return strings.Join(out, "\n")
}

// Text is the page as plain text, with the citations of its sources.
func (d *Detail) Text() string {
	text := d.page.Text()
	if c := d.citations("text"); c != "" {
		text += "\nCitations\n" + c + "\n"
	}
	return text
}

// Tapped takes the keyboard.
func (d *Detail) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
}

// FocusGained implements fyne.Focusable.
func (d *Detail) FocusGained() { d.focus(true) }

// FocusLost implements fyne.Focusable.
func (d *Detail) FocusLost() { d.focus(false) }

func (d *Detail) focus(on bool) {
	d.focused = on
	d.Refresh()
}

// TypedRune implements fyne.Focusable.
func (d *Detail) TypedRune(rune) {}

// TypedKey pages through the events here by left and right, scrolls by up and
// down, and goes back by Escape.
func (d *Detail) TypedKey(e *fyne.KeyEvent) {
	page := d.scroll.Size().Height - 36
	switch e.Name {
	case fyne.KeyLeft:
		d.press(d.page.Prev)
	case fyne.KeyRight:
		d.press(d.page.Next)
	case fyne.KeyEscape, fyne.KeyBackspace:
		d.press(d.page.Back)
	case fyne.KeyDown:
		d.scrollBy(36)
	case fyne.KeyUp:
		d.scrollBy(-36)
	case fyne.KeyPageDown, fyne.KeySpace:
		d.scrollBy(page)
	case fyne.KeyPageUp:
		d.scrollBy(-page)
	case fyne.KeyHome:
		d.scrollBy(-math.MaxFloat32)
	case fyne.KeyEnd:
		d.scrollBy(d.length())
	}
}

func (d *Detail) press(to page.Target) {
	if to.Do != page.Nothing {
		d.do(to)
	}
}

func (d *Detail) scrollBy(dy float32) {
	last := max(0, d.length()-d.scroll.Size().Height)
	d.scroll.ScrollToOffset(fyne.NewPos(0, min(max(d.scroll.Offset.Y+dy, 0), last)))
	d.reveal()
}

// CreateRenderer implements fyne.Widget.
func (d *Detail) CreateRenderer() fyne.WidgetRenderer {
	r := &control.Renderer{Parts: []fyne.CanvasObject{d.ground, d.head.box, d.scroll, d.edge}}
	r.Min = func() fyne.Size { return fyne.NewSize(240, 120) }
	r.Arrange = d.arrange
	r.Update = func() {
		t := scene.Theme(d.view)
		d.ground.FillColor = t.Panel
		d.edge.StrokeWidth = 0
		if d.focused {
			d.edge.StrokeColor, d.edge.StrokeWidth = t.Accent, 1.5
		}
	}
	r.Update()
	return r
}

// arrange lays the parts out, and the page again where the width has changed.
func (d *Detail) arrange(s fyne.Size) {
	d.ground.Resize(s)
	d.edge.Resize(s)
	d.scroll.Move(fyne.NewPos(0, headHeight))
	d.scroll.Resize(fyne.NewSize(s.Width, max(0, s.Height-headHeight)))
	if d.sheet == nil || d.sheet.width != s.Width {
		d.build()
	}
	d.reveal()
}
