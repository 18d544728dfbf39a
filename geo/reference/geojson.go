package reference

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// geoObject is any object of RFC 7946, as far as it matters here.
type geoObject struct {
	Type        string
	Coordinates json.RawMessage
	Geometries  []json.RawMessage
	Geometry    json.RawMessage
	Properties  map[string]any
	Features    []json.RawMessage
	Attribution string
	CRS         *struct {
		Properties struct{ Name string }
	}
}

// readGeoJSON reads a FeatureCollection, a Feature or a bare geometry.
func (l *Layer) readGeoJSON(raw []byte) error {
	var o geoObject
	if err := json.Unmarshal(raw, &o); err != nil {
		return located(raw, err)
	}
	if err := o.degrees(); err != nil {
		return err
	}
	l.Attribution = line(o.Attribution)
	switch o.Type {
	case "FeatureCollection":
		for i, feature := range o.Features {
			if err := l.addGeoFeature(i+1, feature); err != nil {
				return err
			}
		}
		return nil
	case "Feature":
		return l.addGeoFeature(1, raw)
	}
	g, err := geometryOf(raw, 0)
	if err != nil {
		return err
	}
	return l.add(Feature{Number: 1, Geometry: g}, 0)
}

// located adds the line to an error of the JSON decoder.
func located(raw []byte, err error) error {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	before := raw[:min(int(syntax.Offset), len(raw))]
	return fmt.Errorf("line %d: %w", bytes.Count(before, []byte("\n"))+1, err)
}

// degrees refuses coordinates that are not longitude and latitude.
func (o geoObject) degrees() error {
	if o.CRS == nil {
		return nil
	}
	name := o.CRS.Properties.Name
	if strings.HasSuffix(name, ":CRS84") || strings.HasSuffix(name, ":4326") {
		return nil
	}
	return fmt.Errorf("its coordinates are in %q; only longitude and latitude (WGS84) can be drawn", name)
}

// addGeoFeature adds a feature; one that cannot be read is a problem.
func (l *Layer) addGeoFeature(number int, raw json.RawMessage) error {
	var o geoObject
	if err := json.Unmarshal(raw, &o); err != nil {
		l.problem(number, 0, "%v", err)
		return nil
	}
	if o.Type != "Feature" {
		l.problem(number, 0, "is of type %q, not a Feature", o.Type)
		return nil
	}
	g, err := geometryOf(o.Geometry, 0)
	if err != nil {
		l.problem(number, 0, "%v", err)
		return nil
	}
	style, wrong := simpleStyle(o.Properties)
	for _, name := range wrong {
		l.problem(number, 0, "%s %v is not one; the theme's is used", name, o.Properties[name])
	}
	return l.add(Feature{Number: number, Name: nameIn(o.Properties), Geometry: g, Style: style}, 0)
}

// geometryOf reads a geometry; collections may hold others, to a depth.
func geometryOf(raw json.RawMessage, depth int) (orb.Geometry, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, errors.New("has no geometry")
	}
	var o geoObject
	if err := json.Unmarshal(raw, &o); err != nil {
		return nil, err
	}
	if o.Type == "GeometryCollection" {
		return collectionOf(o.Geometries, depth)
	}
	switch o.Type {
	case "Point":
		return coordinates(o, func(p position) (orb.Point, error) { return p.point() })
	case "MultiPoint":
		return coordinates(o, many[orb.MultiPoint](position.point))
	case "LineString":
		return coordinates(o, many[orb.LineString](position.point))
	case "MultiLineString":
		return coordinates(o, many[orb.MultiLineString](many[orb.LineString](position.point)))
	case "Polygon":
		return coordinates(o, many[orb.Polygon](many[orb.Ring](position.point)))
	case "MultiPolygon":
		return coordinates(o, many[orb.MultiPolygon](many[orb.Polygon](many[orb.Ring](position.point))))
	}
	return nil, fmt.Errorf("has a geometry of type %q", o.Type)
}

func collectionOf(parts []json.RawMessage, depth int) (orb.Geometry, error) {
	if depth == maxNesting {
		return nil, fmt.Errorf("is nested deeper than %d", maxNesting)
	}
	var out orb.Collection
	for _, part := range parts {
		g, err := geometryOf(part, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// position is a point as GeoJSON writes it: longitude, latitude, and what else
// there may be.
type position []float64

func (p position) point() (orb.Point, error) {
	if len(p) < 2 {
		return orb.Point{}, fmt.Errorf("has a point of %d numbers", len(p))
	}
	return orb.Point{p[0], p[1]}, nil
}

// coordinates decodes the coordinates of a geometry and converts them.
func coordinates[In any, G orb.Geometry](o geoObject, convert func(In) (G, error)) (orb.Geometry, error) {
	var in In
	if err := json.Unmarshal(o.Coordinates, &in); err != nil {
		return nil, fmt.Errorf("has coordinates that do not fit its type %q: %w", o.Type, err)
	}
	g, err := convert(in)
	if err != nil {
		return nil, err
	}
	return g, nil
}

// many converts lists of what convert converts.
func many[Out ~[]P, In, P any](convert func(In) (P, error)) func([]In) (Out, error) {
	return func(list []In) (Out, error) {
		out := make(Out, len(list))
		for i, in := range list {
			var err error
			if out[i], err = convert(in); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
}
