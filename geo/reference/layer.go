package reference

import (
	"fmt"
	"image/color"
	"math"

	"github.com/paulmach/orb"
)

// The limits of a file.
const (
	MaxBytes    = 512 << 20 // of a file, and of what a KMZ unpacks to
	MaxVertices = 5_000_000 // of a layer
	maxNesting  = 64        // of collections and folders
	maxProblems = 1000      // that are told one by one
)

// Layer is what a file holds. It is immutable once read.
type Layer struct {
	Name        string // of the file, without its folder
	Attribution string // as the file gives it, "" for none
	Features    []Feature
	// Problems are what could not be read or is not drawn, in the order of the
	// file; More counts those that are not told.
	Problems []Problem
	More     int
	Vertices int
}

// Feature is one thing of a layer.
type Feature struct {
	Number   int    // in the file, from 1
	Name     string // "" for none
	Geometry orb.Geometry
	Bound    orb.Bound
	Style    Style
}

// Style is how a file wants a feature drawn. The zero value leaves that to the
// theme.
type Style struct {
	Stroke, Fill       color.NRGBA
	HasStroke, HasFill bool
	Width              float64 // of the line, in units; 0: not given
}

// Problem is something of a file that is not drawn, and why.
type Problem struct {
	File    string
	Feature int // from 1; 0: not about a feature
	Line    int // from 1; 0: not known
	Reason  string
}

// Error says where the problem is and what it is.
func (p Problem) Error() string {
	at := fmt.Sprintf("%q", p.File)
	if p.Line > 0 {
		at += fmt.Sprintf(" line %d", p.Line)
	}
	if p.Feature > 0 {
		at += fmt.Sprintf(" feature %d", p.Feature)
	}
	return at + ": " + p.Reason
}

// problem notes what is not drawn.
func (l *Layer) problem(feature, line int, format string, values ...any) {
	if len(l.Problems) == maxProblems {
		l.More++
		return
	}
	l.Problems = append(l.Problems, Problem{l.Name, feature, line, fmt.Sprintf(format, values...)})
}

// add appends a feature unless its geometry cannot be drawn, which is a problem.
// The error is that of a limit, after which nothing more is read.
func (l *Layer) add(f Feature, line int) error {
	points, err := inspect(f.Geometry, 0)
	if err != nil {
		l.problem(f.Number, line, "%v", err)
		return nil
	}
	if l.Vertices += points; l.Vertices > MaxVertices {
		return Problem{l.Name, f.Number, line, fmt.Sprintf("more than %d vertices", MaxVertices)}
	}
	f.Bound = f.Geometry.Bound()
	l.Features = append(l.Features, f)
	return nil
}

// inspect counts the vertices of a geometry; the error says why it cannot be
// drawn.
func inspect(g orb.Geometry, depth int) (int, error) {
	switch g := g.(type) {
	case orb.Point:
		return 1, checkPoint(g)
	case orb.MultiPoint:
		return checkPoints(g, 1)
	case orb.LineString:
		return checkPoints(g, 2)
	case orb.Ring:
		return checkPoints(g, 3)
	case orb.MultiLineString:
		return inspectAll(g, depth)
	case orb.Polygon:
		return inspectAll(g, depth)
	case orb.MultiPolygon:
		return inspectAll(g, depth)
	case orb.Collection:
		return inspectAll(g, depth)
	}
	return 0, fmt.Errorf("has no geometry")
}

// inspectAll is inspect for the parts of a geometry.
func inspectAll[G orb.Geometry](parts []G, depth int) (int, error) {
	if len(parts) == 0 {
		return 0, fmt.Errorf("has an empty geometry")
	}
	if depth > maxNesting {
		return 0, fmt.Errorf("is nested deeper than %d", maxNesting)
	}
	sum := 0
	for _, part := range parts {
		n, err := inspect(part, depth+1)
		if err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, nil
}

func checkPoints(points []orb.Point, least int) (int, error) {
	if len(points) < least {
		return 0, fmt.Errorf("has %d points where %d are the least", len(points), least)
	}
	for _, p := range points {
		if err := checkPoint(p); err != nil {
			return 0, err
		}
	}
	return len(points), nil
}

// checkPoint refuses what cannot be a place in degrees. Longitudes may run on
// over the antimeridian.
func checkPoint(p orb.Point) error {
	if !(math.Abs(p[0]) <= 540) || !(math.Abs(p[1]) <= 90) {
		return fmt.Errorf("has a point %v, %v, which is not in degrees of longitude and latitude", p[0], p[1])
	}
	return nil
}
