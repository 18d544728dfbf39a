package detail

import (
	"sandtable/app/control"
	"sandtable/app/detail/page"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// laid is a block with its place on the sheet. Its objects are made when it
// first comes into sight.
type laid struct {
	y, h float32
	put  func(add func(fyne.CanvasObject))
	box  *fyne.Container
}

// sheet is a page laid out for a width: what is scrolled.
type sheet struct {
	kit    *kit
	width  float32
	height float32
	blocks []laid
}

// newSheet lays a page out.
func newSheet(k *kit, p page.Page, width float32) *sheet {
	s := &sheet{kit: k, width: width, height: 10}
	if p.Title != "" {
		s.block(page.Para{Size: page.Title, Spans: []page.Span{{Text: p.Title}}}, 0)
	}
	for i, b := range p.Blocks {
		s.block(b, gapBefore(p.Blocks, i))
	}
	s.height += 14
	return s
}

// gapBefore is the space above a block.
func gapBefore(blocks []page.Block, i int) float32 {
	switch b := blocks[i].(type) {
	case page.Heading:
		return 14
	case page.Key:
		if i > 0 {
			if _, again := blocks[i-1].(page.Key); again {
				return 4
			}
		}
		return 8
	case page.Entry:
		if b.Rule {
			return 4
		}
		return 0
	case page.Buttons, page.Warning:
		return 12
	}
	return 6
}

// block puts a block under the ones before it.
func (s *sheet) block(b page.Block, gap float32) {
	w := s.width - 2*side
	h, put := s.kit.lay(b, w)
	s.blocks = append(s.blocks, laid{y: s.height + gap, h: h, put: put})
	s.height += gap + h
}

// reach is how far outside what is seen blocks are made, in units.
const reach = 60

// show makes the blocks between two heights visible, hides the rest and returns
// the boxes that exist.
func (s *sheet) show(top, bottom float32) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := range s.blocks {
		b := &s.blocks[i]
		seen := b.y+b.h >= top-reach && b.y <= bottom+reach
		if seen && b.box == nil {
			b.box = &fyne.Container{}
			b.put(func(o fyne.CanvasObject) { b.box.Objects = append(b.box.Objects, o) })
			b.box.Resize(fyne.NewSize(s.width-2*side, b.h))
			b.box.Move(fyne.NewPos(side, b.y))
		}
		if b.box != nil {
			b.box.Hidden = !seen
			out = append(out, b.box)
		}
	}
	return out
}

// lay lays one block out for a width: its height, and what draws it.
func (k *kit) lay(b page.Block, w float32) (float32, func(add func(fyne.CanvasObject))) {
	switch b := b.(type) {
	case page.Para:
		p := k.paragraph(b, w)
		return p.height(), func(add func(fyne.CanvasObject)) { p.put(add, 0, 0) }
	case page.Heading:
		return k.heading(b, w)
	case page.Key:
		label := k.paragraph(page.Para{Spans: []page.Span{{Text: b.Label, Tone: page.Dim}}}, keyColumn-4)
		text := k.paragraph(page.Para{Spans: b.Spans}, w-keyColumn)
		return max(label.height(), text.height()), func(add func(fyne.CanvasObject)) {
			label.put(add, 0, 0)
			text.put(add, keyColumn, 0)
		}
	case page.Entry:
		return k.entry(b, w)
	case page.Warning:
		return k.warning(b, w)
	case page.Buttons:
		return k.buttons(b, w)
	case page.Range:
		return k.rangePlot(b, w)
	case page.Dates:
		return k.datePlot(b, w)
	}
	return 0, func(func(fyne.CanvasObject)) {}
}

// heading is a title in bold, with its aside at the right, or under it where
// both do not fit.
func (k *kit) heading(b page.Heading, w float32) (float32, func(add func(fyne.CanvasObject))) {
	aside := k.paragraph(page.Para{Size: page.Caption, Spans: []page.Span{{Text: b.Aside, Tone: page.Dim}}}, w)
	text := []page.Span{{Text: b.Text, Tone: page.Strong}}
	title := k.paragraph(page.Para{Spans: text}, w-aside.width()-12)
	if title.lines == 1 || b.Aside == "" {
		return title.height() + 3, func(add func(fyne.CanvasObject)) {
			title.put(add, 0, 0)
			aside.put(add, w-aside.width(), 1)
		}
	}
	title = k.paragraph(page.Para{Spans: text}, w)
	return title.height() + aside.height() + 3, func(add func(fyne.CanvasObject)) {
		title.put(add, 0, 0)
		aside.put(add, 0, title.height())
	}
}

// entry is a badge or a mark, and lines of text beside it.
func (k *kit) entry(b page.Entry, w float32) (float32, func(add func(fyne.CanvasObject))) {
	x, pad := float32(0), float32(4)
	if b.Lead != page.NoLead {
		x = indent
	}
	if b.Rule {
		pad = 6
	}
	var lines []paragraph
	h := 2 * pad
	for _, l := range b.Lines {
		p := k.paragraph(l, w-x)
		lines = append(lines, p)
		h += p.height()
	}
	return h, func(add func(fyne.CanvasObject)) {
		if b.Rule {
			add(k.rule(0, 0, w))
		}
		if b.To.Do != page.Nothing {
			a := newArea(k, b.To, rowArea, true)
			a.Resize(fyne.NewSize(w+12, h-2))
			a.Move(fyne.NewPos(-6, 1))
			add(a)
		}
		switch b.Lead {
		case page.GradeLead:
			add(k.badge(b.Grade, 0, pad+0.5))
		case page.MarkLead:
			m := k.mark(b.Mark)
			m.Move(fyne.NewPos(0, pad-1))
			add(m)
		}
		y := pad
		for _, p := range lines {
			p.put(add, x, y)
			y += p.height()
		}
	}
}

// badge is a grade's badge; without a grade an empty frame with a dash.
func (k *kit) badge(grade byte, x, y float32) fyne.CanvasObject {
	if grade == 0 {
		frame := canvas.NewRectangle(nil)
		frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = k.theme.Line2, 1, 3
		dash := k.line("–", 11, false, k.theme.Fg3)
		frame.Resize(fyne.NewSize(18, 16))
		middle(dash, (18-dash.MinSize().Width)/2, 0, 16)
		box := &fyne.Container{Objects: []fyne.CanvasObject{frame, dash}}
		box.Resize(frame.Size())
		box.Move(fyne.NewPos(x, y))
		return box
	}
	b := control.NewBadge(grade)
	b.Resize(fyne.NewSize(18, 16))
	b.Move(fyne.NewPos(x, y))
	return b
}

// warning is a strip on the warning ground.
func (k *kit) warning(b page.Warning, w float32) (float32, func(add func(fyne.CanvasObject))) {
	p := k.paragraph(page.Para{Size: page.Row, Spans: []page.Span{{Text: b.Text, Tone: page.Warn}}}, w-40)
	h := max(p.height()+14, 32)
	return h, func(add func(fyne.CanvasObject)) {
		ground := canvas.NewRectangle(k.theme.WarningGround)
		ground.CornerRadius = 4
		ground.Resize(fyne.NewSize(w, h))
		icon := canvas.NewImageFromResource(theme.ColoredIcon("warning", "warning"))
		icon.Resize(fyne.NewSize(16, 16))
		icon.Move(fyne.NewPos(8, 7.5))
		add(ground)
		add(icon)
		p.put(add, 32, (h-p.height())/2)
	}
}

// buttonIcons are the icons of actions.
var buttonIcons = map[page.Action]string{page.CopyCitation: "copy", page.CentreMap: "target", page.ToPartners: "layers"}

// buttons are actions side by side, on as many rows as they need.
func (k *kit) buttons(b page.Buttons, w float32) (float32, func(add func(fyne.CanvasObject))) {
	const gap = 8
	var list []*control.Button
	var at []fyne.Position
	x, y := float32(0), float32(0)
	for _, item := range b.List {
		button := control.NewButton(item.Label, "", nil, func() { k.do(item.To) })
		button.Icon = buttonIcons[item.To.Do]
		size := button.MinSize()
		if x > 0 && x+size.Width > w {
			x, y = 0, y+control.Height+gap
		}
		list, at = append(list, button), append(at, fyne.NewPos(x, y))
		x += size.Width + gap
	}
	return y + control.Height, func(add func(fyne.CanvasObject)) {
		for i, button := range list {
			size := button.MinSize()
			button.Resize(fyne.NewSize(min(size.Width, w), size.Height))
			button.Move(at[i])
			button.Refresh()
			add(button)
		}
	}
}
