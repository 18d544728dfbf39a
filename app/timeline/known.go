package timeline

import (
	"image/color"

	"sandtable/app/control"
	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// knownForm asks for the day by which something had to be published.
type knownForm struct {
	t       *Timeline
	day     *date
	undated *widget.Check
	wrong   *canvas.Text
	box     *fyne.Container
	popup   *widget.PopUp
}

// AskKnown opens the form of the as-known day under its button.
func (t *Timeline) AskKnown() {
	driver := fyne.CurrentApp().Driver()
	on := driver.CanvasForObject(t.controls.known)
	if on == nil {
		return
	}
	f := newKnownForm(t)
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = theme.Token(theme.Line2), 1, 4
	f.popup = widget.NewPopUp(container.NewStack(frame, container.New(layout.NewCustomPaddedLayout(10, 10, 12, 12), f.box)), on)
	at := driver.AbsolutePositionForObject(t.controls.known).AddXY(0, control.Height+2)
	size := f.popup.MinSize()
	at.X = max(4, min(at.X, on.Size().Width-size.Width-4))
	if at.Y+size.Height > on.Size().Height {
		at.Y -= control.Height + 4 + size.Height
	}
	f.popup.ShowAtPosition(at)
	on.Focus(f.day)
}

func newKnownForm(t *Timeline) *knownForm {
	f := &knownForm{t: t, wrong: canvas.NewText("", theme.Token(fynetheme.ColorNameError))}
	v := t.store.View()
	f.day = newDate(f.apply)
	f.day.escaped = f.close
	f.day.SetText(v.AsKnown.Day.String())
	if !v.AsKnown.On {
		f.day.SetText(v.Window.Z.String())
	}
	f.undated = widget.NewCheck("Count sources without a date as known", nil)
	f.undated.Checked = v.AsKnown.Undated
	f.wrong.TextSize = 11
	f.wrong.Hide()
	title := canvas.NewText("What had been published by", theme.Token(fynetheme.ColorNameForeground))
	title.TextSize, title.TextStyle.Bold = 13, true
	hint := canvas.NewText("A month or a year means its last day.", theme.Token(theme.Fg3))
	hint.TextSize = 11
	apply := control.NewButton("Apply", "", nil, f.apply)
	apply.Look = control.Primary
	off := control.NewButton("Off", "", nil, f.off)
	f.box = container.NewVBox(title, container.NewHBox(f.day, layout.NewSpacer()), f.wrong, hint, f.undated,
		container.NewHBox(layout.NewSpacer(), off, apply))
	return f
}

// apply sets the day, or says what is wrong with it.
func (f *knownForm) apply() {
	k, err := store.ParseAsKnown(f.day.Text, f.undated.Checked)
	if err != nil {
		f.wrong.Text = err.Error()
		f.wrong.Show()
		f.box.Refresh()
		if f.popup != nil {
			f.popup.Resize(f.popup.MinSize())
		}
		return
	}
	f.t.store.SetAsKnown(k)
	f.close()
}

func (f *knownForm) off() {
	f.t.store.SetAsKnown(data.AsKnown{})
	f.close()
}

func (f *knownForm) close() {
	if f.popup != nil {
		f.popup.Hide()
	}
}
