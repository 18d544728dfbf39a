package table

import (
	"math"
	"math/rand"
	"testing"
)

// plainScroller is the obvious twin of scroller: one length from the top.
type plainScroller struct{ rows, row, height, at float64 }

func (s *plainScroller) most() float64 { return math.Max(0, s.rows*s.row-s.height) }
func (s *plainScroller) to(at float64) { s.at = math.Max(0, math.Min(s.most(), at)) }

func (s *plainScroller) reveal(i float64) {
	switch top := i * s.row; {
	case top < s.at:
		s.to(top)
	case top+s.row > s.at+s.height:
		s.to(top + s.row - s.height)
	}
}

// TestScrollerTwin drives scroller and its twin through the same steps, up to
// as many rows as a dataset is to hold.
func TestScrollerTwin(t *testing.T) {
	for _, rows := range []int64{0, 1, 7, 8, 9, 1000, 10_000_000} {
		random := rand.New(rand.NewSource(rows))
		s := scroller{rows: rows, row: 24, height: 200}
		twin := plainScroller{rows: float64(rows), row: 24, height: 200}
		for step := range 2000 {
			switch random.Intn(4) {
			case 0:
				dy := (random.Float64() - 0.5) * 500
				s.by(dy)
				twin.to(twin.at + dy)
			case 1:
				dy := (random.Float64() - 0.5) * 48 * float64(rows)
				s.by(dy)
				twin.to(twin.at + dy)
			case 2:
				if rows > 0 {
					i := random.Int63n(rows)
					s.reveal(i)
					twin.reveal(float64(i))
				}
			case 3:
				s.height = 24 + random.Float64()*400
				twin.height = s.height
				s.clamp()
				twin.to(twin.at)
			}
			if at := float64(s.first)*24 + s.rest; math.Abs(at-twin.at) > 1e-5 {
				t.Fatalf("%d rows, step %d: at %v, twin at %v", rows, step, at, twin.at)
			}
			if s.rest < 0 || s.rest >= 24 {
				t.Fatalf("%d rows, step %d: rest %v", rows, step, s.rest)
			}
			first, n := s.shown()
			if s.rowAt(0) != first && rows > 0 || n > 0 && s.top(first+int64(n)-1) >= s.height {
				t.Fatalf("%d rows, step %d: shows %d rows from %d", rows, step, n, first)
			}
		}
	}
}

// TestScrollerEnd holds that the last row of ten million stands exactly at the
// bottom, and that one wheel step up is one wheel step up.
func TestScrollerEnd(t *testing.T) {
	s := scroller{rows: 10_000_000, row: 24, height: 203}
	s.reveal(s.rows - 1)
	if got := s.top(s.rows - 1); got != 203-24 {
		t.Errorf("the last row is at %v", got)
	}
	s.by(-50)
	if got := s.top(s.rows - 1); got != 203-24+50 {
		t.Errorf("after a step up the last row is at %v", got)
	}
	if i := s.rowAt(s.height - 1); i != s.rows-3 {
		t.Errorf("the row at the bottom is %d", i)
	}
}

func TestScrollerThumb(t *testing.T) {
	s := scroller{rows: 10_000_000, row: 24, height: 240}
	for _, share := range []float64{0, 0.25, 0.5, 1} {
		_, length, ok := s.thumb()
		if !ok || length != leastThumb {
			t.Fatalf("thumb %v, %v", length, ok)
		}
		s.thumbTo(share * (240 - length))
		want := share * 9_999_990
		if got := float64(s.first) + s.rest/24; math.Abs(got-want) > 1e-3 {
			t.Errorf("thumb at %v: row %v, want %v", share, got, want)
		}
		if top, _, _ := s.thumb(); math.Abs(top-share*(240-length)) > 1e-6 {
			t.Errorf("thumb put at %v is at %v", share*(240-length), top)
		}
	}
	few := scroller{rows: 3, row: 24, height: 240}
	if _, _, ok := few.thumb(); ok {
		t.Error("a list that fits has a thumb")
	}
}
