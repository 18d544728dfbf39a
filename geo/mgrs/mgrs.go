package mgrs

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// The letters of bands, of rows, and of the columns by zone. I and O are never
// used.
const (
	bands = "CDEFGHJKLMNPQRSTUVWX"
	rows  = "ABCDEFGHJKLMNPQRSTUV"
)

// columns are the letters of the columns of a zone, from 100 km east on.
func columns(zone int) string {
	return [...]string{"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"}[zone%3]
}

// pole is one of the four polar grids: the letters of its columns and rows, and
// the hundreds of kilometres at which they begin.
type pole struct {
	columns, rows string
	east, north   int
	northern      bool
}

// poleOf is the polar grid of a letter A, B, Y or Z.
func poleOf(letter byte) pole {
	const south, north = "ABCDEFGHJKLMNPQRSTUVWXYZ", "ABCDEFGHJKLMNP"
	switch letter {
	case 'A':
		return pole{"JKLPQRSTUXYZ", south, 8, 8, false}
	case 'B':
		return pole{"ABCFGHJKLPQR", south, 20, 8, false}
	case 'Y':
		return pole{"RSTUXYZ", north, 13, 13, true}
	}
	return pole{"ABCFGHJ", north, 20, 13, true}
}

// hundred is the side of the squares that two letters name, in metres.
const hundred = 100_000

// MaxDigits is the number of digits of a square of 1 m.
const MaxDigits = 5

// zoneOf is the zone of a point, the wider zones of Norway and Svalbard
// included. Longitude is in -180..180.
func zoneOf(lon, lat float64) int {
	zone := min(int(math.Floor((lon+180)/6))+1, 60)
	switch {
	case lat >= 56 && lat < 64 && lon >= 3 && lon < 12:
		return 32
	case lat < 72 || lon < 0 || lon >= 42:
		return zone
	case lon < 9:
		return 31
	case lon < 21:
		return 33
	case lon < 33:
		return 35
	}
	return 37
}

// middle is the middle meridian of a zone.
func middle(zone int) float64 { return float64(zone)*6 - 183 }

// bandOf is the row of a latitude in bands.
func bandOf(lat float64) int { return min(int(math.Floor(lat/8))+10, len(bands)-1) }

// Format returns the reference of the square that holds a point, without spaces,
// with digits of easting and of northing: 5 give a square of 1 m, 0 one of
// 100 km. The error names a coordinate that is not on the earth.
func Format(p orb.Point, digits int) (string, error) {
	lon, lat := p[0], p[1]
	switch {
	case !(lat >= -90 && lat <= 90):
		return "", fmt.Errorf("latitude %v is outside -90..90", lat)
	case !(lon >= -180 && lon <= 180):
		return "", fmt.Errorf("longitude %v is outside -180..180", lon)
	case digits < 0 || digits > MaxDigits:
		return "", fmt.Errorf("%d digits are outside 0..%d", digits, MaxDigits)
	}
	if lon == 180 {
		lon = -180
	}
	if lat < -80 || lat >= 84 {
		return formatPolar(lon, lat, digits), nil
	}
	zone := zoneOf(lon, lat)
	east, north := toUTM(lon-middle(zone), lat)
	north += southern(lat < 0)
	e, n := metres(east), min(metres(north), int(falseSouth)-1+boolInt(lat >= 0)*int(falseSouth))
	column, row := e/hundred-1, (n/hundred+boolInt(zone%2 == 0)*5)%len(rows)
	return fmt.Sprintf("%02d%c%c%c", zone, bands[bandOf(lat)], columns(zone)[column], rows[row]) + inside(e, n, digits), nil
}

// metres is a coordinate as whole metres. What is less than a tenth of a
// micrometre below the next metre is taken for it: it is an error of rounding.
func metres(v float64) int { return int(math.Floor(v + 1e-7)) }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// southern is what northings are raised by south of the equator.
func southern(south bool) float64 { return falseSouth * float64(boolInt(south)) }

// inside is the part of a reference inside its square of 100 km.
func inside(e, n, digits int) string {
	if digits == 0 {
		return ""
	}
	step := 1
	for range MaxDigits - digits {
		step *= 10
	}
	return fmt.Sprintf("%0*d%0*d", digits, e%hundred/step, digits, n%hundred/step)
}

func formatPolar(lon, lat float64, digits int) string {
	east, north := toUPS(lon, lat)
	e, n := metres(east), metres(north)
	letter := "AY"[boolInt(lat > 0)]
	if e >= int(falsePole) {
		letter++
	}
	grid := poleOf(letter)
	return string([]byte{letter, grid.columns[e/hundred-grid.east], grid.rows[n/hundred-grid.north]}) + inside(e, n, digits)
}

// Spaced returns a reference with the spaces that make it readable:
// "19P HP 12774 06041". What is no reference comes back as it is.
func Spaced(ref string) string {
	head := strings.TrimLeft(ref, "0123456789")
	n := len(ref) - len(head) + 1
	if len(head) < 3 || (len(head)-3)%2 != 0 {
		return ref
	}
	out := ref[:n] + " " + ref[n:n+2]
	if digits := ref[n+2:]; digits != "" {
		out += " " + digits[:len(digits)/2] + " " + digits[len(digits)/2:]
	}
	return out
}

// Parse reads a reference, in capitals or not, with spaces or not: the middle of
// the square that it names and how wide the square is, in metres. The error says
// what of it cannot be.
func Parse(text string) (middle orb.Point, sizeM float64, err error) {
	ref := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	head := strings.TrimLeft(ref, "0123456789")
	zone, digits := ref[:len(ref)-len(head)], ""
	if len(head) < 3 {
		return middle, 0, fmt.Errorf("%q lacks the letters of a grid reference", text)
	}
	letters, digits := head[:3], head[3:]
	e, n, sizeM, err := square(digits)
	if err != nil {
		return middle, 0, fmt.Errorf("%q: %w", text, err)
	}
	if zone == "" {
		middle, err = parsePolar(letters, e, n)
	} else {
		middle, err = parseZone(zone, letters, e, n)
	}
	if err != nil {
		return orb.Point{}, 0, fmt.Errorf("%q: %w", text, err)
	}
	return middle, sizeM, nil
}

// square is the middle of a square inside its square of 100 km, and its size.
func square(digits string) (e, n, size float64, err error) {
	half := len(digits) / 2
	switch {
	case strings.Trim(digits, "0123456789") != "":
		return 0, 0, 0, fmt.Errorf("%q is not a number", digits)
	case len(digits)%2 != 0:
		return 0, 0, 0, fmt.Errorf("%d digits cannot be halved into easting and northing", len(digits))
	case half > MaxDigits:
		return 0, 0, 0, fmt.Errorf("%d digits are more than %d", len(digits), 2*MaxDigits)
	}
	size = hundred
	for range half {
		size /= 10
	}
	if half > 0 {
		x, _ := strconv.Atoi(digits[:half])
		y, _ := strconv.Atoi(digits[half:])
		e, n = float64(x)*size, float64(y)*size
	}
	return e + size/2, n + size/2, size, nil
}

func parsePolar(letters string, e, n float64) (orb.Point, error) {
	if !strings.Contains("ABYZ", letters[:1]) {
		return orb.Point{}, fmt.Errorf("%q is no polar grid, and a zone's number is missing", letters[:1])
	}
	grid := poleOf(letters[0])
	column, row := strings.IndexByte(grid.columns, letters[1]), strings.IndexByte(grid.rows, letters[2])
	if column < 0 || row < 0 {
		return orb.Point{}, fmt.Errorf("the polar grid %q has no square %q", letters[:1], letters[1:])
	}
	e += float64((column + grid.east) * hundred)
	n += float64((row + grid.north) * hundred)
	lon, lat := fromUPS(e, n, grid.northern)
	return orb.Point{lon, lat}, nil
}

func parseZone(number, letters string, e, n float64) (orb.Point, error) {
	zone, err := strconv.Atoi(number)
	if err != nil || len(number) > 2 || zone < 1 || zone > 60 {
		return orb.Point{}, fmt.Errorf("zone %s is outside 1..60", number)
	}
	band := strings.IndexByte(bands, letters[0])
	if band < 0 {
		return orb.Point{}, fmt.Errorf("%q is no band of a zone", letters[:1])
	}
	if letters[0] == 'X' && (zone == 32 || zone == 34 || zone == 36) {
		return orb.Point{}, fmt.Errorf("zone %d has no band X", zone)
	}
	column, row := strings.IndexByte(columns(zone), letters[1]), strings.IndexByte(rows, letters[2])
	if column < 0 || row < 0 {
		return orb.Point{}, fmt.Errorf("zone %d has no square %q", zone, letters[1:])
	}
	e += float64((column + 1) * hundred)
	n += float64((row + len(rows) - boolInt(zone%2 == 0)*5) % len(rows) * hundred)
	lon, lat, ok := inBand(e, n, band)
	if !ok {
		return orb.Point{}, fmt.Errorf("square %q does not lie in band %q", letters[1:], letters[:1])
	}
	return orb.Point{wrap(lon + middle(zone)), lat}, nil
}

// inBand finds the turn of the row letters, which come again every 2,000 km,
// whose northing lies in a band.
func inBand(e, n float64, band int) (lon, lat float64, ok bool) {
	south, north := float64(band-10)*8, float64(band-9)*8
	if band == len(bands)-1 {
		north = 84
	}
	const turn = 20 * hundred
	for k := range 5 {
		y := n + float64(k*turn) - southern(band < 10)
		lon, lat = fromUTM(e, y)
		if lat > south-slack && lat < north+slack {
			return lon, lat, true
		}
	}
	return 0, 0, false
}

// slack is how far outside its band the middle of a square may lie that the edge
// of the band cuts, in degrees.
const slack = 0.8

func wrap(lon float64) float64 {
	if lon < -180 {
		return lon + 360
	}
	if lon >= 180 {
		return lon - 360
	}
	return lon
}
