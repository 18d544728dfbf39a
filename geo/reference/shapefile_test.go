package reference_test

import (
	"bytes"
	"encoding/binary"

	"sandtable/geo/reference"
)

// shapes is a shapefile of a point, a line of two parts, nothing, a polygon with
// a hole, and two points. Real ones hold one type; the reader does not mind.
func shapes() reference.Shapefile {
	little := binary.LittleEndian
	var body []byte
	record := func(values ...any) {
		var b bytes.Buffer
		for _, v := range values {
			binary.Write(&b, little, v)
		}
		body = binary.BigEndian.AppendUint32(body, uint32(len(body)))
		body = binary.BigEndian.AppendUint32(body, uint32(b.Len()/2))
		body = append(body, b.Bytes()...)
	}
	var box [4]float64
	record(uint32(1), []float64{-66.5, 10.5})
	record(uint32(3), box, []uint32{2, 5, 0, 2}, []float64{0, 0, 1, 1, 2, 2, 3, 3, 4, 4})
	record(uint32(0))
	record(uint32(5), box, []uint32{2, 8, 0, 4}, []float64{0, 0, 0, 9, 9, 9, 0, 0, 1, 2, 2, 3, 1, 3, 1, 2})
	record(uint32(8), box, uint32(2), []float64{5, 6, 7, 8})
	head := make([]byte, 100)
	binary.BigEndian.PutUint32(head, 9994)
	return reference.Shapefile{
		Shapes: append(head, body...), Table: table("Río", "Line", "", "Area", "Many"),
		Projection: []byte(`GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]`), Letters: []byte("UTF-8\n"),
	}
}

// table is a dBASE table with a number and a NAME.
func table(names ...string) []byte {
	const number, wide = 4, 10
	head := make([]byte, 32+2*32+1)
	binary.LittleEndian.PutUint32(head[4:], uint32(len(names)))
	binary.LittleEndian.PutUint16(head[8:], uint16(len(head)))
	binary.LittleEndian.PutUint16(head[10:], 1+number+wide)
	field := func(at int, name string, sort byte, size byte) {
		copy(head[at:], name)
		head[at+11], head[at+16] = sort, size
	}
	field(32, "ID", 'N', number)
	field(64, "NAME", 'C', wide)
	head[96] = '\r'
	for _, name := range names {
		row := bytes.Repeat([]byte(" "), 1+number+wide)
		copy(row[1+number:], name)
		head = append(head, row...)
	}
	return head
}
