package prepared

import (
	"context"
	"fmt"
	"io"
	"strings"

	"sandtable/geo/band"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	arrowmemory "github.com/apache/arrow-go/v18/arrow/memory"
)

// pageSize is the length of the parts of a column that have a checksum each, so
// that all cores can work on one column.
const pageSize = 1 << 20

// The keys of a column's metadata.
const (
	sumKey     = "sandtable.crc32c"
	offsetsKey = "sandtable.crc32c.offsets"
)

// encode writes the file.
func (f *File) encode(out io.Writer) error {
	if f.Events.Orders == nil {
		return ErrUnfit
	}
	f.lengths = lengthsOf(f.Events.Orders)
	if err := f.whole(); err != nil {
		return fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	meta, err := f.describe()
	if err != nil {
		return err
	}
	var fields []arrow.Field
	var arrays []arrow.Array
	length := int64(0)
	for _, c := range columns() {
		m, ok := c.get(f)
		if !ok {
			continue
		}
		field, a := c.arrow(f.Events.N, m)
		fields, arrays = append(fields, field), append(arrays, a)
		length += m.length()
	}
	schema := arrow.NewSchema(fields, &meta)
	return write(out, array.NewRecordBatch(schema, arrays, int64(f.Events.N)), length)
}

// write writes one record batch whose columns take so many bytes, and seals it.
func write(out io.Writer, batch arrow.RecordBatch, length int64) error {
	s := &sealer{out: out}
	w, err := ipc.NewFileWriter(s, ipc.WithSchema(batch.Schema()))
	if err != nil {
		return err
	}
	if err := w.Write(batch); err != nil {
		return err
	}
	head := s.now.at - length
	s.hold()
	if err := w.Close(); err != nil {
		return err
	}
	return s.seal(head)
}

// length is what the column takes in the file.
func (m memory) length() int64 {
	padded := func(b []byte) int64 { return (int64(len(b)) + 7) &^ 7 }
	return padded(m.values) + padded(m.offsets) + padded(m.nulls)
}

// arrow is the column as the Arrow library has it, without a copy.
func (c column) arrow(n int, m memory) (arrow.Field, arrow.Array) {
	of, keys, sums := c.of, []string{sumKey}, []string{sumsOf(m.values)}
	nulls := (*arrowmemory.Buffer)(nil)
	if m.nulls != nil {
		nulls = arrowmemory.NewBufferBytes(m.nulls)
	}
	buffers := []*arrowmemory.Buffer{nulls, arrowmemory.NewBufferBytes(m.values)}
	if m.offsets != nil {
		keys, sums = append(keys, offsetsKey), append(sums, sumsOf(m.offsets))
		buffers = []*arrowmemory.Buffer{nulls, arrowmemory.NewBufferBytes(m.offsets), buffers[1]}
		if len(m.offsets) == (n+1)*8 {
			of = arrow.BinaryTypes.LargeString
		}
	}
	meta := arrow.NewMetadata(keys, sums)
	field := arrow.Field{Name: c.name, Type: of, Nullable: m.absent > 0, Metadata: meta}
	return field, array.MakeFromData(array.NewData(of, n, buffers, nil, m.absent, 0))
}

// sumsOf are the checksums of the pages of b, as the file writes them.
func sumsOf(b []byte) string {
	pages := (len(b) + pageSize - 1) / pageSize
	list := make([]string, pages)
	work := func(lo, hi int) {
		for i := lo; i < hi; i++ {
			list[i] = fmt.Sprintf("%08x", sum(b[i*pageSize:min(len(b), (i+1)*pageSize)]))
		}
	}
	if err := band.Run(context.Background(), pages, work); err != nil {
		panic("prepared: a background context ended: " + err.Error())
	}
	return strings.Join(list, ",")
}
