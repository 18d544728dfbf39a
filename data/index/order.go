package index

import (
	"cmp"
	"slices"

	"sandtable/data/edtf"
)

// order is a list of events by one of their days, file order within a day. The
// days are kept once each, so that a window is found among a few thousand of
// them and not among all events.
type order struct {
	rows []int32
	days []edtf.Day // the different days, rising
	ends []int32    // ends[i]: how many rows have a day <= days[i]
}

// upTo counts the rows whose day is <= d.
func (o order) upTo(d edtf.Day) int { return upTo(o.days, o.ends, d) }

// before counts the rows whose day is < d.
func (o order) before(d edtf.Day) int { return before(o.days, o.ends, d) }

func upTo(days []edtf.Day, ends []int32, d edtf.Day) int {
	i, found := slices.BinarySearch(days, d)
	if found {
		return int(ends[i])
	}
	return endBefore(ends, i)
}

func before(days []edtf.Day, ends []int32, d edtf.Day) int {
	i, _ := slices.BinarySearch(days, d)
	return endBefore(ends, i)
}

func endBefore(ends []int32, i int) int {
	if i == 0 {
		return 0
	}
	return int(ends[i-1])
}

// orderBy sorts rows, given in file order, by their day. Days that lie close
// together are sorted by counting, in linear time.
func orderBy(rows []int32, day []edtf.Day) order {
	k := keysOf(rows, day)
	if k.span > max(1<<17, 4*len(rows)) {
		return sorted(rows, day)
	}
	return counted(rows, day, k)
}

// keys maps days to 0..span-1 in their order: the bounded ones one by one, the
// unbounded past before and the unbounded future after them.
type keys struct {
	lo   int64
	span int
}

func keysOf(rows []int32, day []edtf.Day) keys {
	lo, hi := edtf.MaxDay, edtf.MinDay
	for _, r := range rows {
		if d := day[r]; !d.Unbounded() {
			lo, hi = min(lo, d), max(hi, d)
		}
	}
	if lo > hi {
		return keys{0, 2}
	}
	return keys{int64(lo), int(int64(hi)-int64(lo)) + 3}
}

func (k keys) of(d edtf.Day) int {
	switch d {
	case edtf.MinDay:
		return 0
	case edtf.MaxDay:
		return k.span - 1
	}
	return int(int64(d)-k.lo) + 1
}

func (k keys) day(key int) edtf.Day {
	switch key {
	case 0:
		return edtf.MinDay
	case k.span - 1:
		return edtf.MaxDay
	}
	return edtf.Day(int64(key) - 1 + k.lo)
}

// counted sorts by counting how often each day occurs.
func counted(rows []int32, day []edtf.Day, k keys) order {
	next := make([]int32, k.span)
	for _, r := range rows {
		next[k.of(day[r])]++
	}
	var o order
	sum := int32(0)
	for key, n := range next {
		next[key] = sum
		sum += n
		if n > 0 {
			o.days, o.ends = append(o.days, k.day(key)), append(o.ends, sum)
		}
	}
	o.rows = make([]int32, len(rows))
	for _, r := range rows {
		key := k.of(day[r])
		o.rows[next[key]] = r
		next[key]++
	}
	return o
}

// sorted sorts by comparing: for few events over a long time.
func sorted(rows []int32, day []edtf.Day) order {
	o := order{rows: slices.Clone(rows)}
	slices.SortStableFunc(o.rows, func(a, b int32) int { return cmp.Compare(day[a], day[b]) })
	for i, r := range o.rows {
		if n := len(o.days); n == 0 || o.days[n-1] != day[r] {
			o.days, o.ends = append(o.days, day[r]), append(o.ends, 0)
		}
		o.ends[len(o.ends)-1] = int32(i + 1)
	}
	return o
}

// only returns the order of those events that are in the set. A filter lets
// events through in no pattern that a processor could guess, so every row is
// written and counted only if it is in.
func (o order) only(set Set) order {
	rows := make([]int32, min(len(o.rows), set.Count())+1)
	var out order
	n, at := 0, 0
	for i, d := range o.days {
		had, end := n, int(o.ends[i])
		for _, r := range o.rows[at:end] {
			rows[n] = r
			n += int(set[r>>6] >> (r & 63) & 1)
		}
		if at = end; n > had {
			out.days, out.ends = append(out.days, d), append(out.ends, int32(n))
		}
	}
	out.rows = rows[:n]
	return out
}

// side is the pair of orders that answers a mode.
type side struct{ starts, ends order }

// count is the number of events that meet the window.
func (s side) count(a, z edtf.Day) int { return s.starts.upTo(z) - s.ends.before(a) }

func (s side) only(set Set) side { return side{s.starts.only(set), s.ends.only(set)} }
