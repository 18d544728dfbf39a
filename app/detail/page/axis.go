package page

import (
	"math"

	"sandtable/app/scene"
	"sandtable/data/edtf"
)

// Tick is a mark of an axis.
type Tick struct {
	At    float64
	Label string
}

// Ticks are at most n+1 round numbers from zero to one that is at least top, so
// that the axis ends on a tick.
func Ticks(top float64, n int) []Tick {
	if !(top > 0) || math.IsInf(top, 0) {
		top = 1
	}
	n = max(n, 1)
	step := math.Pow(10, math.Floor(math.Log10(top/float64(n))))
	for _, k := range [...]float64{1, 2, 4, 5, 10, 20, 40, 50, 100} {
		if math.Ceil(top/(step*k)) <= float64(n) {
			step *= k
			break
		}
	}
	if top >= 1 {
		step = max(step, 1)
	}
	var out []Tick
	for i := 0; ; i++ {
		v := step * float64(i)
		out = append(out, Tick{v, shortNumber(v)})
		if v >= top*(1-1e-9) {
			return out
		}
	}
}

// shortNumber is a tick's number: long ones in millions and billions, in words.
func shortNumber(v float64) string {
	switch {
	case v >= 1e9:
		return scene.Number(round(v/1e9)) + " bn"
	case v >= 1e6:
		return scene.Number(round(v/1e6)) + " m"
	}
	return scene.Number(round(v))
}

func round(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// dateSteps are the steps of a date axis, in months; below them, days.
var dateSteps = [...]int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000}

var daySteps = [...]int{1, 2, 5, 10, 15}

// DateTicks are at most n days on which a unit of the calendar begins, within
// [a,z]: days, months or years.
func DateTicks(a, z edtf.Day, n int) []Tick {
	n = max(n, 2)
	days := int(z-a) + 1
	for _, step := range daySteps {
		if days/step < n && days/step <= 31 {
			return dayTicks(a, z, step)
		}
	}
	for _, step := range dateSteps {
		if ticks := monthTicks(a, z, step); len(ticks) <= n {
			return ticks
		}
	}
	return nil
}

// dayTicks are days of the month: the first, and every step after it.
func dayTicks(a, z edtf.Day, step int) []Tick {
	var out []Tick
	for d := a; d <= z; d++ {
		y, m, day := d.YMD()
		if (day-1)%step == 0 && (day < 31 || step == 1) && (31-day >= step/2 || step == 1) {
			label := scene.Number(float64(day)) + " " + shortMonths[m-1]
			if len(out) == 0 {
				label += " " + year(y)
			}
			out = append(out, Tick{float64(d), label})
		}
	}
	return out
}

// monthTicks are the first days of months, step months apart, counted from
// January of year 0.
func monthTicks(a, z edtf.Day, step int) []Tick {
	ya, ma, _ := a.YMD()
	month := ya*12 + ma - 1
	month -= ((month % step) + step) % step
	var out []Tick
	for ; ; month += step {
		y, m := floorDiv(month, 12), month-12*floorDiv(month, 12)
		d := edtf.DayOf(y, m+1, 1)
		switch {
		case d > z:
			return out
		case d < a:
			continue
		}
		label := year(y)
		if step < 12 && (m != 0 || step == 1) {
			label = shortMonths[m] + " " + label
		}
		out = append(out, Tick{float64(d), label})
		if len(out) > 64 {
			return out
		}
	}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
