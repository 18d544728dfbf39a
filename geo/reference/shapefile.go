package reference

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"
)

// Shapefile is the bytes of the files that make up one. All but Shapes may be
// nil.
type Shapefile struct {
	Shapes     []byte // .shp
	Table      []byte // .dbf
	Projection []byte // .prj
	Letters    []byte // .cpg
}

// readShapefile reads a shapefile with its sisters.
func readShapefile(path string) (*Layer, error) {
	var files Shapefile
	base := strings.TrimSuffix(path, filepath.Ext(path))
	var err error
	if files.Shapes, err = load(path); err != nil {
		return nil, err
	}
	for _, sister := range []struct {
		ext  string
		into *[]byte
	}{{"dbf", &files.Table}, {"prj", &files.Projection}, {"cpg", &files.Letters}} {
		for _, ext := range []string{sister.ext, strings.ToUpper(sister.ext)} {
			raw, err := load(base + "." + ext)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
			if err == nil {
				*sister.into = raw
				break
			}
		}
	}
	return DecodeShapefile(filepath.Base(path), files)
}

// DecodeShapefile reads the layer in the files of a shapefile; name is that of
// the .shp.
func DecodeShapefile(name string, files Shapefile) (*Layer, error) {
	l := &Layer{Name: name}
	return l.finish(l.readShapes(files))
}

// The types of shapes of the ESRI white paper of July 1998; each has variants
// with heights (+10) and measures (+20), which are not drawn.
const (
	shapeNull       = 0
	shapePoint      = 1
	shapeLine       = 3
	shapePolygon    = 5
	shapeMultiPoint = 8
)

const shapeHeader = 100 // bytes

func (l *Layer) readShapes(files Shapefile) error {
	if err := checkProjection(string(files.Projection)); err != nil {
		return err
	}
	raw := files.Shapes
	if len(raw) < shapeHeader || binary.BigEndian.Uint32(raw) != 9994 {
		return errors.New("not a shapefile: its head is missing")
	}
	names, err := readNames(files.Table, strings.TrimSpace(string(files.Letters)))
	if err != nil {
		l.problem(0, 0, "no names: %v", err)
	}
	if files.Projection == nil {
		l.problem(0, 0, "there is no .prj beside it: its coordinates are taken for degrees (WGS84)")
	}
	raw = raw[shapeHeader:]
	for number := 1; len(raw) > 0; number++ {
		if len(raw) < 8 {
			l.problem(number, 0, "the file ends inside a record")
			return nil
		}
		size := 2 * int64(binary.BigEndian.Uint32(raw[4:]))
		if size > int64(len(raw)-8) {
			l.problem(number, 0, "the file ends inside a record")
			return nil
		}
		if err := l.addShape(number, raw[8:8+size], names); err != nil {
			return err
		}
		raw = raw[8+size:]
	}
	return nil
}

// addShape adds the shape of a record.
func (l *Layer) addShape(number int, record []byte, names []string) error {
	g, err := shapeOf(record)
	if err != nil {
		l.problem(number, 0, "%v", err)
		return nil
	}
	f := Feature{Number: number, Geometry: g}
	if number <= len(names) {
		f.Name = line(names[number-1])
	}
	return l.add(f, 0)
}

// shapeOf reads a shape.
func shapeOf(b []byte) (orb.Geometry, error) {
	short := errors.New("is shorter than its type needs")
	if len(b) < 4 {
		return nil, short
	}
	sort := binary.LittleEndian.Uint32(b)
	b = b[4:]
	switch sort {
	case shapeNull:
		return nil, errors.New("has no geometry")
	case shapePoint, shapePoint + 10, shapePoint + 20:
		if len(b) < 16 {
			return nil, short
		}
		return pointAt(b), nil
	case shapeMultiPoint, shapeMultiPoint + 10, shapeMultiPoint + 20:
		if len(b) < 36 {
			return nil, short
		}
		points, ok := pointsAt(b[36:], binary.LittleEndian.Uint32(b[32:]))
		if !ok {
			return nil, short
		}
		return orb.MultiPoint(points), nil
	case shapeLine, shapeLine + 10, shapeLine + 20, shapePolygon, shapePolygon + 10, shapePolygon + 20:
		parts, ok := partsAt(b)
		if !ok {
			return nil, short
		}
		if sort%10 == shapePolygon {
			return polygonOf(parts), nil
		}
		return linesOf(parts), nil
	}
	return nil, fmt.Errorf("is of type %d, which is not drawn", sort)
}

func pointAt(b []byte) orb.Point {
	return orb.Point{
		math.Float64frombits(binary.LittleEndian.Uint64(b)), math.Float64frombits(binary.LittleEndian.Uint64(b[8:])),
	}
}

func pointsAt(b []byte, n uint32) ([]orb.Point, bool) {
	if int64(n)*16 > int64(len(b)) {
		return nil, false
	}
	out := make([]orb.Point, n)
	for i := range out {
		out[i] = pointAt(b[16*i:])
	}
	return out, true
}

// partsAt reads the parts of a line or polygon: a box, the counts, where each
// part begins, the points.
func partsAt(b []byte) ([][]orb.Point, bool) {
	if len(b) < 40 {
		return nil, false
	}
	n, total := binary.LittleEndian.Uint32(b[32:]), binary.LittleEndian.Uint32(b[36:])
	b = b[40:]
	if int64(n)*4 > int64(len(b)) {
		return nil, false
	}
	points, ok := pointsAt(b[4*n:], total)
	if !ok {
		return nil, false
	}
	parts := make([][]orb.Point, n)
	for i := range parts {
		begin, end := binary.LittleEndian.Uint32(b[4*i:]), total
		if i+1 < len(parts) {
			end = binary.LittleEndian.Uint32(b[4*i+4:])
		}
		if begin > end || end > total {
			return nil, false
		}
		parts[i] = points[begin:end]
	}
	return parts, true
}

// polygonOf takes all rings of a shape as one polygon: filled by the even-odd
// rule, holes and islands come out right whatever their order.
func polygonOf(parts [][]orb.Point) orb.Polygon {
	out := make(orb.Polygon, len(parts))
	for i, part := range parts {
		out[i] = orb.Ring(part)
	}
	return out
}

func linesOf(parts [][]orb.Point) orb.MultiLineString {
	out := make(orb.MultiLineString, len(parts))
	for i, part := range parts {
		out[i] = orb.LineString(part)
	}
	return out
}

// checkProjection refuses coordinates that are not longitude and latitude on
// WGS84, by the name that the .prj gives them. An empty text passes.
func checkProjection(prj string) error {
	prj = strings.TrimSpace(strings.TrimPrefix(prj, "\ufeff"))
	if prj == "" {
		return nil
	}
	head, rest, _ := strings.Cut(prj, "[")
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(rest), `"`), `"`)
	plain := strings.NewReplacer("_", "", " ", "", "-", "").Replace(strings.ToUpper(name))
	geographic := strings.EqualFold(strings.TrimSpace(head), "GEOGCS") || strings.EqualFold(strings.TrimSpace(head), "GEOGCRS")
	if geographic && (strings.Contains(plain, "WGS84") || strings.Contains(plain, "WGS1984")) {
		return nil
	}
	return fmt.Errorf("its coordinates are in %.60q; only longitude and latitude (WGS84) can be drawn", name)
}
