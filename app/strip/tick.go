package strip

import (
	"cmp"
	"slices"
	"strconv"

	"sandtable/data/edtf"
)

// Tick is a mark of the axis. Text is empty where there was no room for it.
type Tick struct {
	Day  edtf.Day
	X    float64
	Text string
	Bold bool // a year, or a date that names one
}

// labelGap is what two labels keep between them, in units.
const labelGap = 7

// ticker finds the ticks of a range.
type ticker struct {
	s     Scale
	scale float64
	wish  []wish
}

// wish is a tick that asks for a label; lower ranks are served first.
type wish struct {
	Tick
	rank int
	room float64  // px to the next tick of its class: what the label may take
	of   edtf.Day // where the year of a month, the month of a day begins; itself for a year
}

// The ranks: years by how round they are, from 1, months, days.
const (
	contextRank = 0
	wideRank    = 1 // a year that is wider than its label
	monthRank   = 20
	dayRank     = 30
)

// ticks are the ticks of a range, by time, no two labels overlapping: years
// before months, months before days, and wide stretches before narrow ones. A
// month has a label only where one sees of which year it is, a day only where
// one sees of which month.
func ticks(s Scale, scale float64) []Tick {
	t := ticker{s: s, scale: scale}
	t.years()
	t.months()
	t.days()
	t.context()
	return t.place()
}

// add asks for a tick on a day that lies within the range.
func (t *ticker) add(w wish, next edtf.Day) {
	if w.Day < t.s.Range.A || w.Day > t.s.Range.Z {
		return
	}
	w.X = t.s.StartX(w.Day)
	w.room = t.s.StartX(next) - w.X
	t.wish = append(t.wish, w)
}

// years asks for years, in steps that leave no more than a few hundred.
func (t *ticker) years() {
	from, _, _ := t.s.Range.A.YMD()
	to, _, _ := t.s.Range.Z.YMD()
	step := 1
	for (to-from)/step > 400 {
		step *= 10
	}
	for y := floor(from, step); y <= to; y += step {
		day, class := edtf.DayOf(y, 1, 1), max(yearClass(y), step)
		w := wish{Tick: Tick{Day: day, Text: yearName(y), Bold: true}, rank: yearRank(class), of: day}
		if t.wide(w, edtf.DayOf(y+step, 1, 1)) {
			w.rank = wideRank
		}
		t.add(w, edtf.DayOf(y+class, 1, 1))
	}
}

// wide reports whether a label has room before a day.
func (t *ticker) wide(w wish, next edtf.Day) bool {
	return t.s.StartX(next)-t.s.StartX(w.Day) >= (textWidth(w.Text)+labelGap)*t.scale
}

func floor(n, step int) int {
	if n < 0 {
		n -= step - 1
	}
	return n / step * step
}

// yearClass is the distance to the next year as round as y.
func yearClass(y int) int {
	for _, c := range [...]int{100000, 10000, 1000, 500, 100, 50, 10, 5, 2} {
		if y%c == 0 {
			return c
		}
	}
	return 1
}

// yearRank serves the rounder years first.
func yearRank(class int) int {
	rank := wideRank + 1
	for _, c := range [...]int{100000, 10000, 1000, 500, 100, 50, 10, 5, 2, 1} {
		if class >= c {
			break
		}
		rank++
	}
	return rank
}

func yearName(y int) string {
	if y <= 0 {
		return strconv.Itoa(1-y) + " BCE"
	}
	return strconv.Itoa(y)
}

// monthNames are those of labels.
const monthNames = "JanFebMarAprMayJunJulAugSepOctNovDec"

func monthName(m int) string { return monthNames[3*m-3 : 3*m] }

// monthsAtMost bounds the months that are looked at.
const monthsAtMost = 6000

// months asks for months other than January, where the year stands.
func (t *ticker) months() {
	y, m, _ := t.s.Range.A.YMD()
	y1, m1, _ := t.s.Range.Z.YMD()
	from, to := y*12+m-1, y1*12+m1-1
	if to-from > monthsAtMost {
		return
	}
	for n := from; n <= to; n++ {
		day := monthStart(n)
		year, month, _ := day.YMD()
		step, class := monthClass(month)
		next := monthStart(n + step)
		if month == 1 || t.s.StartX(next)-t.s.StartX(day) < monthTick*t.scale {
			continue
		}
		w := wish{Tick: Tick{Day: day, Text: monthName(month)}, rank: monthRank + class, of: edtf.DayOf(year, 1, 1)}
		if t.wide(w, monthStart(n+1)) {
			w.rank = monthRank
		}
		t.add(w, next)
	}
}

// monthTick is the width, in units, from which a month has a tick.
const monthTick = 6

// monthClass is the number of months to the next one as round as m, and which
// class is served first.
func monthClass(m int) (step, class int) {
	switch m {
	case 7:
		return 6, 1
	case 4, 10:
		return 3, 2
	}
	return 1, 3
}

// days asks for days within months, every 1, 2, 5, 10 or 15 as they have room.
func (t *ticker) days() {
	if t.s.Range.Days() > 800 {
		return
	}
	y, m, _ := t.s.Range.A.YMD()
	for n := y*12 + m - 1; monthStart(n) <= t.s.Range.Z; n++ {
		a, z := monthStart(n), monthStart(n+1)
		width := (t.s.StartX(z) - t.s.StartX(a)) / float64(z-a)
		step := dayStep(width, (textWidth("30")+labelGap)*t.scale)
		for d := 1 + step; step > 0 && d+step/2 <= int(z-a); d += step {
			on := d
			if step >= 5 {
				on-- // 5, 10, 15 rather than 6, 11, 16
			}
			day := a + edtf.Day(on-1)
			t.add(wish{Tick: Tick{Day: day, Text: strconv.Itoa(on)}, rank: dayRank, of: a}, day+edtf.Day(step))
		}
	}
}

// dayStep is the number of days between labels; 0 for none.
func dayStep(dayWidth, labelWidth float64) int {
	for _, step := range [...]int{1, 2, 5, 10, 15} {
		if dayWidth*float64(step) >= labelWidth {
			return step
		}
	}
	return 0
}

// context names the date at the left edge, where no year begins: what stands
// right of it is in that month and year.
func (t *ticker) context() {
	a := t.s.Range.A
	y, m, d := a.YMD()
	if m == 1 && d == 1 {
		return
	}
	text := monthName(m) + " " + yearName(y)
	if t.s.EndX(a)-t.s.StartX(a) >= 2*t.scale {
		text = strconv.Itoa(d) + " " + text
	}
	t.wish = append(t.wish, wish{
		Tick: Tick{Day: a, X: t.s.Left, Text: text, Bold: true},
		rank: contextRank, room: t.s.Right - t.s.Left, of: a,
	})
}

// place gives labels to the wishes that have room, by rank, then by time.
func (t *ticker) place() []Tick {
	slices.SortStableFunc(t.wish, func(a, b wish) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Day, b.Day))
	})
	var taken [][2]float64
	named := map[edtf.Day]bool{}
	out := make([]Tick, 0, len(t.wish))
	for _, w := range t.wish {
		x0, x1 := w.X, w.X+(textWidth(w.Text)+labelGap)*t.scale
		free := !slices.ContainsFunc(taken, func(o [2]float64) bool { return x0 < o[1] && o[0] < x1 })
		clear := w.of == w.Day || w.of < t.s.Range.A || named[w.of]
		if free && clear && w.room >= x1-x0 && x1-labelGap*t.scale <= t.s.Right+rightMargin*t.scale {
			taken = append(taken, [2]float64{x0, x1})
			named[w.Day] = true
		} else {
			w.Text = ""
		}
		out = append(out, w.Tick)
	}
	slices.SortStableFunc(out, func(a, b Tick) int { return cmp.Compare(a.Day, b.Day) })
	return slices.CompactFunc(out, func(a, b Tick) bool { return a.Day == b.Day && b.Text == "" })
}

// looseness is how much textWidth is on the safe side, for words.
const looseness = 0.92

// textWidth is about how wide a text of the strip is, in units, on the safe side:
// the strip is laid out without fonts.
func textWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r == ' ' || r == ',' || r == '.' || r == 'i' || r == 'l' || r == 'j' || r == 't' || r == 'r' || r == 'f':
			w += 0.37
		case r == 'm' || r == 'w' || r == 'M' || r == 'W':
			w += 0.92
		case r < 0x2000:
			w += 0.6
		default:
			w += 1
		}
	}
	return w * textSize
}
