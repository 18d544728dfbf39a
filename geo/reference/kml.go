package reference

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// kmlCoordinates is an element that holds coordinates.
type kmlCoordinates struct {
	Text string `xml:"coordinates"`
}

type kmlPolygon struct {
	Outer kmlCoordinates   `xml:"outerBoundaryIs>LinearRing"`
	Inner []kmlCoordinates `xml:"innerBoundaryIs>LinearRing"`
}

// kmlGeometry is what a Placemark or a MultiGeometry may hold.
type kmlGeometry struct {
	Points   []kmlCoordinates `xml:"Point"`
	Lines    []kmlCoordinates `xml:"LineString"`
	Rings    []kmlCoordinates `xml:"LinearRing"`
	Polygons []kmlPolygon     `xml:"Polygon"`
	Multi    []kmlGeometry    `xml:"MultiGeometry"`
	Tracks   []struct{}       `xml:"Track"`
	Models   []struct{}       `xml:"Model"`
}

type kmlPlacemark struct {
	Name     string    `xml:"name"`
	StyleURL string    `xml:"styleUrl"`
	Style    *kmlStyle `xml:"Style"`
	kmlGeometry
}

type kmlStyle struct {
	ID   string `xml:"id,attr"`
	Line struct {
		Color string  `xml:"color"`
		Width float64 `xml:"width"`
	} `xml:"LineStyle"`
	Poly struct {
		Color string `xml:"color"`
		Fill  string `xml:"fill"`
	} `xml:"PolyStyle"`
}

type kmlStyleMap struct {
	ID    string `xml:"id,attr"`
	Pairs []struct {
		Key      string `xml:"key"`
		StyleURL string `xml:"styleUrl"`
	} `xml:"Pair"`
}

// kmlReader reads a document, its styles and placemarks as they come; a style may
// stand after its use.
type kmlReader struct {
	*Layer
	xml    *xml.Decoder
	styles map[string]kmlStyle
	maps   map[string]string // from a style map to the style for normal use
	marks  []kmlMark
	count  int // Placemarks so far
}

// kmlMark is a placemark that waits for its style.
type kmlMark struct {
	feature  Feature
	line     int
	own      *kmlStyle
	styleURL string
}

// readKML reads a KML document.
func (l *Layer) readKML(raw []byte) error {
	r := &kmlReader{
		Layer: l, xml: xml.NewDecoder(bytes.NewReader(raw)), styles: map[string]kmlStyle{}, maps: map[string]string{},
	}
	if err := r.walk(); err != nil {
		return r.at(err)
	}
	for _, m := range r.marks {
		m.feature.Style = r.style(m)
		if err := l.add(m.feature, m.line); err != nil {
			return err
		}
	}
	return nil
}

// at adds the line to an error of the document.
func (r *kmlReader) at(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d: %s", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("line %d: %w", r.line(), err)
}

func (r *kmlReader) line() int {
	n, _ := r.xml.InputPos()
	return n
}

// walk goes through the document to its end.
func (r *kmlReader) walk() error {
	depth, root := 0, false
	for {
		token, err := r.xml.Token()
		if err == io.EOF && root {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.Directive:
			return errors.New("document types and entities are refused")
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if !root && t.Name.Local != "kml" {
				return fmt.Errorf("the document is <%s>, not <kml>", t.Name.Local)
			}
			root = true
			inside, err := r.element(t)
			if err != nil {
				return err
			}
			if inside {
				depth++
			}
			if depth > maxNesting {
				return fmt.Errorf("folders are nested deeper than %d", maxNesting)
			}
		}
	}
}

// element takes an element; inside says that its children come next.
func (r *kmlReader) element(t xml.StartElement) (inside bool, err error) {
	switch t.Name.Local {
	case "kml", "Document", "Folder":
		return true, nil
	case "Placemark":
		return false, r.placemark(t)
	case "Style":
		var s kmlStyle
		err := r.xml.DecodeElement(&s, &t)
		r.styles[s.ID] = s
		return false, err
	case "StyleMap":
		var m kmlStyleMap
		err := r.xml.DecodeElement(&m, &t)
		for _, pair := range m.Pairs {
			if pair.Key == "normal" {
				r.maps[m.ID] = pair.StyleURL
			}
		}
		return false, err
	case "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour":
		r.problem(0, r.line(), "<%s> is not drawn: no address is followed, no picture is shown", t.Name.Local)
	case "author":
		var author struct {
			Name string `xml:"name"`
		}
		err := r.xml.DecodeElement(&author, &t)
		r.Attribution = line(author.Name)
		return false, err
	}
	return false, r.xml.Skip()
}

// placemark reads a Placemark.
func (r *kmlReader) placemark(t xml.StartElement) error {
	var p kmlPlacemark
	at := r.line()
	if err := r.xml.DecodeElement(&p, &t); err != nil {
		return err
	}
	r.count++
	parts, err := p.parts(nil, 0)
	if n := len(p.Tracks) + len(p.Models); n > 0 {
		r.problem(r.count, at, "tracks and models are not drawn")
	}
	switch {
	case err != nil:
		r.problem(r.count, at, "%v", err)
		return nil
	case len(parts) == 0:
		r.problem(r.count, at, "has no geometry")
		return nil
	}
	f := Feature{Number: r.count, Name: line(p.Name), Geometry: parts}
	if len(parts) == 1 {
		f.Geometry = parts[0]
	}
	r.marks = append(r.marks, kmlMark{f, at, p.Style, p.StyleURL})
	return nil
}

// parts appends the geometries of a placemark.
func (g kmlGeometry) parts(out orb.Collection, depth int) (orb.Collection, error) {
	if depth > maxNesting {
		return nil, fmt.Errorf("is nested deeper than %d", maxNesting)
	}
	for _, c := range g.Points {
		points, err := c.points()
		if err != nil || len(points) != 1 {
			return nil, orElse(err, "has a Point with %d places", len(points))
		}
		out = append(out, points[0])
	}
	for _, c := range append(g.Lines, g.Rings...) {
		points, err := c.points()
		if err != nil {
			return nil, err
		}
		out = append(out, orb.LineString(points))
	}
	for _, p := range g.Polygons {
		polygon, err := p.polygon()
		if err != nil {
			return nil, err
		}
		out = append(out, polygon)
	}
	for _, m := range g.Multi {
		var err error
		if out, err = m.parts(out, depth+1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// orElse is err, or an error of the words where err is nil.
func orElse(err error, format string, values ...any) error {
	if err != nil {
		return err
	}
	return fmt.Errorf(format, values...)
}

func (p kmlPolygon) polygon() (orb.Polygon, error) {
	var out orb.Polygon
	for _, c := range append([]kmlCoordinates{p.Outer}, p.Inner...) {
		points, err := c.points()
		if err != nil {
			return nil, err
		}
		out = append(out, orb.Ring(points))
	}
	return out, nil
}

// points reads "lon,lat[,height] lon,lat ...".
func (c kmlCoordinates) points() ([]orb.Point, error) {
	words := strings.Fields(c.Text)
	out := make([]orb.Point, 0, len(words))
	for _, word := range words {
		lon, rest, ok := strings.Cut(word, ",")
		lat, _, _ := strings.Cut(rest, ",")
		x, err1 := strconv.ParseFloat(lon, 64)
		y, err2 := strconv.ParseFloat(lat, 64)
		if !ok || err1 != nil || err2 != nil {
			return nil, fmt.Errorf("has coordinates %.40q that are not lon,lat", word)
		}
		out = append(out, orb.Point{x, y})
	}
	return out, nil
}

// style resolves the style of a placemark: its own, or the shared one of its
// address inside the document.
func (r *kmlReader) style(m kmlMark) Style {
	s, ok := kmlStyle{}, m.own != nil
	if ok {
		s = *m.own
	} else if id, inside := strings.CutPrefix(strings.TrimSpace(m.styleURL), "#"); inside {
		if next, mapped := r.maps[id]; mapped {
			id = strings.TrimPrefix(strings.TrimSpace(next), "#")
		}
		if s, ok = r.styles[id]; !ok {
			r.problem(m.feature.Number, m.line, "its style %q is not in the document", m.styleURL)
		}
	} else if m.styleURL != "" {
		r.problem(m.feature.Number, m.line, "its style %q is not in the document", m.styleURL)
	}
	return r.styleOf(s, m)
}

func (r *kmlReader) styleOf(s kmlStyle, m kmlMark) Style {
	var out Style
	var err1, err2 error
	if s.Line.Color != "" {
		out.Stroke, err1 = kmlColour(s.Line.Color)
		out.HasStroke = err1 == nil
	}
	if s.Poly.Color != "" {
		out.Fill, err2 = kmlColour(s.Poly.Color)
		out.HasFill = err2 == nil
	}
	if strings.TrimSpace(s.Poly.Fill) == "0" {
		out.Fill.A, out.HasFill = 0, true
	}
	if s.Line.Width > 0 && s.Line.Width <= 20 {
		out.Width = s.Line.Width
	}
	for _, err := range []error{err1, err2} {
		if err != nil {
			r.problem(m.feature.Number, m.line, "%v; the theme's is used", err)
		}
	}
	return out
}
