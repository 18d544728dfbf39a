package report

import (
	"strconv"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
)

// shortMonths are the months of the lists.
var shortMonths = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// ShortWhen is the when of event e as a list has room for it: "18 Sep",
// "18–20 Sep~", "to Oct", "2006–2025". Years are left out where they are year
// (0: never). A tilde marks what is approximate, a question mark what is
// uncertain.
func ShortWhen(k *data.Known, e int32, year int) string {
	if !k.Spans.Dated(e) {
		return "no date"
	}
	b := k.Spans.At(e)
	d := dating{year: year}
	text := ""
	switch {
	case b.EarliestStart.Unbounded() && b.LatestEnd.Unbounded():
		text = "open"
	case b.EarliestStart.Unbounded():
		text = "to " + d.extent(max(b.EarliestEnd, edtf.MinDay+1), b.LatestEnd)
	case b.LatestEnd.Unbounded():
		text = "from " + d.extent(b.EarliestStart, max(b.LatestStart, b.EarliestStart))
	case k.Events.WhenKind[e] == edtf.Period && b.LatestStart < b.EarliestEnd:
		text = d.pair(b)
	default:
		text = d.extent(b.EarliestStart, b.LatestEnd)
	}
	return text + doubt(b, k.WhenText(e))
}

// doubt is the mark of a date that its source qualifies.
func doubt(b edtf.Bounds, text string) string {
	switch {
	case !b.Flags.Has(edtf.Qualified):
		return ""
	case strings.ContainsAny(text, "~%"):
		return "~"
	}
	return "?"
}

// dating writes days without the year that goes without saying.
type dating struct{ year int }

// pair is a period whose ends are written one by one, where they are whole
// units of time: "18 Sep–Nov".
func (d dating) pair(b edtf.Bounds) string {
	if b.EarliestStart == b.LatestStart && b.EarliestEnd == b.LatestEnd {
		return d.extent(b.EarliestStart, b.LatestEnd)
	}
	from, to := d.extent(b.EarliestStart, b.LatestStart), d.extent(b.EarliestEnd, b.LatestEnd)
	if from == to {
		return from
	}
	return from + "–" + to
}

// extent names the days from a to z: a day, a month, a year, or from one to the
// other.
func (d dating) extent(a, z edtf.Day) string {
	if z.Unbounded() || a.Unbounded() || a > z {
		return "open"
	}
	ya, ma, da := a.YMD()
	yz, mz, dz := z.YMD()
	months := da == 1 && firstOfMonth(z+1)
	switch {
	case a == z:
		return strconv.Itoa(da) + " " + shortMonths[ma-1] + d.tail(ya)
	case months && ma == 1 && mz == 12 && ya == yz:
		return strconv.Itoa(ya)
	case months && ma == 1 && mz == 12:
		return strconv.Itoa(ya) + "–" + strconv.Itoa(yz)
	case months && ya == yz && ma == mz:
		return shortMonths[ma-1] + d.tail(ya)
	case months && ya == yz:
		return shortMonths[ma-1] + "–" + shortMonths[mz-1] + d.tail(ya)
	case months:
		return shortMonths[ma-1] + d.tail(ya) + "–" + shortMonths[mz-1] + d.tail(yz)
	case ya == yz && ma == mz:
		return strconv.Itoa(da) + "–" + strconv.Itoa(dz) + " " + shortMonths[ma-1] + d.tail(ya)
	case ya == yz:
		return strconv.Itoa(da) + " " + shortMonths[ma-1] + "–" + strconv.Itoa(dz) + " " + shortMonths[mz-1] + d.tail(yz)
	}
	return strconv.Itoa(da) + " " + shortMonths[ma-1] + d.tail(ya) + "–" + strconv.Itoa(dz) + " " + shortMonths[mz-1] + d.tail(yz)
}

// tail is the year, unless it goes without saying.
func (d dating) tail(year int) string {
	if year == d.year {
		return ""
	}
	return " " + strconv.Itoa(year)
}

func firstOfMonth(d edtf.Day) bool {
	_, _, day := d.YMD()
	return day == 1
}
