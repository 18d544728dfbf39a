package mapview

import (
	"sandtable/app/store"
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/paulmach/orb"
)

// rubber is what the hand sees of the tools: the line that follows the pointer,
// the words beside it, and the handles of the annotation that is picked. All are small objects that move without a redraw of
// the map, in the colour of the hand.
type rubber struct {
	box     *fyne.Container // all of it
	lines   []*canvas.Line
	handles [2]*canvas.Circle
	tag     *tag
}

// rubberLines is how many straight pieces the line that follows the pointer has
// at most.
const rubberLines = 64

// tag is a line of words on a ground.
type tag struct {
	box  *fyne.Container
	back *canvas.Rectangle
	text *canvas.Text
}

func newTag() *tag {
	t := &tag{back: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	t.text.TextSize = 12
	t.box = container.NewWithoutLayout(t.back, t.text)
	t.box.Hide()
	return t
}

// show writes words beside a point and keeps them on a map of a size.
func (t *tag) show(words string, at fyne.Position, on fyne.Size) {
	if words == "" {
		t.box.Hide()
		return
	}
	if t.text.Text != words {
		t.text.Text = words
		t.text.Refresh()
	}
	size := t.text.MinSize().Add(fyne.NewSize(16, 8))
	t.text.Move(fyne.NewPos(8, 4))
	t.back.Resize(size)
	t.box.Resize(size)
	x, y := at.X+14, at.Y+16
	if x+size.Width > on.Width-4 {
		x = at.X - size.Width - 10
	}
	if y+size.Height > on.Height-4 {
		y = at.Y - size.Height - 10
	}
	t.box.Move(fyne.NewPos(max(x, 4), max(y, 4)))
	t.box.Show()
}

func (t *tag) restyle(th fyne.Theme) {
	t.back.FillColor = th.Color(fynetheme.ColorNameOverlayBackground, 0)
	t.back.StrokeColor, t.back.StrokeWidth, t.back.CornerRadius = th.Color(fynetheme.ColorNamePrimary, 0), 1, 4
	t.text.Color = th.Color(fynetheme.ColorNameForeground, 0)
	t.back.Refresh()
	t.text.Refresh()
}

func newRubber() *rubber {
	r := &rubber{box: container.NewWithoutLayout(), tag: newTag()}
	for range rubberLines {
		l := canvas.NewLine(nil)
		l.StrokeWidth = 1.5
		r.lines = append(r.lines, l)
		r.add(l)
	}
	for i := range r.handles {
		r.handles[i] = canvas.NewCircle(nil)
		r.add(r.handles[i])
	}
	r.box.Add(r.tag.box)
	return r
}

func (r *rubber) add(o fyne.CanvasObject) {
	o.Hide()
	r.box.Add(o)
}

// restyle takes the theme's colours.
func (r *rubber) restyle(t fyne.Theme) {
	accent, paper := t.Color(fynetheme.ColorNamePrimary, 0), t.Color(fynetheme.ColorNameOverlayBackground, 0)
	for _, l := range r.lines {
		l.StrokeColor = accent
	}
	for _, c := range r.handles {
		c.FillColor, c.StrokeColor, c.StrokeWidth = paper, accent, 2
	}
	r.tag.restyle(t)
	r.box.Refresh()
}

// draw shows a line on the ground, of at most as many pieces as there are; nil
// hides it.
func (r *rubber) draw(v geo.Viewport, line orb.LineString) {
	every := max(1, (len(line)+rubberLines-2)/rubberLines)
	used := 0
	put := func(a, b orb.Point) {
		p, q := unitsOf(v, a), unitsOf(v, b)
		if dx := q.X - p.X; dx > float32(v.W)/2 || dx < -float32(v.W)/2 || used == rubberLines {
			return // to another copy of the world
		}
		r.lines[used].Position1, r.lines[used].Position2 = p, q
		r.lines[used].Show()
		used++
	}
	for i := 0; i+1 < len(line); i += every {
		put(line[i], line[min(i+every, len(line)-1)])
	}
	for _, l := range r.lines[used:] {
		if l.Visible() {
			l.Hide()
		}
	}
}

// repaint has the window painted: the toolkit does not know of objects that have
// never been shown, and would wait for another change.
func (r *rubber) repaint() { canvas.Refresh(r.box) }

func unitsOf(v geo.Viewport, p orb.Point) fyne.Position {
	x, y := v.Project(p)
	return fyne.NewPos(float32(x), float32(y))
}

// hold shows the handles of an annotation.
func (r *rubber) hold(v geo.Viewport, a store.Annotation) {
	r.circle(r.handles[0], unitsOf(v, a.At), 5)
	r.handles[1].Hide()
	switch {
	case a.Kind.Line():
		r.circle(r.handles[1], unitsOf(v, a.To), 5)
	case a.Kind.Round():
		r.circle(r.handles[1], unitsOf(v, geo.Direct(a.At, 90, a.Radius.Metres())), 5)
	}
}

// letGo hides the handles.
func (r *rubber) letGo() {
	r.handles[0].Hide()
	r.handles[1].Hide()
}

func (r *rubber) circle(c *canvas.Circle, at fyne.Position, radius float32) {
	c.Resize(fyne.NewSquareSize(2 * radius))
	c.Move(at.SubtractXY(radius, radius))
	c.Show()
}
