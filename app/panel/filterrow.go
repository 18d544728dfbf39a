package panel

import (
	"image/color"

	"sandtable/app/control"
	"sandtable/app/facet"
	"sandtable/app/scene"
	"sandtable/app/theme"
	"sandtable/data"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The measures of a row, in units.
const (
	rowSide   = 12
	rowHeight = 22
	boxSize   = 14
	markSize  = 15
	markRoom  = 20
	barLong   = 44
	barShort  = 18 // beside wide counts
	barHigh   = 6
	countRoom = 26
)

// facetRow is a row of a section: box, mark, label, bar and count. A tap, space
// or Enter toggles it.
type facetRow struct {
	widget.BaseWidget
	row           facet.Row
	share         float32 // of the longest bar
	mode          palette.Mode
	hint          func(string)
	tapped        func()
	over, focused bool
	stale         bool    // the count is that of an earlier filter
	room          float32 // that counts take, the same in all rows

	ground, box, track, bar *canvas.Rectangle
	tick                    *canvas.Image
	mark                    *canvas.Raster
	label, count            *canvas.Text
}

var (
	_ fyne.Tappable     = (*facetRow)(nil)
	_ fyne.Focusable    = (*facetRow)(nil)
	_ desktop.Hoverable = (*facetRow)(nil)
)

func newFacetRow(hint func(string), tapped func()) *facetRow {
	r := &facetRow{hint: hint, tapped: tapped, label: canvas.NewText("", nil), count: canvas.NewText("", nil)}
	for _, p := range []**canvas.Rectangle{&r.ground, &r.box, &r.track, &r.bar} {
		*p = canvas.NewRectangle(nil)
	}
	r.box.CornerRadius = 3
	r.label.TextSize, r.count.TextSize = 13, 13
	r.tick = canvas.NewImageFromResource(theme.Icon("check"))
	r.mark = newPicture(r.drawMark)
	r.ExtendBaseWidget(r)
	return r
}

// set shows a row; most is the count with the longest bar.
func (r *facetRow) set(row facet.Row, most int, mode palette.Mode) {
	share := float32(0)
	if most > 0 {
		share = float32(row.Count) / float32(most)
	}
	old := r.row
	if old.Label == row.Label && old.Count == row.Count && old.Tick == row.Tick && r.share == share && r.mode == mode &&
		old.Kind == row.Kind && old.Status == row.Status {
		r.row = row
		return
	}
	r.row, r.share, r.mode = row, share, mode
	if r.over && old.Tick != row.Tick {
		r.hint(r.says())
	}
	r.Refresh()
	if old.Kind != row.Kind || old.Status != row.Status {
		r.mark.Refresh()
	}
}

// setMode draws the mark in another theme.
func (r *facetRow) setMode(mode palette.Mode) {
	r.mode = mode
	r.mark.Refresh()
}

// countWidth is the room that a count takes, with what is left free before it.
func countWidth(count int) float32 {
	t := canvas.NewText(scene.Thousands(count), nil)
	t.TextSize = 13
	return t.MinSize().Width + 6
}

// setRoom leaves so much room for the count.
func (r *facetRow) setRoom(room float32) {
	if r.room != room {
		r.room = room
		r.Refresh()
	}
}

// setStale marks the count as one that is being counted anew.
func (r *facetRow) setStale(on bool) {
	if r.stale != on {
		r.stale = on
		r.Refresh()
	}
}

// drawMark draws the mark of the row's kind or status.
func (r *facetRow) drawMark(l *draw.List, scale float64) {
	kind := r.row.Kind
	if kind == "" {
		kind = "deployment" // a status is shown on one kind throughout
	}
	m := symbol.Of(kind)
	m.Status, m.Size, m.Bare = scene.MarkStatus(r.row.Status), markSize*scale, true
	m.Append(l, draw.Pt(float64(l.W)/2, float64(l.H)/2), palette.Of(r.mode))
}

// marked reports whether a mark stands before the label.
func (r *facetRow) marked() bool { return r.row.Status != data.StatusNone }

// Tapped implements fyne.Tappable.
func (r *facetRow) Tapped(*fyne.PointEvent) { r.tapped() }

// MouseIn implements desktop.Hoverable.
func (r *facetRow) MouseIn(*desktop.MouseEvent) {
	r.over = true
	r.hint(r.says())
	r.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (r *facetRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *facetRow) MouseOut() {
	r.over = false
	r.hint("")
	r.Refresh()
}

// says is what a click on the row does.
func (r *facetRow) says() string {
	tip := r.row.Tip
	if tip == "" {
		tip = r.row.Label
	}
	switch r.row.Tick {
	case facet.Chosen:
		return "Take away: " + tip
	case facet.Empty, facet.Part:
		return "Add: " + tip
	}
	if r.row.Tip != "" {
		return tip
	}
	return "Only " + tip
}

// FocusGained implements fyne.Focusable.
func (r *facetRow) FocusGained() { r.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (r *facetRow) FocusLost() { r.setFocus(false) }

func (r *facetRow) setFocus(on bool) {
	r.focused = on
	r.Refresh()
}

// TypedRune implements fyne.Focusable.
func (r *facetRow) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (r *facetRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.tapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *facetRow) CreateRenderer() fyne.WidgetRenderer {
	out := &control.Renderer{Parts: []fyne.CanvasObject{r.ground, r.box, r.tick, r.label, r.track, r.bar, r.count, r.mark}}
	out.Min = func() fyne.Size { return fyne.NewSize(180, rowHeight) }
	out.Arrange = r.arrange
	out.Update = func() {
		r.paint()
		r.arrange(r.Size())
	}
	out.Update()
	return &rowRenderer{out, r}
}

// rowRenderer refreshes all of a row but its mark, which costs a drawing.
type rowRenderer struct {
	*control.Renderer
	row *facetRow
}

func (r *rowRenderer) Refresh() {
	r.Update()
	for _, o := range r.Parts {
		if o != r.row.mark {
			o.Refresh()
		}
	}
}

// arrange lays the row out for a size.
func (r *facetRow) arrange(s fyne.Size) {
	place(r.ground, 4, 0, s.Width-8, s.Height)
	y := (s.Height - boxSize) / 2
	place(r.box, rowSide, y, boxSize, boxSize)
	place(r.tick, rowSide, y, boxSize, boxSize)
	x := float32(rowSide + boxSize + 7)
	if r.marked() {
		place(r.mark, x-3, (s.Height-markRoom)/2, markRoom, markRoom)
		x += 23
	}
	end := s.Width - rowSide
	count := r.count.MinSize()
	place(r.count, end-count.Width, (s.Height-count.Height)/2, count.Width, count.Height)
	room := max(r.room, countRoom)
	end -= room
	whole := max(barShort, barLong-room+countRoom)
	place(r.track, end-whole, (s.Height-barHigh)/2, whole, barHigh)
	long := whole * r.share
	if r.row.Count > 0 {
		long = max(long, 3)
	}
	place(r.bar, end-whole, (s.Height-barHigh)/2, long, barHigh)
	end -= whole + 6
	r.label.Text = cut(r.row.Label, end-x, r.label)
	label := r.label.MinSize()
	place(r.label, x, (s.Height-label.Height)/2, label.Width, label.Height)
}

// paint colours the row.
func (r *facetRow) paint() {
	fg, fg2, fg3 := theme.Token(fynetheme.ColorNameForeground), theme.Token(theme.Fg2), theme.Token(theme.Fg3)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	r.ground.CornerRadius = 4
	if r.over {
		r.ground.FillColor = theme.Token(fynetheme.ColorNameHover)
	}
	if r.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Token(fynetheme.ColorNameFocus), 2
	}
	r.paintBox()
	r.mark.Hidden = !r.marked()
	r.label.Color, r.count.Color, r.count.Text = fg, fg2, scene.Thousands(r.row.Count)
	if r.row.Tick == facet.Empty {
		r.label.Color = fg2
	}
	if r.row.Count == 0 {
		r.count.Color = fg3
	}
	r.track.FillColor, r.bar.FillColor = theme.Token(theme.Header), fg2
	if r.stale {
		r.count.Color, r.bar.FillColor = fg3, theme.Token(fynetheme.ColorNameSeparator)
	}
	if r.over {
		r.track.FillColor = theme.Token(fynetheme.ColorNameSeparator)
	}
}

// paintBox colours the box: full for what was chosen, pale while nothing was.
func (r *facetRow) paintBox() {
	accent := theme.Token(fynetheme.ColorNamePrimary)
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = accent, accent, 1
	r.tick.Hidden = false
	r.tick.Resource = theme.ColoredIcon("check", fynetheme.ColorNameForegroundOnPrimary)
	switch r.row.Tick {
	case facet.Empty:
		r.box.FillColor, r.box.StrokeColor = theme.Token(theme.Panel), theme.Token(theme.Fg3)
		r.tick.Hidden = true
	case facet.Part:
		r.tick.Resource = theme.ColoredIcon("zoom-out", fynetheme.ColorNameForegroundOnPrimary)
	case facet.Open:
		r.box.FillColor, r.box.StrokeColor = theme.Token(theme.SelectedRow), theme.Token(theme.SelectedRow)
		r.tick.Resource = theme.ColoredIcon("check", fynetheme.ColorNamePrimary)
	}
}
