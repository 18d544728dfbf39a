package data

// Text is a column of strings in one piece of memory. Row i is the text between
// offsets i and i+1, so that there is one offset more than there are rows: the
// layout of Arrow's utf8 and large_utf8. The zero value is a column in which
// every row is empty, so that a column that a file does not have costs nothing.
type Text struct {
	bytes string
	at    []uint32
	wide  []int64 // instead of at, for a column of 4 GiB and more
}

// TextOver makes a column over memory that somebody else holds and that must
// never change, such as a mapped file: the offsets rise from 0 to len(text).
func TextOver(text string, at []uint32) Text { return Text{bytes: text, at: at} }

// WideTextOver is TextOver for a column of any size.
func WideTextOver(text string, at []int64) Text { return Text{bytes: text, wide: at} }

// Memory is what the column lies in: the text of all rows and the offsets, of
// which one of the two lists is nil; both are for the zero value.
func (t Text) Memory() (text string, at []uint32, wide []int64) { return t.bytes, t.at, t.wide }

// At returns row i; "" for every row of the zero value. It does not allocate.
func (t Text) At(i int32) string {
	switch {
	case t.at != nil:
		return t.bytes[t.at[i]:t.at[i+1]]
	case t.wide != nil:
		return t.bytes[t.wide[i]:t.wide[i+1]]
	}
	return ""
}

// Part returns the rows from lo to before hi in one piece, for readers that go
// through a whole column, and appends to ends where each of them ends in it; the
// zero value has no ends.
func (t Text) Part(lo, hi int32, ends []int) (string, []int) {
	switch {
	case lo >= hi:
	case t.at != nil:
		for _, at := range t.at[lo+1 : hi+1] {
			ends = append(ends, int(at-t.at[lo]))
		}
		return t.bytes[t.at[lo]:t.at[hi]], ends
	case t.wide != nil:
		for _, at := range t.wide[lo+1 : hi+1] {
			ends = append(ends, int(at-t.wide[lo]))
		}
		return t.bytes[t.wide[lo]:t.wide[hi]], ends
	}
	return "", ends
}

// Empty reports whether no row of the column holds text.
func (t Text) Empty() bool { return len(t.bytes) == 0 }

// TextOf makes a column of the given rows.
func TextOf(rows []string) Text {
	var b TextBuilder
	for _, r := range rows {
		b.Append(r)
	}
	return b.Text()
}
