package panel

import (
	"image/color"
	"strconv"
	"strings"

	"sandtable/app/control"
	"sandtable/app/theme"
	"sandtable/geo/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
)

// tool is a button that says in the status bar what it does while the pointer or
// the keyboard is on it.
type tool struct {
	control.Button
	hint          func(string)
	over, focused bool
}

var (
	_ desktop.Hoverable = (*tool)(nil)
	_ fyne.Focusable    = (*tool)(nil)
)

func newTool(icon, tip string, hint func(string), tapped func()) *tool {
	t := &tool{hint: hint}
	t.Icon, t.Tip, t.OnTapped = icon, tip, tapped
	t.ExtendBaseWidget(t)
	return t
}

// SetLook gives the button its text and line, or makes it an icon.
func (t *tool) SetLook(words bool) {
	t.Look = control.Quiet
	if words {
		t.Look = control.Lined
	}
	t.SetCompact(!words)
}

// MouseIn implements desktop.Hoverable.
func (t *tool) MouseIn(e *desktop.MouseEvent) {
	t.over = true
	t.Button.MouseIn(e)
	t.hint(t.Tip)
}

// MouseOut implements desktop.Hoverable.
func (t *tool) MouseOut() {
	t.over = false
	t.Button.MouseOut()
	t.hint("")
}

// FocusGained implements fyne.Focusable.
func (t *tool) FocusGained() {
	t.focused = true
	t.Button.FocusGained()
	t.hint(t.Tip)
}

// FocusLost implements fyne.Focusable.
func (t *tool) FocusLost() {
	t.focused = false
	t.Button.FocusLost()
	t.hint("")
}

// ground colours the ground of a tool that draws itself.
func (t *tool) ground(r *canvas.Rectangle) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, color.Transparent, 0
	if t.over {
		r.FillColor = theme.Token(fynetheme.ColorNameHover)
	}
	if t.focused {
		r.StrokeColor, r.StrokeWidth = theme.Token(fynetheme.ColorNameFocus), 2
	}
}

// nameButton is the dataset's name, in bold, with the menu that it opens.
type nameButton struct{ tool }

func newNameButton(hint func(string), tapped func()) *nameButton {
	b := &nameButton{tool{hint: hint}}
	b.Tip, b.OnTapped = "Open another dataset", tapped
	b.ExtendBaseWidget(b)
	return b
}

// widestName is the room for the dataset's name.
const widestName = 220

// CreateRenderer implements fyne.Widget.
func (b *nameButton) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 4
	text := canvas.NewText("", nil)
	text.TextSize, text.TextStyle.Bold = 13, true
	chevron := canvas.NewImageFromResource(theme.Icon("chevron-down"))
	r := &control.Renderer{Parts: []fyne.CanvasObject{ground, text, chevron}}
	r.Min = func() fyne.Size { return fyne.NewSize(text.MinSize().Width+36, control.Height) }
	r.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		min := text.MinSize()
		place(text, 8, (s.Height-min.Height)/2, min.Width, min.Height)
		place(chevron, s.Width-22, (s.Height-16)/2, 16, 16)
	}
	r.Update = func() {
		b.ground(ground)
		text.Text = cut(b.Text, widestName, text)
		text.Color, chevron.Resource = theme.Token(fynetheme.ColorNameForeground), theme.Icon("chevron-down")
		r.Arrange(b.Size())
	}
	r.Update()
	return r
}

// addButton adds a filter: a dashed frame, because it is not there yet.
type addButton struct{ tool }

func newAddButton(hint func(string), tapped func()) *addButton {
	b := &addButton{tool{hint: hint}}
	b.Tip, b.Text, b.OnTapped = "Add a filter in the filter language", "Filter", tapped
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *addButton) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 4
	frame := newPicture(func(l *draw.List, scale float64) {
		path := draw.RoundRect(scale/2, scale/2, float64(l.W)-scale, float64(l.H)-scale, 4*scale)
		l.Stroke(path, draw.Stroke{Width: scale, Color: nrgba(theme.Token(theme.Line2)), Dash: []float64{3 * scale, 2 * scale}})
	})
	text, plus := canvas.NewText(b.Text, nil), canvas.NewImageFromResource(theme.Icon("plus"))
	text.TextSize = 12
	r := &control.Renderer{Parts: []fyne.CanvasObject{ground, frame, plus, text}}
	r.Min = func() fyne.Size { return fyne.NewSize(text.MinSize().Width+34, chipHigh) }
	r.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		frame.Resize(s)
		place(plus, 8, (s.Height-14)/2, 14, 14)
		min := text.MinSize()
		place(text, 26, (s.Height-min.Height)/2, min.Width, min.Height)
	}
	r.Update = func() {
		b.ground(ground)
		text.Color, plus.Resource = theme.Token(theme.Fg2), theme.Icon("plus")
		r.Arrange(b.Size())
	}
	r.Update()
	return r
}

const chipHigh = 24

// moreWords is what the chip says that stands for n others.
func moreWords(n int) string { return "+" + strconv.Itoa(n) }

// shortened is a text of at most n letters.
func shortened(s string, n int) string {
	letters := []rune(s)
	if len(letters) <= n {
		return s
	}
	return strings.TrimRight(string(letters[:n-1]), " ,:“") + "…"
}

// cut is a text that fits into a width when it is set like t.
func cut(s string, room float32, t *canvas.Text) string {
	letters := []rune(s)
	for n := len(letters); n > 1; n-- {
		short := shortened(s, n)
		if fyne.MeasureText(short, t.TextSize, t.TextStyle).Width <= room {
			return short
		}
	}
	return s
}
