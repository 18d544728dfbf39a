package store

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/geo"

	"github.com/paulmach/orb"
)

// AnnotationKind is what an annotation is.
type AnnotationKind uint8

// The kinds: words at a point; an arrow from a point to another; a ring of a
// radius about a point; such a ring about the hypothetical launch site of a
// capability; the distance between two points.
const (
	Text AnnotationKind = iota
	Arrow
	Ring
	Launch
	Distance
)

var annotationNames = [...]string{"text", "arrow", "ring", "launch", "distance"}

// String is the word that options and view.json use.
func (k AnnotationKind) String() string { return annotationNames[k] }

// Line reports whether the kind has a second point.
func (k AnnotationKind) Line() bool { return k == Arrow || k == Distance }

// Round reports whether the kind has a radius.
func (k AnnotationKind) Round() bool { return k == Ring || k == Launch }

// Annotation is a mark that the author adds to a view. It is a plain, comparable
// value.
type Annotation struct {
	Kind   AnnotationKind
	At     orb.Point  // where it stands or begins; of a ring the middle
	To     orb.Point  // where an arrow or a distance ends
	Radius geo.Length // of a ring
	Words  string     // the author's, on one line; may be empty but for a text
}

// The limits of what a view carries.
const (
	mostAnnotations = 200
	mostWords       = 300 // letters
)

// Check says why the annotation cannot be shown; nil where it can.
func (a Annotation) Check() error {
	points := []orb.Point{a.At}
	if a.Kind.Line() {
		points = append(points, a.To)
	}
	for _, p := range points {
		switch {
		case !(p[0] >= -180 && p[0] <= 180):
			return fmt.Errorf("longitude %v is outside -180..180", p[0])
		case !(p[1] >= -90 && p[1] <= 90):
			return fmt.Errorf("latitude %v is outside -90..90", p[1])
		}
	}
	if a.Kind.Line() && a.At == a.To {
		return fmt.Errorf("%s ends where it begins", a.Kind)
	}
	if a.Kind.Round() {
		if err := a.Radius.Check(); err != nil {
			return fmt.Errorf("radius: %w", err)
		}
	}
	switch bad := strings.IndexFunc(a.Words, unicode.IsControl); {
	case a.Kind == Text && a.Words == "":
		return fmt.Errorf("text without words")
	case !utf8.ValidString(a.Words) || bad >= 0:
		return fmt.Errorf("words %q are not one line of text", a.Words)
	case utf8.RuneCountInString(a.Words) > mostWords:
		return fmt.Errorf("%d letters are more than %d", utf8.RuneCountInString(a.Words), mostWords)
	}
	return nil
}

// tidy is the annotation as it is kept: coordinates to a tenth of a metre, words
// without space around them, nothing in fields that its kind does not have.
func (a Annotation) tidy() Annotation {
	point := func(p orb.Point) orb.Point { return orb.Point{micro(p[0]), micro(p[1])} }
	a.At, a.To, a.Words = point(a.At), point(a.To), strings.TrimSpace(a.Words)
	if !a.Kind.Line() {
		a.To = orb.Point{}
	}
	a.Radius.Value = micro(a.Radius.Value)
	if !a.Kind.Round() {
		a.Radius = geo.Length{}
	}
	return a
}

// micro rounds to six decimals, and has no negative zero.
func micro(v float64) float64 { return math.Round(v*1e6)/1e6 + 0 }

// Moved is the annotation carried along when what lies at from is brought to to.
func (a Annotation) Moved(from, to orb.Point) Annotation {
	shift := func(p orb.Point) orb.Point {
		return orb.Point{geo.WrapLon(p[0] + to[0] - from[0]), min(max(p[1]+to[1]-from[1], -90), 90)}
	}
	a.At = shift(a.At)
	if a.Kind.Line() {
		a.To = shift(a.To)
	}
	return a
}

// String is the annotation as --annotate takes it.
func (a Annotation) String() string {
	parts := []string{number(a.At[0]), number(a.At[1])}
	switch {
	case a.Kind.Line():
		parts = append(parts, number(a.To[0]), number(a.To[1]))
	case a.Kind.Round():
		parts = append(parts, number(a.Radius.Value)+a.Radius.Unit)
	}
	if a.Words != "" {
		parts = append(parts, a.Words)
	}
	return a.Kind.String() + ":" + strings.Join(parts, ",")
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// AnnotationError is what is wrong with the text of an annotation.
type AnnotationError struct {
	Text   string
	Column int // of the first letter of what is wrong, from 1
	Reason string
}

// Error implements error.
func (e *AnnotationError) Error() string {
	return fmt.Sprintf("annotation %q, column %d: %s", e.Text, e.Column, e.Reason)
}

// ParseAnnotation reads an annotation as String writes it:
//
//	text:LON,LAT,WORDS
//	arrow:LON,LAT,LON,LAT[,WORDS]
//	distance:LON,LAT,LON,LAT[,WORDS]
//	ring:LON,LAT,RADIUS[,WORDS]
//	launch:LON,LAT,RADIUS[,WORDS]
//
// RADIUS is a number with km, nmi, mi or m. An error is an *AnnotationError.
func ParseAnnotation(text string) (Annotation, error) {
	r := annotationReader{text: text}
	var a Annotation
	name, rest, ok := strings.Cut(text, ":")
	i := slices.Index(annotationNames[:], strings.TrimSpace(name))
	if !ok || i < 0 {
		return a, r.wrong("it begins with none of " + strings.Join(annotationNames[:], ", ") + " and a colon")
	}
	a.Kind, r.at, r.rest = AnnotationKind(i), len(name)+1, rest
	var err error
	if a.At, err = r.point(); err == nil && a.Kind.Line() {
		a.To, err = r.point()
	}
	if err == nil && a.Kind.Round() {
		a.Radius, err = r.length()
	}
	if err != nil {
		return a, err
	}
	a.Words, r.was = r.rest, r.at
	if a = a.tidy(); a.Kind.Line() && a.At == a.To {
		r.was = len(name) + 1
	}
	if err := a.Check(); err != nil {
		return a, r.wrong(err.Error())
	}
	return a, nil
}

// annotationReader walks through the fields of an annotation.
type annotationReader struct {
	text, rest string
	at         int // where rest begins
	was        int // where the field read last begins
}

func (r *annotationReader) wrong(reason string) error {
	return &AnnotationError{Text: r.text, Column: utf8.RuneCountInString(r.text[:r.was]) + 1, Reason: reason}
}

// field is the next field, up to a comma.
func (r *annotationReader) field() string {
	field, rest, _ := strings.Cut(r.rest, ",")
	r.was = r.at
	r.at, r.rest = r.at+len(r.rest)-len(rest), rest
	return strings.TrimSpace(field)
}

func (r *annotationReader) point() (p orb.Point, err error) {
	for i, what := range [...]string{"longitude", "latitude"} {
		field := r.field()
		v, err := strconv.ParseFloat(field, 64)
		if limit := 180 / float64(i+1); err != nil || !(v >= -limit && v <= limit) {
			return p, r.wrong(fmt.Sprintf("%q is no %s between -%g and %g", field, what, limit, limit))
		}
		p[i] = v
	}
	return p, nil
}

func (r *annotationReader) length() (geo.Length, error) {
	field := r.field()
	if !strings.ContainsAny(field, "mM") {
		return geo.Length{}, r.wrong(fmt.Sprintf("%q is no radius such as 1000km: a unit, and no comma", field))
	}
	l, err := geo.ParseLength(field)
	if err != nil {
		return l, r.wrong(err.Error())
	}
	return l, nil
}
