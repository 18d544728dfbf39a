package table

import (
	"sandtable/app/frame"
	"sandtable/app/store"

	"fyne.io/fyne/v2"
)

// page is one of the tables. Pages are told of frames only while they are shown,
// and once when one turns to them.
type page interface {
	// object is what is put on the canvas.
	object() fyne.CanvasObject
	// show takes a finished frame.
	show(f *frame.Frame)
	// setView takes what of a view is seen at once: what is selected.
	setView(v store.View)
	// main is the page's grid.
	main() *grid
}
