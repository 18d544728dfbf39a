package vector

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// ErrNoView is returned for a file in which no view is stored.
var ErrNoView = errors.New("no view is stored in it")

// The names under which a file holds its view.
const (
	svgView = "sandtable-view"
	pdfView = "/SandtableView ("
)

// ViewOf returns what Document.View was when an SVG or PDF file was written. The
// error wraps ErrNoView where the file holds none, or is not one of ours.
func ViewOf(file []byte) ([]byte, error) {
	if bytes.HasPrefix(file, []byte("%PDF-")) {
		return viewOfPDF(file)
	}
	return viewOfSVG(file)
}

func viewOfSVG(file []byte) ([]byte, error) {
	dec := xml.NewDecoder(bytes.NewReader(file))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return nil, ErrNoView
		}
		if err != nil {
			return nil, fmt.Errorf("not an SVG picture: %w: %w", ErrNoView, err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "metadata" || !hasID(start, svgView) {
			continue
		}
		var text struct {
			View string `xml:",chardata"`
		}
		if err := dec.DecodeElement(&text, &start); err != nil {
			return nil, fmt.Errorf("read view: %w", err)
		}
		return []byte(text.View), nil
	}
}

func hasID(e xml.StartElement, id string) bool {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Value == id {
			return true
		}
	}
	return false
}

func viewOfPDF(file []byte) ([]byte, error) {
	at := bytes.LastIndex(file, []byte(pdfView))
	if at < 0 {
		return nil, ErrNoView
	}
	var out []byte
	rest := file[at+len(pdfView):]
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; c {
		case ')':
			return out, nil
		case '\\':
			if i++; i == len(rest) {
				return nil, errors.New("the picture ends within its view")
			}
			out = append(out, rest[i])
		default:
			out = append(out, c)
		}
	}
	return nil, errors.New("the picture ends within its view")
}
