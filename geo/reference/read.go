package reference

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Extensions are the endings of the files that can be a layer.
func Extensions() []string { return []string{".geojson", ".json", ".kml", ".kmz", ".shp"} }

// ErrNotLayer says that a file is none of the formats.
var ErrNotLayer = errors.New("not a GeoJSON, KML, KMZ or shapefile (.shp)")

// Read reads the layer in a file. Of a shapefile the sisters beside it are read
// too: .dbf for names, .prj for the coordinates, .cpg for the letters. The error
// names the file; what is wrong with single features is in Layer.Problems.
func Read(path string) (*Layer, error) {
	if strings.EqualFold(filepath.Ext(path), ".shp") {
		return readShapefile(path)
	}
	raw, err := load(path)
	if err != nil {
		return nil, err
	}
	return Decode(filepath.Base(path), raw)
}

// load reads a file of a bounded size.
func load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read reference layer: %w", err)
	}
	defer f.Close()
	raw, err := bounded(f)
	if err != nil {
		return nil, fmt.Errorf("read reference layer %q: %w", filepath.Base(path), err)
	}
	return raw, nil
}

// bounded reads all of a reader, or fails where that is more than MaxBytes.
func bounded(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && len(raw) > MaxBytes {
		err = fmt.Errorf("larger than %d MB", MaxBytes>>20)
	}
	return raw, err
}

// Decode reads the layer in the bytes of a GeoJSON, KML or KMZ, whichever it is;
// name is that of the file.
func Decode(name string, raw []byte) (*Layer, error) {
	l := &Layer{Name: name}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	var err error
	switch head := bytes.TrimSpace(raw[:min(len(raw), 4096)]); {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		err = l.readKMZ(raw)
	case bytes.HasPrefix(head, []byte("<")):
		err = l.readKML(raw)
	case bytes.HasPrefix(head, []byte("{")):
		err = l.readGeoJSON(raw)
	default:
		err = ErrNotLayer
	}
	return l.finish(err)
}

// finish names the file in an error, and refuses a layer of nothing.
func (l *Layer) finish(err error) (*Layer, error) {
	var p Problem
	switch {
	case errors.As(err, &p):
		return nil, fmt.Errorf("read reference layer: %w", p)
	case err != nil:
		return nil, fmt.Errorf("read reference layer %q: %w", l.Name, err)
	case len(l.Features) > 0:
		return l, nil
	case len(l.Problems) > 0:
		return nil, fmt.Errorf("read reference layer: nothing can be drawn: %w", l.Problems[0])
	}
	return nil, fmt.Errorf("read reference layer %q: it holds no features", l.Name)
}

// readKMZ reads the document of a KMZ: doc.kml, or else its first .kml.
func (l *Layer) readKMZ(raw []byte) error {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	var doc *zip.File
	for _, f := range z.File {
		if strings.EqualFold(filepath.Ext(f.Name), ".kml") && (doc == nil || f.Name == "doc.kml") {
			doc = f
		}
	}
	if doc == nil {
		return errors.New("the archive holds no .kml")
	}
	r, err := doc.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	kml, err := bounded(r)
	if err != nil {
		return err
	}
	return l.readKML(kml)
}
