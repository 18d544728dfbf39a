package geo_test

import (
	"testing"

	"github.com/paulmach/orb"

	"sandtable/geo"
)

func TestFormat(t *testing.T) {
	laOrchila := orb.Point{-66.13, 11.8}
	cases := []struct{ got, want string }{
		{geo.FormatLon(-65), "65° W"}, {geo.FormatLon(0), "0°"}, {geo.FormatLon(180), "180°"}, {geo.FormatLon(-180), "180°"},
		{geo.FormatLon(190), "170° W"}, {geo.FormatLon(66.50000000001), "66.5° E"},
		{geo.FormatLat(10), "10° N"}, {geo.FormatLat(-0.25), "0.25° S"}, {geo.FormatLat(0), "0°"},
		{geo.FormatDecimal(laOrchila), "11.8000° N, 66.1300° W"},
		{geo.FormatDMS(laOrchila), `11°48'00" N, 66°07'48" W`},
		{geo.FormatDMS(orb.Point{59.99999, -0.5}), `0°30'00" S, 60°00'00" E`},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCompass(t *testing.T) {
	for bearing, want := range map[float64]string{0: "north", 22: "north", 23: "north-east", 180: "south", -90: "west", 337.6: "north", 720: "north", 315: "north-west"} {
		if got := geo.Compass(bearing); got != want {
			t.Errorf("%v is %q, want %q", bearing, got, want)
		}
	}
}
