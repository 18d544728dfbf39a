package app

import (
	"sandtable/app/panel"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// layout is the arrangement of the window's parts. A normal window has the
// tables over the details, right of the map; a large one has them below the
// timeline, and the details fill the right column.
type layout struct {
	content *fyne.Container
	w       *Window
	left    *panel.Split // filters | the rest
	right   *panel.Split // map side | right column
	wide    *panel.Split // map and timeline over tables, in a large window
	below   *panel.Split // map over timeline
	column  *panel.Split // tables over details, in a normal window
	under   *fyne.Container
	over    *fyne.Container
	large   bool
}

// The sizes of the parts, in units.
const (
	largeWidth     = 1500
	toolbarHeight  = 44
	statusHeight   = 24
	columnNormal   = 412
	columnLarge    = 424
	tablesInColumn = 226 // tabs 32, header 24, 7 rows of 24 and lines
	tablesUnderMap = 201 // tabs 32, header 24, 6 rows of 24
)

// newLayout arranges the parts for a normal window.
func newLayout(w *Window) *layout {
	l := &layout{w: w, under: container.NewStack(), over: container.NewStack(w.tables)}
	l.below = panel.NewSplit(panel.SideBottom, w.mapView, w.timeline, w.timeline.Preferred(false), 120, 0)
	l.wide = panel.NewSplit(panel.SideBottom, l.below, l.under, tablesUnderMap, 104, 0)
	l.wide.SetHidden(true)
	l.column = panel.NewSplit(panel.SideTop, w.detail, l.over, tablesInColumn, 104, 0)
	l.right = panel.NewSplit(panel.SideRight, l.wide, l.column, columnNormal, 320, 560)
	l.left = panel.NewSplit(panel.SideLeft, l.right, w.filters, 232, 200, 360)
	l.left.SetHidden(true)
	l.content = container.New(l, w.toolbar, w.notice, l.left, w.status, w.progress)
	return l
}

// Layout implements fyne.Layout for the window's content.
func (l *layout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if large := size.Width >= largeWidth; large != l.large {
		l.turn(large)
	}
	y := float32(toolbarHeight)
	place(l.w.toolbar, 0, 0, size.Width, toolbarHeight)
	if l.w.notice.Visible() {
		h := l.w.notice.MinSize().Height
		place(l.w.notice, 0, y, size.Width, h)
		y += h
	}
	place(l.left, 0, y, size.Width, size.Height-y-statusHeight)
	place(l.w.status, 0, size.Height-statusHeight, size.Width, statusHeight)
	l.placeProgress(y)
}

// placeProgress puts the card of what is being read over the top of the map.
func (l *layout) placeProgress(top float32) {
	size, x := l.w.progress.MinSize(), float32(0)
	if !l.left.HiddenSide() {
		x = l.left.Length
	}
	x += (l.w.mapView.Size().Width - size.Width) / 2
	place(l.w.progress, x, top+10, size.Width, size.Height)
}

// MinSize implements fyne.Layout.
func (l *layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 560) }

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// turn moves the tables between the right column and the place below the
// timeline.
func (l *layout) turn(large bool) {
	l.large = large
	from, to := l.under, l.over
	l.right.Length = columnNormal
	if large {
		from, to = l.over, l.under
		l.right.Length = columnLarge
	}
	from.RemoveAll()
	to.Objects = []fyne.CanvasObject{l.w.tables}
	l.column.SetHidden(large)
	l.wide.SetHidden(!large)
	l.left.SetHidden(!large)
	l.below.Length = l.w.timeline.Preferred(large)
	l.below.Refresh()
	l.right.Refresh()
}

// toggle hides or shows a part of the window.
func (l *layout) toggle(part string) {
	var s *panel.Split
	switch part {
	case "filters":
		s = l.left
	case "details":
		s = l.right
	case "timeline":
		s = l.below
	case "tables":
		s = l.column
		if l.large {
			s = l.wide
		}
	}
	s.SetHidden(!s.HiddenSide())
	l.w.request()
}
