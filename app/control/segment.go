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

// Segment is a choice of one of a few words that stand side by side.
type Segment struct {
	widget.BaseWidget
	options   []string
	selected  int
	OnChanged func(int) // told of choices made by hand, not of Select
	hovered   int
	focused   bool
}

var (
	_ fyne.Tappable     = (*Segment)(nil)
	_ fyne.Focusable    = (*Segment)(nil)
	_ desktop.Hoverable = (*Segment)(nil)
)

// NewSegment returns a segment with its first option selected.
func NewSegment(options []string, changed func(int)) *Segment {
	s := &Segment{options: options, OnChanged: changed, hovered: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Selected is the selected option.
func (s *Segment) Selected() int { return s.selected }

// Select selects an option without telling OnChanged.
func (s *Segment) Select(i int) {
	if i != s.selected && i >= 0 && i < len(s.options) {
		s.selected = i
		s.Refresh()
	}
}

// choose is Select by hand.
func (s *Segment) choose(i int) {
	if i == s.selected || i < 0 || i >= len(s.options) {
		return
	}
	s.Select(i)
	if s.OnChanged != nil {
		s.OnChanged(i)
	}
}

// optionWidth holds the text in bold, so that nothing moves when it is selected.
func (s *Segment) optionWidth(i int) float32 { return width(s.options[i], textSize, true) + 2*side }

// at is the option at x, -1 for none.
func (s *Segment) at(x float32) int {
	for i := range s.options {
		if x -= s.optionWidth(i); x < 0 {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (s *Segment) Tapped(e *fyne.PointEvent) { s.choose(s.at(e.Position.X)) }

// MouseIn implements desktop.Hoverable.
func (s *Segment) MouseIn(e *desktop.MouseEvent) { s.hover(s.at(e.Position.X)) }

// MouseMoved implements desktop.Hoverable.
func (s *Segment) MouseMoved(e *desktop.MouseEvent) { s.hover(s.at(e.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (s *Segment) MouseOut() { s.hover(-1) }

func (s *Segment) hover(i int) {
	if i != s.hovered {
		s.hovered = i
		s.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (s *Segment) FocusGained() { s.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (s *Segment) FocusLost() { s.setFocus(false) }

func (s *Segment) setFocus(on bool) {
	s.focused = on
	s.Refresh()
}

// TypedRune implements fyne.Focusable.
func (s *Segment) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: left and right choose.
func (s *Segment) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.selected - 1)
	case fyne.KeyRight:
		s.choose(s.selected + 1)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Segment) CreateRenderer() fyne.WidgetRenderer {
	frame, mark := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	frame.CornerRadius, mark.CornerRadius = radius, radius
	r := &Renderer{Parts: []fyne.CanvasObject{frame, mark}}
	texts := make([]*canvas.Text, len(s.options))
	for i, option := range s.options {
		texts[i] = label(option, textSize, color.Transparent)
		r.Parts = append(r.Parts, texts[i])
	}
	r.Min = func() fyne.Size {
		w := float32(0)
		for i := range s.options {
			w += s.optionWidth(i)
		}
		return fyne.NewSize(w, Height)
	}
	r.Arrange = func(size fyne.Size) {
		frame.Resize(size)
		x := float32(0)
		for i, t := range texts {
			w := s.optionWidth(i)
			if i == s.selected {
				mark.Move(fyne.NewPos(x, 0))
				mark.Resize(fyne.NewSize(w, size.Height))
			}
			centre(t, x+(w-t.MinSize().Width)/2, size.Height)
			x += w
		}
	}
	r.Update = func() {
		s.paint(frame, mark, texts)
		r.Arrange(s.Size())
	}
	r.Update()
	return r
}

func (s *Segment) paint(frame, mark *canvas.Rectangle, texts []*canvas.Text) {
	frame.FillColor, frame.StrokeColor, frame.StrokeWidth = token(theme.Panel), token(theme.Line2), 1
	mark.FillColor, mark.StrokeColor, mark.StrokeWidth = token(theme.SelectedRow), token(theme.Line2), 1
	if s.focused {
		frame.StrokeColor, mark.StrokeColor = token(fynetheme.ColorNameFocus), token(fynetheme.ColorNameFocus)
		frame.StrokeWidth = 2
	}
	for i, t := range texts {
		t.Color, t.TextStyle.Bold = token(fynetheme.ColorNameForeground), i == s.selected
		if i == s.selected || i == s.hovered {
			t.Color = token(accent)
		}
	}
}
