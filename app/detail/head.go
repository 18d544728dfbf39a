package detail

import (
	"sandtable/app/control"
	"sandtable/app/detail/page"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// headHeight is that of the strip above the page.
const headHeight = 32

// head is the strip above the page: what is shown on the left, what can be done
// with it on the right. It is built anew with every page.
type head struct {
	objects []fyne.CanvasObject
	box     *fyne.Container
}

// show builds the strip for a page and a width.
func (h *head) show(k *kit, p page.Page, width float32) {
	h.objects = nil
	ground := canvas.NewRectangle(k.theme.Header)
	ground.Resize(fyne.NewSize(width, headHeight))
	h.objects = append(h.objects, ground, k.rule(0, headHeight-1, width))
	right := h.tools(k, p, width)
	h.name(k, p, right)
	h.box.Objects = h.objects
	h.box.Resize(fyne.NewSize(width, headHeight))
	h.box.Refresh()
}

// tools puts the buttons at the right end and returns where they begin.
func (h *head) tools(k *kit, p page.Page, width float32) float32 {
	const tool = 26
	x := width - 6
	button := func(icon, tip string, to page.Target) {
		if to.Do == page.Nothing {
			return
		}
		b := control.NewIconButton(icon, tip, nil, func() { k.do(to) })
		x -= tool
		b.Resize(fyne.NewSize(tool, tool))
		b.Move(fyne.NewPos(x, (headHeight-tool)/2))
		h.objects = append(h.objects, b)
	}
	button("close", "Back", p.Back)
	if p.Name != "" {
		button("copy", "Copy as text", page.Target{Do: copyPage})
	}
	button("target", "Centre map", p.Centre)
	if p.Position == "" {
		return x
	}
	x -= 6
	button("next", "Next here", p.Next)
	button("previous", "Previous here", p.Prev)
	text := k.line(p.Position, 11, false, k.theme.Fg2)
	x -= text.MinSize().Width + 4
	h.objects = append(h.objects, middle(text, x, 0, headHeight))
	return x
}

// name puts mark, kind and status at the left end, as far as there is room up to
// right.
func (h *head) name(k *kit, p page.Page, right float32) {
	x := float32(side)
	if p.HasMark {
		m := k.mark(p.Mark)
		m.Move(fyne.NewPos(x-2, (headHeight-markBox)/2))
		h.objects = append(h.objects, m)
		x += markUnits + 9
	}
	name := p.Name
	if name == "" {
		name = "Details"
	}
	text := k.line(name, 13, false, k.theme.Fg)
	h.objects = append(h.objects, middle(text, x, 0, headHeight))
	x += text.MinSize().Width + 10
	if p.Chip == "" {
		return
	}
	chip := k.line(p.Chip, 11, false, k.theme.Fg2)
	w := chip.MinSize().Width + 14
	if x+w > right-4 {
		return // the status stands in the page too
	}
	frame := canvas.NewRectangle(k.theme.Panel)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = k.theme.Line2, 1, 4
	frame.Resize(fyne.NewSize(w, 18))
	frame.Move(fyne.NewPos(x, (headHeight-18)/2))
	h.objects = append(h.objects, frame, middle(chip, x+7, 0, headHeight-1))
}
