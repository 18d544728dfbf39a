package panel

import (
	"strings"

	"sandtable/app/facet"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// exprBox is the filter as an expression, to read and to write. Enter applies it;
// Escape puts back what the view says. What cannot be read is said below, and the
// view stays as it was.
type exprBox struct {
	widget.BaseWidget
	entry   *exprEntry
	problem *note
	shown   string // the filter that the view has
	check   func(string) error
	apply   func(string)
}

func newExprBox(check func(string) error, apply func(string)) *exprBox {
	b := &exprBox{check: check, apply: apply, problem: newNote("")}
	b.problem.ink = fynetheme.ColorNameError
	b.entry = newExprEntry(b.submit, b.restore)
	b.entry.OnChanged = func(string) { b.complain(nil) }
	b.ExtendBaseWidget(b)
	return b
}

// show shows the view's filter. What is being written stays until the filter
// changes.
func (b *exprBox) show(expr string) {
	if expr != b.shown {
		b.shown = expr
		b.restore()
	}
}

// restore puts back what the view says.
func (b *exprBox) restore() {
	b.entry.SetText(facet.Lines(b.shown))
	b.complain(nil)
}

// submit applies what is written, when it can be read.
func (b *exprBox) submit() {
	text := strings.TrimSpace(strings.ReplaceAll(b.entry.Text, "\n", " "))
	if text != "" {
		if err := b.check(text); err != nil {
			b.complain(err)
			return
		}
	}
	b.complain(nil)
	b.apply(text)
}

// complain says what is wrong; nil for nothing.
func (b *exprBox) complain(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	if b.problem.text != text {
		b.problem.set(text)
		b.Refresh()
	}
}

// Problem is what is wrong with what is written; "" for nothing.
func (b *exprBox) Problem() string { return b.problem.text }

// CreateRenderer implements fyne.Widget.
func (b *exprBox) CreateRenderer() fyne.WidgetRenderer { return &exprRenderer{b} }

type exprRenderer struct{ b *exprBox }

func (r *exprRenderer) Destroy() {}
func (r *exprRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.entry, r.b.problem}
}

func (r *exprRenderer) high() float32 { return r.b.entry.high(r.b.Size().Width - 2*rowSide) }

func (r *exprRenderer) MinSize() fyne.Size {
	h := r.high()
	if r.b.problem.text != "" {
		h += 6 + r.b.problem.MinSize().Height
	}
	return fyne.NewSize(180, h)
}

func (r *exprRenderer) Layout(s fyne.Size) {
	h := r.high()
	place(r.b.entry, rowSide, 0, s.Width-2*rowSide, h)
	place(r.b.problem, 0, h+6, s.Width, max(0, s.Height-h-6))
	r.b.problem.Hidden = r.b.problem.text == ""
}

func (r *exprRenderer) Refresh() {
	r.Layout(r.b.Size())
	r.b.entry.Refresh()
	r.b.problem.Refresh()
}

// exprEntry is the entry of an expression.
type exprEntry struct {
	widget.Entry
	submit, restore func()
}

func newExprEntry(submit, restore func()) *exprEntry {
	e := &exprEntry{submit: submit, restore: restore}
	e.ExtendBaseWidget(e)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.Scroll = fyne.ScrollNone
	e.TextStyle.Monospace = true
	e.PlaceHolder = "kind = exercise"
	return e
}

// TypedKey implements fyne.Focusable.
func (e *exprEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.submit()
	case fyne.KeyEscape:
		e.restore()
	default:
		e.Entry.TypedKey(k)
	}
}

// high is how high the entry is to hold its text in a width: at least two lines.
func (e *exprEntry) high(width float32) float32 {
	letter := fyne.MeasureText("m", fynetheme.TextSize(), e.TextStyle)
	fit := max(1, int((width-2*fynetheme.InnerPadding())/letter.Width))
	lines := 0
	for _, line := range strings.Split(e.Text, "\n") {
		lines += len(wrapped(line, fit))
	}
	return letter.Height*float32(max(lines, 2)) + 2*fynetheme.InnerPadding() + 2
}

// wrapped breaks a text between words into lines of at most n letters.
func wrapped(text string, n int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case len([]rune(*last))+1+len([]rune(word)) <= n:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}

// note is a small text that wraps.
type note struct {
	widget.BaseWidget
	text  string
	ink   fyne.ThemeColorName
	lines *fyne.Container
}

func newNote(text string) *note {
	n := &note{text: text, ink: theme.Fg3, lines: container.NewWithoutLayout()}
	n.ExtendBaseWidget(n)
	return n
}

func (n *note) set(text string) {
	n.text = text
	n.Refresh()
}

// noteLine is the height of a line of a note.
const noteLine = 16

// CreateRenderer implements fyne.Widget.
func (n *note) CreateRenderer() fyne.WidgetRenderer { return &noteRenderer{n} }

type noteRenderer struct{ n *note }

func (r *noteRenderer) Destroy()                     {}
func (r *noteRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.n.lines} }

// broken is the text in lines that fit.
func (r *noteRenderer) broken() []string {
	if r.n.text == "" {
		return nil
	}
	room := r.n.Size().Width - 2*rowSide
	letter := fyne.MeasureText(r.n.text, 11, fyne.TextStyle{}).Width / float32(len([]rune(r.n.text)))
	return wrapped(r.n.text, max(8, int(room/letter*0.96)))
}

func (r *noteRenderer) MinSize() fyne.Size {
	return fyne.NewSize(180, noteLine*float32(len(r.broken()))+8)
}

func (r *noteRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *noteRenderer) Refresh() {
	r.n.lines.Objects = nil
	for i, line := range r.broken() {
		t := canvas.NewText(line, theme.Token(r.n.ink))
		t.TextSize = 11
		t.Move(fyne.NewPos(rowSide, float32(i)*noteLine))
		t.Resize(t.MinSize())
		r.n.lines.Objects = append(r.n.lines.Objects, t)
	}
	r.n.lines.Refresh()
}
