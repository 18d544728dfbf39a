package frame

import (
	"image"

	"sandtable/geo/raster"
)

// turns is how many images of a kind go around: the UI holds at most the last
// two, so one that comes up again is no longer shown.
const turns = 4

// sheet is an image for map frames, with what on it is not base map.
type sheet struct {
	image   *image.RGBA
	touched *raster.Touched
}

// sheets hands out map images in turn, so that a stream of frames neither
// allocates nor copies the whole of the base map.
type sheets struct {
	all  [turns]sheet
	next int
}

// take returns the sheet whose turn it is. All of a new one counts as touched.
func (s *sheets) take(w, h int) sheet {
	t := &s.all[s.next]
	if t.image == nil || t.image.Rect.Dx() != w || t.image.Rect.Dy() != h {
		*t = sheet{image.NewRGBA(image.Rect(0, 0, w, h)), raster.NewTouched(w, h)}
	}
	return *t
}

// keep leaves the sheet that was taken to the frame that shows it.
func (s *sheets) keep() { s.next = (s.next + 1) % len(s.all) }

// mark tells all sheets that a part of the base map changed.
func (s *sheets) mark(part image.Rectangle) {
	for _, t := range s.all {
		if t.image != nil {
			t.touched.Mark(part)
		}
	}
}

// ring hands out images of any size in turn and keeps their memory.
type ring struct {
	pix  [turns][]uint8
	next int
}

// take returns the image whose turn it is; its pixels are about to be
// overwritten.
func (r *ring) take(w, h int) *image.RGBA {
	if n := 4 * w * h; cap(r.pix[r.next]) < n {
		r.pix[r.next] = make([]uint8, n)
	}
	return &image.RGBA{Pix: r.pix[r.next][:4*w*h], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
}

// keep leaves the image that was taken to the frame that shows it.
func (r *ring) keep() { r.next = (r.next + 1) % len(r.pix) }
