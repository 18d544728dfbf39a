package geo_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/geo"

	"github.com/paulmach/orb"
)

func ExampleParsePoint() {
	for _, text := range []string{"11.8, -66.13", `11°48'00" N, 66°07'48" W`, "19P HP 12774 06041"} {
		p, err := geo.ParsePoint(text)
		fmt.Println(geo.FormatDecimal(p), err)
	}
	// Output:
	// 11.8000° N, 66.1300° W <nil>
	// 11.8000° N, 66.1300° W <nil>
	// 11.8000° N, 66.1300° W <nil>
}

// TestParsePoint holds the usual spellings of one point.
func TestParsePoint(t *testing.T) {
	for _, text := range []string{
		"11.8,-66.13", "11.8, -66.13", "11.8 -66.13", "+11.8 -66.13", "11.8/-66.13", "11.8;-66.13",
		"(11.8, -66.13)", "[11.8, -66.13]", " 11.8\t-66.13\n", "11.8, \u221266.13", "11.8, \u201366.13",
		"11.8° N, 66.13° W", "11.8°N 66.13°W", "11.8 N 66.13 W", "11.8n 66.13w", "N11.8 W66.13", "N 11.8, W 66.13",
		"W 66.13, N 11.8", "66.13° W, 11.8° N", "11,8° N 66,13° W", "11,8; -66,13", "11.8° -66.13°", "11.8°, -66.13°",
		`11°48'00" N, 66°07'48" W`, `11°48′00″N 66°07′48″W`, `11° 48' 0" N 66° 7' 48" W`, "11º48’N 66º07.8’W",
		"11 48 00 N 66 07 48 W", "N 11 48 00 W 66 07 48", "11:48:00N 66:07:48W", "11 48 00, -66 07 48",
		`11°48'00" -66°07'48"`, "11°48''0 N", "N11°48'00''W66°07'48''",
	} {
		p, err := geo.ParsePoint(text)
		if text == "11°48''0 N" {
			if err == nil {
				t.Errorf("%q gave %v", text, p)
			}
			continue
		}
		if err != nil || geo.Distance(p, orb.Point{-66.13, 11.8}) > 0.01 {
			t.Errorf("%q: %v, %v", text, p, err)
		}
	}
	south, err := geo.ParsePoint("-0 30 00, -0.5")
	if err != nil || south != (orb.Point{-0.5, -0.5}) {
		t.Errorf("half a degree south: %v, %v", south, err)
	}
}

func TestParsePointRefuses(t *testing.T) {
	for text, reason := range map[string]string{
		"":                        "not a point",
		"La Orchila":              "no part of coordinates",
		"11.8":                    "1 numbers",
		"11.8 66.13 5":            "3 numbers do not say",
		"11 48 66 7":              "4 numbers do not say",
		"11,8, -66,13":            "decimal points or dividers",
		"11,8 66,13":              "decimal points or dividers",
		"-66.13 N, 11.8 E":        "a sign and a side",
		"11.8 N, -66.13 W":        "a sign and a side",
		"11.8 N 12 S":             "do not make a point",
		"11.8 N 66.13":            "1 letters name a side",
		"N 11.8 66.13 W":          "has a fraction",
		"11.8 N W 66.13 ":         "neither before nor behind",
		"120.5, 11.8":             "latitude comes first",
		"91, 181":                 "latitude 91 is outside",
		"11.8, 181":               "longitude 181 is outside",
		"11 61 00 N 66 07 48 W":   "minutes or seconds",
		"11.5 48 N 66 07 W":       "has a fraction",
		`11'48° N 66°07' W`:       "out of place",
		"11 48 00 5 N 66 W":       "4 numbers are not",
		"19PGA1212":               "does not lie in band",
		"11 -48 N 66 07 W":        "minutes or seconds",
		strings.Repeat("11 ", 90): "not a point",
	} {
		p, err := geo.ParsePoint(text)
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: %v, %v, want %q", text, p, err, reason)
		}
	}
}

// TestWhatIsCopiedCanBePasted holds that every form in which the program writes a
// point is read as that point.
func TestWhatIsCopiedCanBePasted(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		p := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * 180 / math.Pi}
		for _, c := range []struct {
			text  string
			distM float64
		}{{geo.FormatDecimal(p), 8}, {geo.FormatDMS(p), 22}, {geo.FormatMGRS(p), 0.72}} {
			got, err := geo.ParsePoint(c.text)
			if err != nil || geo.Distance(got, p) > c.distM {
				t.Fatalf("%v was written as %q and read as %v, %v", p, c.text, got, err)
			}
		}
	}
}

func TestFormatLengths(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{geo.FormatDistance(168_237), "168.2 km · 90.8 nmi"},
		{geo.FormatDistance(999_949), "999.9 km · 539.9 nmi"},
		{geo.FormatDistance(999_951), "1,000 km · 539.9 nmi"},
		{geo.FormatDistance(20_003_931), "20,004 km · 10,801 nmi"},
		{geo.FormatBearing(28.2), "028°"}, {geo.FormatBearing(359.7), "000°"}, {geo.FormatBearing(-90), "270°"},
		{geo.FormatMGRS(orb.Point{180, 0}), "01N AA 66021 00000"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func FuzzParsePoint(f *testing.F) {
	for _, s := range []string{`11°48'00" N, 66°07'48" W`, "11,8; -66,13", "19P HP 12774 06041", "N 1 2 3 W 4 5 6", "1 -2", "°°", "N,W"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := geo.ParsePoint(text)
		if err == nil && !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) {
			t.Errorf("%q gave %v", text, p)
		}
	})
}
