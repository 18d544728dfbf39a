package panel

import (
	"sandtable/app/control"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The measures of the toolbar, in units.
const (
	barHeight  = 44
	barSide    = 12
	barGap     = 8
	roomyBar   = 1500 // from here on buttons have words
	findWidth  = 204
	findRoomy  = 340
	leastWidth = 860
)

// CreateRenderer implements fyne.Widget.
func (t *Toolbar) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return &toolbarRenderer{t}
}

type toolbarRenderer struct{ t *Toolbar }

var _ fyne.WidgetRenderer = (*toolbarRenderer)(nil)

func (r *toolbarRenderer) MinSize() fyne.Size { return fyne.NewSize(leastWidth, barHeight) }
func (r *toolbarRenderer) Destroy()           {}

func (r *toolbarRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	all := []fyne.CanvasObject{
		t.ground, t.line, t.first, t.second, t.last, t.name, t.undo, t.redo, t.area, t.find,
	}
	for _, c := range t.chips {
		all = append(all, c)
	}
	return append(all, t.more, t.add, t.layers, t.partners, t.turn, t.export)
}

func (r *toolbarRenderer) Refresh() {
	r.t.paint()
	r.Layout(r.t.Size())
	for _, o := range []*canvas.Rectangle{r.t.ground, r.t.line, r.t.first, r.t.second, r.t.last} {
		o.Refresh()
	}
}

// Layout places the right end first: the chips get the room that is left.
func (r *toolbarRenderer) Layout(s fyne.Size) {
	t := r.t
	place(t.ground, 0, 0, s.Width, s.Height)
	place(t.line, 0, s.Height-1, s.Width, 1)
	roomy := s.Width >= roomyBar
	end := r.right(s.Width, roomy)
	x := float32(4) // the name's own padding makes it 12
	x = put(t.name, x) + barGap/2
	x = rule(t.first, x)
	x = put(t.undo, x) + barGap
	x = put(t.redo, x)
	x = rule(t.second, x+barGap)
	x = put(t.area, x)
	x = rule(t.last, x+barGap)
	w := float32(findWidth)
	if roomy {
		w = findRoomy
	}
	place(t.find, x, (barHeight-control.Height)/2, w, control.Height)
	r.chips(x+w+barGap, end)
}

// right places the right end and returns where it begins.
func (r *toolbarRenderer) right(width float32, roomy bool) float32 {
	t := r.t
	t.partners.Icon, t.partners.Chevron = "partners", roomy
	if roomy {
		t.partners.Icon = ""
	}
	for _, b := range []*tool{t.layers, t.partners} {
		b.SetLook(roomy)
	}
	x := width - barSide
	for _, b := range []*tool{t.export, t.turn, t.partners, t.layers} {
		x -= b.MinSize().Width
		put(b, x)
		x -= barGap
	}
	return x
}

// chips places as many chips as fit between two places, then how many more there
// are, then the button that adds one.
func (r *toolbarRenderer) chips(x, end float32) {
	t := r.t
	end -= t.add.MinSize().Width
	shown := fitting(t.chips, end-x, t.more.MinSize().Width)
	t.hidden = len(t.chips) - shown
	for i, c := range t.chips {
		c.Hidden = i >= shown
		if !c.Hidden {
			x = put(c, x) + barGap
		}
	}
	t.more.Hidden = t.hidden == 0
	if t.hidden > 0 {
		t.more.SetText(moreWords(t.hidden))
		x = put(t.more, x) + barGap
	}
	put(t.add, x)
}

// fitting is how many chips fit into a width, of which the last ones may have to
// give way to the chip that counts the rest.
func fitting(chips []*control.Chip, room, more float32) int {
	used := float32(0)
	shown := 0
	for i, c := range chips {
		used += c.MinSize().Width + barGap
		rest := more + barGap
		if i == len(chips)-1 {
			rest = 0
		}
		if used+rest <= room {
			shown = i + 1
		}
		if used > room {
			break
		}
	}
	return shown
}

// put places an object at x in the middle of the bar, in its least size, and
// returns where it ends.
func put(o fyne.CanvasObject, x float32) float32 {
	s := o.MinSize()
	place(o, x, (barHeight-s.Height)/2, s.Width, s.Height)
	return x + s.Width
}

// rule places a dividing line after x and returns where the next control begins.
func rule(line fyne.CanvasObject, x float32) float32 {
	place(line, x+barGap/2, 12, 1, barHeight-24)
	return x + barGap/2 + 1 + barGap + 2
}

var _ fyne.Widget = (*Toolbar)(nil)

// chipText is the most that a chip says; the rest is in its hint.
const chipText = 34

// tell makes a chip for each fact, and keeps those that say the same.
func (t *Toolbar) tell(facts []fact) {
	t.told = facts
	for i, f := range facts {
		words := shortened(f.words, chipText)
		if i == len(t.chips) {
			t.chips = append(t.chips, t.newChip(i))
		}
		t.chips[i].SetText(words)
	}
	t.chips = t.chips[:len(facts)]
	t.more.SetText(moreWords(max(1, t.hidden)))
}

// newChip makes the chip of the i-th fact.
func (t *Toolbar) newChip(i int) *control.Chip {
	c := control.NewChip("", nil, func() { t.told[i].remove() })
	c.Plain = i > 0
	c.OnHover = func(in bool) {
		if in && i < len(t.told) {
			t.hooks.Hint(t.told[i].text)
			return
		}
		t.hooks.Hint("")
	}
	return c
}

// moreMenu lists the chips that do not fit; choosing one takes it away.
func (t *Toolbar) moreMenu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, f := range t.told[len(t.told)-t.hidden:] {
		item := fyne.NewMenuItem("Remove "+f.words, f.remove)
		m.Items = append(m.Items, item)
	}
	return m
}
