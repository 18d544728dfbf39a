package timeline

import (
	"image/color"

	"sandtable/app/control"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/data/edtf"
	"sandtable/data/index"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// controls is the row above the plot.
type controls struct {
	t                                        *Timeline
	row                                      *fyne.Container
	first, previous, play, next, last, speed *control.Button
	from, to                                 *date
	dash, days                               *canvas.Text
	line                                     *canvas.Rectangle
	mode, axis                               *control.Segment
	known                                    *control.Button
}

func newControls(t *Timeline) *controls {
	c := &controls{t: t}
	tips := t.hooks.Tips
	c.first = control.NewIconButton("first", "First event", tips, func() { t.StepToEnd(-1) })
	c.previous = control.NewIconButton("previous", "Previous event ([)", tips, func() { t.Step(-1) })
	c.play = control.NewIconButton("play", "Play (space)", tips, t.TogglePlay)
	c.play.Look, c.play.Wide = control.Primary, 32
	c.next = control.NewIconButton("next", "Next event (])", tips, func() { t.Step(1) })
	c.last = control.NewIconButton("last", "Last event", tips, func() { t.StepToEnd(1) })
	c.speed = control.NewButton(speedText(t.unit), "How fast and how the window moves", tips, c.speedMenu)
	c.speed.Chevron = true
	c.from, c.to = newDate(c.typed), newDate(c.typed)
	c.from.escaped, c.to.escaped = func() { t.problem.Hide() }, func() { t.problem.Hide() }
	c.dash, c.days = canvas.NewText("–", color.Transparent), canvas.NewText("", color.Transparent)
	c.days.TextSize = 11
	c.line = canvas.NewRectangle(color.Transparent)
	c.mode = control.NewSegment([]string{"Possible", "Certain"}, func(i int) { t.store.SetMode(index.Mode(i)) })
	c.axis = control.NewSegment([]string{"Even", "Linear"}, func(i int) { t.store.SetAxis(store.Axis(i)) })
	c.known = control.NewButton(knownOff, "Only what had been published by a day", tips, t.AskKnown)
	c.known.Icon = "clock"
	c.row = container.New(c, c.first, c.previous, c.play, c.next, c.last, c.speed, c.line, c.from, c.dash, c.to, c.days, c.mode, c.axis, c.known)
	return c
}

// knownOff is the as-known button's text while it is off.
const knownOff = "As known on…"

// typed applies the entries.
func (c *controls) typed() {
	from, to := c.from.Text, c.to.Text
	if from == c.from.shown {
		from = c.t.view.Window.From // an end left alone keeps its own words
	}
	if to == c.to.shown {
		to = c.t.view.Window.To
	}
	c.t.typeWindow(from, to)
}

// set shows a view.
func (c *controls) set(v store.View) {
	c.from.set(dateText(v.Window.From, v.Window.A))
	c.to.set(dateText(v.Window.To, v.Window.Z))
	c.mode.Select(int(v.Mode))
	c.axis.Select(int(v.Axis))
	look, words, days := control.Lined, knownOff, daysText(v.Window)
	if v.AsKnown.On {
		look, words = control.Amber, "As known "+v.AsKnown.Day.String()
	}
	if days == c.days.Text && look == c.known.Look && words == c.known.Text {
		return
	}
	c.known.Set(words, look)
	c.days.Text = days
	c.days.Refresh()
	c.arrange()
}

// dateText is what the user typed, or the day where that is the dataset's own.
func dateText(typed string, day edtf.Day) string {
	if typed == "" || typed == ".." {
		return day.String()
	}
	return typed
}

func daysText(w store.Window) string {
	n := int(w.Z-w.A) + 1
	if n == 1 {
		return "1 day"
	}
	return scene.Thousands(n) + " days, end day included"
}

func (c *controls) playing(on bool) {
	if on {
		c.play.SetIcon("pause")
	} else {
		c.play.SetIcon("play")
	}
}

func (c *controls) recolour() {
	c.line.FillColor = theme.Token(theme.Line2)
	c.dash.Color, c.days.Color = theme.Token(theme.Fg2), theme.Token(theme.Fg2)
}

// speedMenu opens the choice of units and marches.
func (c *controls) speedMenu() {
	var items []*fyne.MenuItem
	for u := Day; u <= Year; u++ {
		item := fyne.NewMenuItem(speedText(u), func() { c.setSpeed(u, c.t.march) })
		item.Checked = u == c.t.unit
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for m := Moving; m <= FromStart; m++ {
		item := fyne.NewMenuItem(m.String(), func() { c.setSpeed(c.t.unit, m) })
		item.Checked = m == c.t.march
		items = append(items, item)
	}
	driver := fyne.CurrentApp().Driver()
	if on := driver.CanvasForObject(c.speed); on != nil {
		at := driver.AbsolutePositionForObject(c.speed)
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), on, at.AddXY(0, control.Height))
	}
}

func speedText(u Unit) string { return "1 " + u.String() + "/s" }

// setSpeed changes how the window moves; what plays goes on from where it is.
func (c *controls) setSpeed(u Unit, m March) {
	again := c.t.Playing()
	c.t.Stop()
	c.t.unit, c.t.march = u, m
	c.speed.Set(speedText(u), control.Lined)
	if again {
		c.t.TogglePlay()
	}
}

// The gaps of the row, in units.
const (
	rowSide   = 12
	rowGap    = 8
	groupGap  = 10
	entryGap  = 14
	speedWide = 92
	endWide   = 26 // the buttons of the ends, and of the steps
	stepWide  = 22
)

// MinSize implements fyne.Layout: what stays when the row is narrow.
func (c *controls) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(380, controlsHeight) }

// fullRow is the least width with room for every button on the left; below it
// the steps to the ends and the speed go.
const fullRow = 510

// variant is what of the right group is shown.
type variant struct{ axis, mode, words bool }

// variants are tried one after the other where the row gets narrow: while
// as-known is on its date stays longest.
func (c *controls) variants() []variant {
	if c.known.Look == control.Amber {
		return []variant{{true, true, true}, {false, true, true}, {false, false, true}, {}}
	}
	return []variant{{true, true, true}, {true, true, false}, {false, true, false}, {}}
}

// Layout implements fyne.Layout.
func (c *controls) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x := c.left(size)
	var v variant
	for _, v = range c.variants() {
		if x+groupGap+c.rightWidth(v)+rowSide <= size.Width {
			break
		}
	}
	c.known.SetCompact(!v.words)
	show(c.axis, v.axis)
	show(c.mode, v.mode)
	right := size.Width - rowSide - c.known.MinSize().Width
	put(c.known, right, 4, c.known.MinSize().Width, control.Height)
	for _, s := range []*control.Segment{c.axis, c.mode} {
		if s.Visible() {
			w := s.MinSize().Width
			right -= w + rowGap
			put(s, right, 4, w, control.Height)
		}
	}
	days := c.days.MinSize()
	show(c.days, x+rowGap+days.Width+rowGap <= right)
	put(c.days, x+rowGap, (size.Height-days.Height)/2, days.Width, days.Height)
}

// rightWidth is how wide the right group is in a variant.
func (c *controls) rightWidth(v variant) float32 {
	c.known.SetCompact(!v.words)
	w := c.known.MinSize().Width
	if v.axis {
		w += c.axis.MinSize().Width + rowGap
	}
	if v.mode {
		w += c.mode.MinSize().Width + rowGap
	}
	return w
}

// left lays out what stands on the left and returns where it ends.
func (c *controls) left(size fyne.Size) float32 {
	x := float32(rowSide)
	full := size.Width >= fullRow
	for _, b := range [...]*control.Button{c.first, c.last, c.speed} {
		show(b, full)
	}
	for _, b := range []*control.Button{c.first, c.previous, c.play, c.next, c.last} {
		w := float32(stepWide)
		switch b {
		case c.play:
			w = b.Wide
		case c.first, c.last:
			w = endWide
		}
		if !b.Visible() {
			continue
		}
		put(b, x, 4, w, control.Height)
		x += w + 1
	}
	x += rowGap
	if full {
		w := max(c.speed.MinSize().Width, speedWide)
		put(c.speed, x, 4, w, control.Height)
		x += w + rowGap
	}
	put(c.line, x, 6, 1, size.Height-12)
	x += rowGap
	put(c.from, x, 4, dateWidth, control.Height)
	x += dateWidth
	dash := c.dash.MinSize()
	put(c.dash, x+(entryGap-dash.Width)/2, (size.Height-dash.Height)/2, dash.Width, dash.Height)
	x += entryGap
	put(c.to, x, 4, dateWidth, control.Height)
	return x + dateWidth
}

// arrange lays the row out again after a text has changed.
func (c *controls) arrange() {
	if size := c.row.Size(); size.Width > 0 {
		c.Layout(nil, size)
	}
}
