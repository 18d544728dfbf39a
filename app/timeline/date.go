package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// The size of a date's entry, in units.
const (
	dateWidth  = 93
	dateHeight = 28
)

// date is an entry for one EDTF date. Enter applies it, Escape puts back what was
// there.
type date struct {
	widget.Entry
	shown   string // what the view says
	editing bool
	escaped func() // told of Escape; may be nil
}

// newDate returns an entry; apply is called with Enter.
func newDate(apply func()) *date {
	d := &date{}
	d.ExtendBaseWidget(d)
	d.TextStyle.Monospace = true
	d.Scroll = fyne.ScrollNone
	d.OnSubmitted = func(string) { apply() }
	return d
}

// MinSize implements fyne.CanvasObject.
func (d *date) MinSize() fyne.Size { return fyne.NewSize(dateWidth, dateHeight) }

// set shows what the view says, unless someone is typing.
func (d *date) set(text string) {
	changed := d.shown != text
	d.shown = text
	if d.Text != text && (changed || !d.editing) {
		d.SetText(text)
	}
}

// FocusGained implements fyne.Focusable.
func (d *date) FocusGained() {
	d.editing = true
	d.Entry.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (d *date) FocusLost() {
	d.editing = false
	d.Entry.FocusLost()
}

// TypedKey implements fyne.Focusable.
func (d *date) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		d.SetText(d.shown)
		if d.escaped != nil {
			d.escaped()
		}
		return
	}
	d.Entry.TypedKey(e)
}
