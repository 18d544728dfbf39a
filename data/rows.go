package data

// Rows gives every event a list of rows of a side table, in compressed form:
// the lists lie one after the other. The zero value has only empty lists.
type Rows struct {
	rows []int32
	ends []uint32
}

// At returns the list of row i; the caller must not change it.
func (r Rows) At(i int32) []int32 {
	if r.ends == nil {
		return nil
	}
	var from uint32
	if i > 0 {
		from = r.ends[i-1]
	}
	return r.rows[from:r.ends[i]]
}

// Pair says that the side-table row Row belongs to the row Of.
type Pair struct{ Of, Row int32 }

// RowsOf groups pairs by their Of, for n rows; the order of pairs is kept
// within a list. Pairs with Of outside [0,n) are left out.
func RowsOf(n int, pairs []Pair) Rows {
	ends := make([]uint32, n)
	for _, p := range pairs {
		if p.Of >= 0 && int(p.Of) < n {
			ends[p.Of]++
		}
	}
	var sum uint32
	next := make([]uint32, n)
	for i, c := range ends {
		next[i] = sum
		sum += c
		ends[i] = sum
	}
	rows := make([]int32, sum)
	for _, p := range pairs {
		if p.Of >= 0 && int(p.Of) < n {
			rows[next[p.Of]] = p.Row
			next[p.Of]++
		}
	}
	return Rows{rows: rows, ends: ends}
}
