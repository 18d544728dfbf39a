package basemap

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrFormat is what Decode wraps where bytes are not a base map of this version,
// or are damaged.
var ErrFormat = errors.New("not a base map")

// reader reads one section. The first thing wrong is kept in err and everything
// after it reads as zero, so that callers check once.
type reader struct {
	b   []byte
	at  int
	err error
}

func (r *reader) fail(reason string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s at byte %d", ErrFormat, reason, r.at)
		r.at = len(r.b)
	}
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b[r.at:])
	if n <= 0 {
		r.fail("bad number")
		return 0
	}
	r.at += n
	return v
}

func (r *reader) int() int64 {
	u := r.uint()
	return int64(u>>1) ^ -int64(u&1)
}

// limited reads a number that must lie in lo..hi.
func (r *reader) limited(lo, hi int64) int64 {
	v := r.int()
	if v < lo || v > hi {
		r.fail("number out of range")
		return lo
	}
	return v
}

func (r *reader) byte() uint8 {
	if r.at >= len(r.b) {
		r.fail("end of section")
		return 0
	}
	r.at++
	return r.b[r.at-1]
}

// count reads how many things of at least size bytes follow. The rest of the
// section must have room for them, so that damage cannot ask for much memory.
func (r *reader) count(size int) int {
	n := r.uint()
	if n > uint64(len(r.b)-r.at)/uint64(size) {
		r.fail("count too large")
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	n := r.count(1)
	r.at += n
	return string(r.b[r.at-n : r.at])
}

func (r *reader) point() Point {
	return Point{X: r.fixed(), Y: r.fixed()}
}

func (r *reader) fixed() uint32 {
	v := r.uint()
	if v > 1<<32-1 {
		r.fail("coordinate out of range")
	}
	return uint32(v)
}

// section returns a reader of the next section.
func (r *reader) section() *reader {
	n := r.count(1)
	r.at += n
	return &reader{b: r.b[r.at-n : r.at : r.at]}
}
