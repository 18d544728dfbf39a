package prepared

import (
	"math"
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"

	"github.com/apache/arrow-go/v18/arrow"
)

// memory is what a column of n rows lies in. Texts have offsets, one more than
// rows; nulls is Arrow's bit map of the rows that have a value, nil where all do.
type memory struct {
	values, offsets, nulls []byte
	absent                 int // rows without a value
}

// column is one column of the file and what it is in the program, both ways.
type column struct {
	name string
	of   arrow.DataType
	// get is the memory of the column; ok is false where the events do not have it.
	get func(f *File) (m memory, ok bool)
	// put takes the memory of a file that has the column.
	put func(f *File, m memory)
	// check holds values that begin at a row against their limits.
	check func(f *File, values []byte, row int) bool
}

// columns lists what a file can hold, in its order.
func columns() []column {
	e := func(f *File) *data.Events { return &f.Events }
	o := func(f *File) *data.TimeOrders { return f.Events.Orders }
	return []column{
		text("id", func(e *data.Events) *data.Text { return &e.ID }),
		text("title", func(e *data.Events) *data.Text { return &e.Title }),
		fixed("kind", arrow.PrimitiveTypes.Uint16, func(f *File) *[]uint16 { return &e(f).Kind }).under(func(f *File) int { return len(f.Kinds) }),
		text("when", func(e *data.Events) *data.Text { return &e.When }),
		fixed("when_kind", arrow.PrimitiveTypes.Uint8, func(f *File) *[]edtf.WhenKind { return &e(f).WhenKind }).under(limit(edtf.Period)),
		date("earliest_start", func(s *data.Spans) *[]edtf.Day { return &s.EarliestStart }),
		date("latest_start", func(s *data.Spans) *[]edtf.Day { return &s.LatestStart }),
		date("earliest_end", func(s *data.Spans) *[]edtf.Day { return &s.EarliestEnd }),
		date("latest_end", func(s *data.Spans) *[]edtf.Day { return &s.LatestEnd }),
		fixed("flags", arrow.PrimitiveTypes.Uint16, func(f *File) *[]edtf.Flags { return &e(f).Spans.Flags }),
		seconds("start", func(e *data.Events) *[]int64 { return &e.Start }),
		seconds("end", func(e *data.Events) *[]int64 { return &e.End }),
		fixed("lon", arrow.PrimitiveTypes.Uint32, func(f *File) *[]uint32 { return &e(f).Lon }),
		fixed("lat", arrow.PrimitiveTypes.Int32, func(f *File) *[]int32 { return &e(f).Lat }),
		fixed("placed", arrow.PrimitiveTypes.Uint8, func(f *File) *[]bool { return &e(f).Placed }).under(limit(1)),
		fixed("status", arrow.PrimitiveTypes.Uint8, func(f *File) *[]data.Status { return &e(f).Status }).under(limit(data.Assessed)),
		text("summary", func(e *data.Events) *data.Text { return &e.Summary }),
		text("aliases", func(e *data.Events) *data.Text { return &e.Aliases }),
		text("tags", func(e *data.Events) *data.Text { return &e.Tags }),
		text("note", func(e *data.Events) *data.Text { return &e.Note }),
		text("when_text", func(e *data.Events) *data.Text { return &e.WhenText }),
		text("date_basis", func(e *data.Events) *data.Text { return &e.DateBasis }),
		text("date_note", func(e *data.Events) *data.Text { return &e.DateNote }),
		rows("order_starts", func(f *File) (*[]int32, int) { return &o(f).Starts, f.lengths.Dated }),
		rows("order_ends", func(f *File) (*[]int32, int) { return &o(f).Ends, f.lengths.Dated }),
		rows("order_core_starts", func(f *File) (*[]int32, int) { return &o(f).CoreStarts, f.lengths.Core }),
		rows("order_core_ends", func(f *File) (*[]int32, int) { return &o(f).CoreEnds, f.lengths.Core }),
		rows("order_rest", func(f *File) (*[]int32, int) { return &o(f).Rest, f.lengths.Rest }),
		rows("order_open_starts", func(f *File) (*[]int32, int) { return &o(f).OpenStarts, f.lengths.Open }),
		rows("order_open_ends", func(f *File) (*[]int32, int) { return &o(f).OpenEnds, f.lengths.Open }),
	}
}

// limit is a limit for the values of an enumeration that ends with last.
func limit[T ~uint8 | ~int](last T) func(*File) int { return func(*File) int { return int(last) + 1 } }

// fixed is a column of numbers that lie in memory as they lie in the file.
func fixed[T any](name string, of arrow.DataType, at func(*File) *[]T) column {
	return column{
		name: name, of: of,
		get: func(f *File) (memory, bool) { v := *at(f); return memory{values: bytesOf(v)}, v != nil },
		put: func(f *File, m memory) { *at(f) = over[T](m.values) },
	}
}

// under adds the limit of a column's values: they lie in 0..n(f)-1.
func (c column) under(n func(*File) int) column {
	wide := c.of.ID() == arrow.UINT16
	c.check = func(f *File, values []byte, _ int) bool {
		if wide {
			return allUnder(over[uint16](values), n(f))
		}
		return allUnder(values, n(f))
	}
	return c
}

func allUnder[T uint8 | uint16](values []T, n int) bool {
	var most T
	for _, v := range values {
		most = max(most, v)
	}
	return len(values) == 0 || int(most) < n
}

// date is a column of days. An unbounded day and the day of an event without a
// date have no value for other readers.
func date(name string, at func(*data.Spans) *[]edtf.Day) column {
	c := fixed(name, arrow.FixedWidthTypes.Date32, func(f *File) *[]edtf.Day { return at(&f.Events.Spans) })
	return c.without(func(f *File, row int) bool { return (*at(&f.Events.Spans))[row].Unbounded() })
}

// seconds is a column of times of day; NoTime has no value for other readers.
func seconds(name string, at func(*data.Events) *[]int64) column {
	c := fixed(name, arrow.FixedWidthTypes.Timestamp_s, func(f *File) *[]int64 { return at(&f.Events) })
	return c.without(func(f *File, row int) bool { return (*at(&f.Events))[row] == data.NoTime })
}

// without marks rows as being without a value.
func (c column) without(value func(f *File, row int) bool) column {
	get := c.get
	c.get = func(f *File) (memory, bool) {
		m, ok := get(f)
		if !ok {
			return m, false
		}
		bits := make([]byte, (f.Events.N+7)/8)
		for row := range f.Events.N {
			if value(f, row) {
				m.absent++
			} else {
				bits[row/8] |= 1 << (row % 8)
			}
		}
		if m.absent > 0 {
			m.nulls = bits
		}
		return m, true
	}
	return c
}

// text is a column of text. A column that is empty in every row is left out.
func text(name string, at func(*data.Events) *data.Text) column {
	return column{
		name: name, of: arrow.BinaryTypes.String,
		get: func(f *File) (memory, bool) {
			text, narrow, wide := at(&f.Events).Memory()
			m := memory{values: textBytes(text), offsets: bytesOf(narrow)}
			switch {
			case wide != nil:
				m.offsets = bytesOf(wide)
			case len(text) > math.MaxInt32: // more than Arrow's utf8 can number
				m.offsets = bytesOf(widened(narrow))
			}
			return m, text != ""
		},
		put: func(f *File, m memory) {
			if len(m.offsets) == (f.Events.N+1)*8 {
				*at(&f.Events) = data.WideTextOver(textOver(m.values), over[int64](m.offsets))
				return
			}
			*at(&f.Events) = data.TextOver(textOver(m.values), over[uint32](m.offsets))
		},
	}
}

func widened(narrow []uint32) []int64 {
	out := make([]int64, len(narrow))
	for i, at := range narrow {
		out[i] = int64(at)
	}
	return out
}

// rows is a column of event rows, with the length of its list. A list that is
// shorter than the events is filled up with -1; an empty one is left out.
func rows(name string, at func(*File) (list *[]int32, n int)) column {
	return column{
		name: name, of: arrow.PrimitiveTypes.Int32,
		get: func(f *File) (memory, bool) {
			list, n := at(f)
			v := *list
			if n > 0 && n < f.Events.N {
				v = slices.Concat(v, slices.Repeat([]int32{-1}, f.Events.N-n))
			}
			return memory{values: bytesOf(v)}, n > 0
		},
		put: func(f *File, m memory) {
			list, n := at(f)
			*list = over[int32](m.values)[:n]
		},
		check: func(f *File, values []byte, row int) bool {
			_, n := at(f)
			v := over[uint32](values)
			most := uint32(0)
			for _, r := range v[:min(len(v), max(0, n-row))] {
				most = max(most, r)
			}
			return int64(most) < int64(max(1, f.Events.N))
		},
	}
}
