package control

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Badge is a source's grade: the letter is always there, and filled or outlined
// in the colour of how far it can be relied on. Without a grade it is empty.
type Badge struct {
	widget.BaseWidget
	grade byte
}

// NewBadge returns the badge of a grade, 'A' to 'F', or 0 for none.
func NewBadge(grade byte) *Badge {
	b := &Badge{grade: grade}
	b.ExtendBaseWidget(b)
	return b
}

// SetGrade changes the grade.
func (b *Badge) SetGrade(grade byte) {
	if b.grade != grade {
		b.grade = grade
		b.Refresh()
	}
}

// ink is the colour of a grade, and whether it fills the badge.
func ink(grade byte) (c fyne.ThemeColorName, filled bool) {
	switch grade {
	case 'A', 'B':
		return fynetheme.ColorNameSuccess, true
	case 'C':
		return theme.Fg2, false
	case 'D':
		return fynetheme.ColorNameWarning, false
	}
	return fynetheme.ColorNameError, false
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 3
	letter := label("", 11, color.Transparent)
	letter.TextStyle.Bold = true
	r := &Renderer{Parts: []fyne.CanvasObject{ground, letter}}
	r.Min = func() fyne.Size { return fyne.NewSize(18, 16) }
	r.Arrange = func(s fyne.Size) {
		ground.Resize(fyne.NewSize(18, 16))
		ground.Move(fyne.NewPos(0, (s.Height-16)/2))
		centre(letter, (18-letter.MinSize().Width)/2, s.Height)
	}
	r.Update = func() {
		name, filled := ink(b.grade)
		letter.Text, letter.Hidden, ground.Hidden = string(b.grade), b.grade == 0, b.grade == 0
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = color.Transparent, token(name), 1
		letter.Color = token(name)
		if filled {
			ground.FillColor, letter.Color = token(name), token(fynetheme.ColorNameForegroundOnPrimary)
		}
		r.Arrange(b.Size())
	}
	r.Update()
	return r
}
