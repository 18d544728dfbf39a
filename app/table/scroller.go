package table

import "math"

// scroller places a view over a list of rows of one height. The place is a row
// number and the part of that row that lies above the view, so that it is as
// exact at ten million rows as at ten: no length in units is ever summed up.
type scroller struct {
	rows   int64   // in the list
	row    float64 // height of one, units
	height float64 // of the view, units
	first  int64   // the row at the view's top
	rest   float64 // how much of it lies above the view, in [0,row)
}

// end is the last place: the last row at the bottom of the view.
func (s *scroller) end() (first int64, rest float64) {
	if float64(s.rows)*s.row <= s.height {
		return 0, 0
	}
	whole := math.Floor(s.height / s.row)
	first, rest = s.rows-int64(whole), 0
	if part := s.height - whole*s.row; part > 0 {
		first, rest = first-1, s.row-part
	}
	return first, rest
}

// clamp keeps the place inside the list.
func (s *scroller) clamp() {
	if s.first < 0 {
		s.first, s.rest = 0, 0
	}
	first, rest := s.end()
	if s.first > first || s.first == first && s.rest > rest {
		s.first, s.rest = first, rest
	}
}

// by scrolls down by a distance in units; up where it is negative.
func (s *scroller) by(dy float64) {
	at := s.rest + dy
	whole := math.Floor(at / s.row)
	s.first += int64(whole)
	s.rest = at - whole*s.row
	s.clamp()
}

// reveal scrolls as little as is needed to see all of row i.
func (s *scroller) reveal(i int64) {
	if i < s.first || i == s.first && s.rest > 0 {
		s.first, s.rest = i, 0
		s.clamp()
		return
	}
	if below := s.top(i) + s.row - s.height; below > 0 {
		s.first, s.rest = i+1, 0
		s.by(-s.height)
	}
}

// top is where row i begins, in units from the top of the view.
func (s *scroller) top(i int64) float64 { return float64(i-s.first)*s.row - s.rest }

// shown is the rows that the view shows, the cut ones too: [first, first+n).
func (s *scroller) shown() (first int64, n int) {
	if s.height <= 0 {
		return s.first, 0
	}
	fit := int64(math.Ceil((s.height + s.rest) / s.row))
	return s.first, int(max(0, min(fit, s.rows-s.first)))
}

// rowAt is the row at y units below the view's top; -1 where there is none.
func (s *scroller) rowAt(y float64) int64 {
	if y < 0 || y >= s.height {
		return -1
	}
	if i := s.first + int64(math.Floor((y+s.rest)/s.row)); i < s.rows {
		return i
	}
	return -1
}

// page is how many rows a page up or down moves by: one less than fit.
func (s *scroller) page() int64 { return max(1, int64(s.height/s.row)-1) }

// leastThumb is how short the scrollbar's thumb gets, in units.
const leastThumb = 24

// thumb is where the scrollbar's thumb is and how long; ok is false where all
// rows fit.
func (s *scroller) thumb() (top, length float64, ok bool) {
	whole := float64(s.rows) * s.row
	if s.height <= 0 || whole <= s.height {
		return 0, 0, false
	}
	length = min(s.height, max(leastThumb, s.height*s.height/whole))
	at := float64(s.first)*s.row + s.rest
	return (s.height - length) * at / (whole - s.height), length, true
}

// thumbTo scrolls to where the thumb's top is y units below the view's.
func (s *scroller) thumbTo(y float64) {
	_, length, ok := s.thumb()
	if !ok || s.height <= length {
		return
	}
	share := max(0, min(1, y/(s.height-length)))
	at := share * (float64(s.rows)*s.row - s.height)
	whole := math.Floor(at / s.row)
	s.first, s.rest = int64(whole), at-whole*s.row
	s.clamp()
}
