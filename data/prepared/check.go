package prepared

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"sync/atomic"

	"sandtable/geo/band"

	"github.com/apache/arrow-go/v18/arrow"
)

// resident is the size of a file up to which it is checked in its mapping. Of a
// larger one pieces are read instead, so that checking makes no page of it resident.
const resident = 1 << 30

// checker holds the columns of a file against their checksums and limits.
type checker struct {
	file  *File
	in    *mapped
	pages []page
	first atomic.Pointer[error]
}

// page is a piece of a column.
type page struct {
	name string
	at   int64 // in the file
	size int
	sum  uint32
	ok   func(b []byte) bool // nil where every value is right
}

// add lists the pages of a column.
func (c *checker) add(col column, m memory, meta arrow.Metadata) error {
	var limits func(first int) func(b []byte) bool
	if col.check != nil {
		width := len(m.values) / max(1, c.file.Events.N)
		limits = func(first int) func(b []byte) bool {
			return func(b []byte) bool { return col.check(c.file, b, first/max(1, width)) }
		}
	}
	if err := c.list(col.name, m.values, meta, sumKey, limits); err != nil || m.offsets == nil {
		return err
	}
	return c.list(col.name, m.offsets, meta, offsetsKey, func(first int) func(b []byte) bool {
		return func(b []byte) bool { return m.rising(first, b, c.file.Events.N) }
	})
}

// list adds the pages of one memory.
func (c *checker) list(name string, b []byte, meta arrow.Metadata, key string, limits func(first int) func([]byte) bool) error {
	text, _ := meta.GetValue(key)
	at := offsetOf(c.in.all, b)
	for first := 0; first < len(b); first += pageSize {
		if len(text) < 8 {
			return fmt.Errorf("%w: the column %q lacks checksums", ErrDamaged, name)
		}
		v, err := strconv.ParseUint(text[:8], 16, 32)
		if err != nil {
			return fmt.Errorf("%w: the column %q has no right checksums", ErrDamaged, name)
		}
		text = text[min(len(text), 9):]
		p := page{name: name, at: at + int64(first), size: min(pageSize, len(b)-first), sum: uint32(v)}
		if limits != nil {
			p.ok = limits(first)
		}
		c.pages = append(c.pages, p)
	}
	return nil
}

// rising reports whether offsets, which begin at a byte of all of them, rise, the
// first from 0 and the last to the end of the values.
func (m memory) rising(first int, b []byte, n int) bool {
	if len(m.offsets) == (n+1)*8 {
		return rising(over[int64](m.offsets), first/8, over[int64](b), int64(len(m.values)))
	}
	return rising(over[uint32](m.offsets), first/4, over[uint32](b), uint32(len(m.values)))
}

func rising[T uint32 | int64](all []T, first int, part []T, end T) bool {
	last := T(0)
	if first > 0 {
		last = all[first-1]
	}
	for _, v := range part {
		if v < last {
			return false
		}
		last = v
	}
	return (first > 0 || part[0] == 0) && (first+len(part) < len(all) || last == end)
}

// run checks all pages on all cores.
func (c *checker) run(ctx context.Context) error {
	err := band.Run(ctx, len(c.pages), func(lo, hi int) {
		b := []byte(nil)
		if len(c.in.all) > resident {
			b = bytesOf(make([]uint64, pageSize/8)) // where any column's numbers may lie
		}
		for _, p := range c.pages[lo:hi] {
			if err := c.check(p, b); err != nil {
				c.first.CompareAndSwap(nil, &err)
				return
			}
		}
	})
	if first := c.first.Load(); first != nil {
		return *first
	}
	return err
}

// check checks a page, which it reads into b unless that is nil.
func (c *checker) check(p page, b []byte) error {
	if b == nil {
		b = c.in.all[p.at : p.at+int64(p.size)]
	} else if _, err := io.ReadFull(io.NewSectionReader(c.in.file, p.at, int64(p.size)), b[:p.size]); err != nil {
		return fmt.Errorf("%w: the column %q: %w", ErrDamaged, p.name, err)
	}
	b = b[:p.size]
	if sum(b) != p.sum {
		return fmt.Errorf("%w: the column %q is not what was written", ErrDamaged, p.name)
	}
	if p.ok != nil && !p.ok(b) {
		return fmt.Errorf("%w: the column %q leads outside", ErrDamaged, p.name)
	}
	return nil
}
