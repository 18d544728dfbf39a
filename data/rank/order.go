package rank

// Order is rows by a column, upwards. Immutable.
type Order struct {
	Rows []int32
	New  []bool // position i begins a value other than that of position i-1
}

// Same is the order of n rows that all have the same value.
func Same(n int) Order {
	o := Order{make([]int32, n), make([]bool, n)}
	for i := range o.Rows {
		o.Rows[i] = int32(i)
	}
	if n > 0 {
		o.New[0] = true
	}
	return o
}

// Down is the rows downwards; those with the same value stay as they are. Cost:
// linear, for a new slice.
func (o Order) Down() []int32 {
	out := make([]int32, 0, len(o.Rows))
	for hi := len(o.Rows); hi > 0; {
		lo := hi - 1
		for !o.New[lo] {
			lo--
		}
		out = append(out, o.Rows[lo:hi]...)
		hi = lo
	}
	return out
}
