package control

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Look is how a button is drawn.
type Look uint8

// The looks.
const (
	Quiet   Look = iota // no line: tools in a row
	Lined               // a line around it
	Primary             // accent: the main action
	Amber               // as known is on
)

// Button is an icon, a text or both. Set its fields before it is shown, and call
// Refresh after changing one.
type Button struct {
	widget.BaseWidget
	Icon     string // a name of the theme's icons; "" for none
	Text     string
	Tip      string // says what it does, shown while the pointer is on it
	Look     Look
	On       bool // a tool that is in hand
	Chevron  bool // opens a menu
	Compact  bool // only the icon, for want of room
	Disabled bool
	Wide     float32 // a least width
	OnTapped func()
	tips     *Tips
	hovered  bool
	focused  bool
}

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ fyne.Widget        = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton returns a lined button with a text. tips may be nil.
func NewButton(text, tip string, tips *Tips, tapped func()) *Button {
	b := &Button{Text: text, Tip: tip, Look: Lined, OnTapped: tapped, tips: tips}
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton returns a quiet button of an icon. tips may be nil.
func NewIconButton(icon, tip string, tips *Tips, tapped func()) *Button {
	b := &Button{Icon: icon, Tip: tip, OnTapped: tapped, tips: tips}
	b.ExtendBaseWidget(b)
	return b
}

// SetOn marks the button as in hand or not.
func (b *Button) SetOn(on bool) {
	if b.On != on {
		b.On = on
		b.Refresh()
	}
}

// Set changes text and look at once.
func (b *Button) Set(text string, look Look) {
	if b.Text != text || b.Look != look {
		b.Text, b.Look = text, look
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(name string) {
	if b.Icon != name {
		b.Icon = name
		b.Refresh()
	}
}

// SetCompact leaves the text away, or not.
func (b *Button) SetCompact(on bool) {
	if b.Compact != on {
		b.Compact = on
		b.Refresh()
	}
}

// words is the text that is shown.
func (b *Button) words() string {
	if b.Compact {
		return ""
	}
	return b.Text
}

// SetDisabled greys the button.
func (b *Button) SetDisabled(off bool) {
	if b.Disabled != off {
		b.Disabled = off
		b.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.tips != nil {
		b.tips.Hide()
	}
	if !b.Disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	if b.tips != nil && b.Tip != "" {
		b.tips.Show(b.Tip, b)
	}
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.hovered = false
	if b.tips != nil {
		b.tips.Hide()
	}
	b.Refresh()
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.setFocus(false) }

func (b *Button) setFocus(on bool) {
	b.focused = on
	b.Refresh()
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: space and Enter press the button.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	icon, chevron := canvas.NewImageFromResource(theme.Icon("plus")), canvas.NewImageFromResource(theme.Icon("chevron-down"))
	text := label("", textSize, color.Transparent)
	r := &Renderer{Parts: []fyne.CanvasObject{ground, icon, text, chevron}}
	r.Min = b.min
	r.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		b.arrange(s, icon, text, chevron)
	}
	r.Update = func() {
		b.paint(ground)
		ink, bold := b.ink(), b.Look == Primary || b.Look == Amber
		text.Text, text.Color, text.TextStyle.Bold = b.words(), token(ink), bold
		icon.Hidden, chevron.Hidden = b.Icon == "", !b.Chevron
		icon.Resource, chevron.Resource = theme.ColoredIcon(b.iconName(), b.iconInk()), theme.Icon("chevron-down")
		b.arrange(b.Size(), icon, text, chevron)
	}
	r.Update()
	return r
}

func (b *Button) iconName() string {
	if b.Icon == "" {
		return "plus"
	}
	return b.Icon
}

// The gaps inside a button.
const (
	side = 8
	gap  = 6
)

func (b *Button) min() fyne.Size {
	w := float32(0)
	switch {
	case b.words() == "":
		w = Height
	case b.Icon != "":
		w = side + iconSize + gap + b.textWidth() + side
	default:
		w = side + b.textWidth() + side
	}
	if b.Chevron {
		w += iconSize
	}
	return fyne.NewSize(max(w, b.Wide), Height)
}

func (b *Button) textWidth() float32 {
	return width(b.words(), textSize, b.Look == Primary || b.Look == Amber)
}

func (b *Button) arrange(s fyne.Size, icon *canvas.Image, text *canvas.Text, chevron *canvas.Image) {
	x := float32(side)
	if b.words() == "" {
		x = (s.Width - iconSize) / 2
	}
	y := (s.Height - iconSize) / 2
	icon.Resize(fyne.NewSquareSize(iconSize))
	icon.Move(fyne.NewPos(x, y))
	if b.Icon != "" {
		x += iconSize + gap
	}
	centre(text, x, s.Height)
	chevron.Resize(fyne.NewSquareSize(iconSize))
	chevron.Move(fyne.NewPos(s.Width-iconSize-gap, y))
}

// ink is the colour of the text.
func (b *Button) ink() fyne.ThemeColorName {
	switch {
	case b.Disabled:
		return theme.Fg3
	case b.Look == Primary:
		return fynetheme.ColorNameForegroundOnPrimary
	case b.Look == Amber:
		return fynetheme.ColorNameWarning
	case b.On:
		return accent
	}
	return fynetheme.ColorNameForeground
}

// iconInk is the colour of the icon. The text's grey for what cannot be pressed
// is too near to that of icons which can.
func (b *Button) iconInk() fyne.ThemeColorName {
	if b.Disabled {
		return theme.Line2
	}
	if ink := b.ink(); ink != fynetheme.ColorNameForeground {
		return ink
	}
	return theme.Fg2
}

// paint colours the ground.
func (b *Button) paint(ground *canvas.Rectangle) {
	ground.FillColor, ground.StrokeColor, ground.StrokeWidth = color.Transparent, color.Transparent, 0
	switch b.Look {
	case Lined:
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = token(theme.Panel), token(theme.Line2), 1
	case Primary:
		ground.FillColor = token(accent)
	case Amber:
		ground.FillColor = token(theme.WarningGround)
		ground.StrokeColor, ground.StrokeWidth = token(fynetheme.ColorNameWarning), 1
	}
	if b.On {
		ground.FillColor = token(theme.SelectedRow)
	}
	if b.hovered && !b.Disabled && b.Look != Primary && b.Look != Amber && !b.On {
		ground.FillColor = token(fynetheme.ColorNameHover)
	}
	if b.focused {
		ground.StrokeColor, ground.StrokeWidth = token(fynetheme.ColorNameFocus), 2
	}
	if b.Disabled {
		ground.FillColor = color.Transparent
	}
}
