package report

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"sandtable/app/scene"
	"sandtable/geo/draw"
	"sandtable/geo/vector"
)

// Format is a kind of picture file.
type Format uint8

// The formats of a snapshot. SVG and PDF hold paths and text instead of pixels.
const (
	FormatPNG Format = iota
	FormatSVG
	FormatPDF
)

var formatNames = [...]string{"png", "svg", "pdf"}

// FormatNames lists the formats by the ends of their file names.
func FormatNames() []string { return append([]string(nil), formatNames[:]...) }

// String is the end of the file name, without its dot.
func (f Format) String() string { return formatNames[f] }

// FormatOf is the format that a file's name asks for.
func FormatOf(name string) (Format, error) {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	for i, n := range formatNames {
		if n == ext {
			return Format(i), nil
		}
	}
	return FormatPNG, fmt.Errorf("%q: a picture is a .png, .svg or .pdf", name)
}

// pageDots is how many units of a page lie on an inch: DefaultW x DefaultH is A4.
const pageDots = 120.0

// Write makes the picture of a snapshot in a format. The view is stored in it
// (see ViewOf), and the same snapshot gives the same bytes.
func Write(ctx context.Context, kit scene.Kit, s Snapshot, f Format) ([]byte, error) {
	if f == FormatPNG {
		return PNG(ctx, kit, s)
	}
	s.Options.paths = true
	list, err := Compose(kit, s)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d, err := document(s, list)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	write := vector.SVG
	if f == FormatPDF {
		write = vector.PDF
	}
	if err := write(&b, kit.Fonts.Clone(), d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func document(s Snapshot, list *draw.List) (vector.Document, error) {
	view, err := json.Marshal(s.View)
	if err != nil {
		return vector.Document{}, fmt.Errorf("store view: %w", err)
	}
	o, err := s.Options.normal()
	if err != nil {
		return vector.Document{}, err
	}
	title := s.View.Title
	if title == "" {
		title = s.Model.Known.Dataset.Package.Title
	}
	return vector.Document{List: list, Points: 72 / pageDots / o.Scale, Title: title, View: string(view)}, nil
}
