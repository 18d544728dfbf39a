package panel

import (
	"sandtable/app/control"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Control returns a control of the toolbar by name, for tests.
func (t *Toolbar) Control(name string) fyne.CanvasObject {
	return map[string]fyne.CanvasObject{
		"name": t.name, "undo": t.undo, "redo": t.redo, "area": t.area, "layers": t.layers, "partners": t.partners,
		"turn": t.turn, "export": t.export, "find": t.find, "tail": t.find.tail, "add": t.add, "more": t.more,
	}[name]
}

// Off reports whether undo and redo are greyed.
func (t *Toolbar) Off() (undo, redo bool) { return t.undo.Disabled, t.redo.Disabled }

// Lit reports whether the area's button is in hand.
func (t *Toolbar) Lit() bool { return t.area.On }

// Partners is the text of the button of partner states; "" for its icon alone.
func (t *Toolbar) Partners() string {
	if t.partners.Compact {
		return ""
	}
	return t.partners.Text
}

// Chips returns the chips that are shown and how many are not.
func (t *Toolbar) Chips() (shown []*control.Chip, hidden int) {
	for _, c := range t.chips {
		if !c.Hidden {
			shown = append(shown, c)
		}
	}
	return shown, t.hidden
}

// More is the menu of the chips that are not shown.
func (t *Toolbar) More() *fyne.Menu { return t.moreMenu() }

// Row returns a row of the panel by its label; nil where there is none.
func (f *Filters) Row(label string) fyne.CanvasObject {
	for _, r := range f.rows {
		if r.row.Label == label {
			return r
		}
	}
	return nil
}

// Count is the text of a row's count.
func (f *Filters) Count(label string) string { return f.Row(label).(*facetRow).count.Text }

// Pale reports whether a row's count has the colour of counts that are out of
// date.
func (f *Filters) Pale(label string) bool {
	return f.Row(label).(*facetRow).count.Color == theme.Token(theme.Fg3)
}

// All returns the link that resets a section.
func (f *Filters) All(section string) fyne.CanvasObject {
	for _, h := range f.heads {
		if h.title == section {
			return h.all
		}
	}
	return nil
}

// Fold returns the link that unfolds a section.
func (f *Filters) Fold(text string) fyne.CanvasObject {
	for _, o := range f.body.Objects {
		if l, ok := o.(*link); ok && l.text == text {
			return l
		}
	}
	return nil
}

// Reset returns the link that resets everything.
func (f *Filters) Reset() fyne.CanvasObject { return f.reset }

// Expression returns the entry of the expression and what is wrong with it.
func (f *Filters) Expression() (*widget.Entry, string) { return &f.expr.entry.Entry, f.expr.Problem() }

// TypeExpression types a key into the entry of the expression.
func (f *Filters) TypeExpression(k fyne.KeyName) { f.expr.entry.TypedKey(&fyne.KeyEvent{Name: k}) }

// Rows counts the rows that are shown.
func (f *Filters) Rows() int { return len(f.rows) }

// Divider is the line of a split.
func (s *Split) Divider() fyne.CanvasObject { return s.divider }

// Texts lists what the status bar says: pointer, name, counts, known, work.
func (b *StatusBar) Texts() []string {
	return []string{b.where.Text, b.name.Text, b.counts.Text, b.known.Text, b.work.Text}
}

// Press presses the notice's action, or dismisses it.
func (n *Notice) Press(action bool) {
	if action {
		n.action.OnTapped()
		return
	}
	n.close.OnTapped()
}

// Text is what the notice says, and its action.
func (n *Notice) Text() (message, action string) {
	if n.action.Hidden {
		return n.text.Text, ""
	}
	return n.text.Text, n.action.Text
}
