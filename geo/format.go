package geo

import (
	"fmt"
	"math"
	"strconv"

	"sandtable/geo/mgrs"

	"github.com/paulmach/orb"
)

// FormatLon returns a longitude as a label of the graticule: "65° W", "0°",
// "180°", "66.5° W". It prints as many decimals as the value has, up to six.
func FormatLon(lon float64) string {
	if math.Abs(lon) == 180 {
		return "180°"
	}
	return degreeLabel(WrapLon(lon), "E", "W")
}

// FormatLat returns a latitude as a label of the graticule: "10° N", "0°".
func FormatLat(lat float64) string { return degreeLabel(lat, "N", "S") }

func degreeLabel(v float64, positive, negative string) string {
	v = math.Round(v*1e6) / 1e6
	text := strconv.FormatFloat(math.Abs(v), 'f', -1, 64) + "°"
	switch {
	case v > 0:
		return text + " " + positive
	case v < 0:
		return text + " " + negative
	}
	return text
}

// FormatDecimal returns a point in decimal degrees, latitude first as people
// write it: "11.8000° N, 66.1300° W". Four decimals are 11 m.
func FormatDecimal(p orb.Point) string {
	return decimal(p[1], "N", "S") + ", " + decimal(WrapLon(p[0]), "E", "W")
}

func decimal(v float64, positive, negative string) string {
	return fmt.Sprintf("%.4f° %s", math.Abs(v), side(v, positive, negative))
}

// FormatDMS returns a point in degrees, minutes and whole seconds, latitude
// first: `11°48'00" N, 66°07'48" W`.
func FormatDMS(p orb.Point) string {
	return dms(p[1], "N", "S") + ", " + dms(WrapLon(p[0]), "E", "W")
}

func dms(v float64, positive, negative string) string {
	s := int(math.Round(math.Abs(v) * 3600))
	return fmt.Sprintf(`%d°%02d'%02d" %s`, s/3600, s/60%60, s%60, side(v, positive, negative))
}

func side(v float64, positive, negative string) string {
	if v < 0 {
		return negative
	}
	return positive
}

// FormatMGRS returns the square of 1 m of the Military Grid Reference System that
// holds a point: "19P HP 12774 06041".
func FormatMGRS(p orb.Point) string {
	ref, err := mgrs.Format(orb.Point{WrapLon(p[0]), p[1]}, mgrs.MaxDigits)
	if err != nil {
		return ""
	}
	return mgrs.Spaced(ref)
}

// FormatDistance returns a distance in kilometres and nautical miles: "168.2 km ·
// 90.8 nmi"; from 1,000 on without a decimal.
func FormatDistance(distM float64) string {
	return kilo(distM/1000) + " km · " + kilo(distM/NauticalMile) + " nmi"
}

// FormatBearing returns a bearing in whole degrees: "028°".
func FormatBearing(bearing float64) string {
	b := math.Mod(math.Round(math.Mod(bearing, 360))+360, 360)
	return fmt.Sprintf("%03.0f°", b)
}

// kilo is a length with one decimal below 1,000 and commas above.
func kilo(v float64) string {
	if v < 999.95 {
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	s := strconv.FormatFloat(math.Round(v), 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Compass names the eighth of the compass in which a bearing lies: "north-west".
func Compass(bearing float64) string {
	names := [...]string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"}
	i := int(math.Floor(math.Mod(math.Mod(bearing, 360)+360+22.5, 360) / 45))
	return names[min(i, len(names)-1)]
}
