package mgrs_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/geo/mgrs"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

func Example() {
	ref, _ := mgrs.Format(orb.Point{44.4, 33.3}, 5)
	fmt.Println(mgrs.Spaced(ref))
	p, size, _ := mgrs.Parse("38S MB 44 88")
	fmt.Printf("%.5f %.5f, %g m\n", p.Lon(), p.Lat(), size)
	// Output:
	// 38S MB 44140 84706
	// 44.40363 33.33424, 1000 m
}

// TestPublished holds references that others have published: the first seven
// come from the documentation and tests of GeographicLib, the next from those of
// proj4js; the rest fix zones and bands by hand.
func TestPublished(t *testing.T) {
	cases := []struct {
		lon, lat float64
		digits   int
		want     string
	}{
		{44.4, 33.3, 5, "38SMB4414084706"},
		{0, 0, 5, "31NAA6602100000"},
		{180, 90, 5, "ZAH0000000000"},
		{0, -90, 5, "BAN0000000000"},
		{-180, 0, 5, "01NAA6602100000"},
		{180, 0, 5, "01NAA6602100000"},
		{78.9012, 12.3456, 5, "44PKU7177565663"},
		{16.41450, 48.24949, 0, "33UXP"},
		{44.4, 33.3, 2, "38SMB4484"},
		{44.4, 33.3, 1, "38SMB48"},
	}
	for _, c := range cases {
		got, err := mgrs.Format(orb.Point{c.lon, c.lat}, c.digits)
		if err != nil || got != c.want {
			t.Errorf("%v %v: %q, %v, want %q", c.lat, c.lon, got, err, c.want)
		}
	}
	if p, _, err := mgrs.Parse("33UXP0500444997"); err != nil || math.Abs(p.Lon()-16.4145) > 1e-5 || math.Abs(p.Lat()-48.24949) > 1e-5 {
		t.Errorf("33UXP0500444997: %v, %v", p, err)
	}
}

func TestZones(t *testing.T) {
	cases := []struct {
		name     string
		lon, lat float64
		want     string
	}{
		{"Bergen lies in the wide zone of Norway", 5.32, 60.39, "32V"},
		{"west of it", 2.9, 60.39, "31V"},
		{"south of it", 5.32, 55.9, "31U"},
		{"north of it", 5.32, 64, "31W"},
		{"Longyearbyen", 15.65, 78.22, "33X"},
		{"Svalbard, 8.9", 8.9, 78, "31X"},
		{"Svalbard, 9", 9, 78, "33X"},
		{"Svalbard, 21", 21, 78, "35X"},
		{"Svalbard, 33", 33, 78, "37X"},
		{"Svalbard, 42", 42, 78, "38X"},
		{"below Svalbard", 8.9, 71.9, "32W"},
		{"the top of band X", 0, 83.999, "31X"},
		{"above it", -1, 84, "YZ"},
		{"above it, east", 1, 84, "ZA"},
		{"the bottom of band C", -170, -80, "02C"},
		{"below it", -1, -80.01, "AZ"},
		{"La Orchila", -66.13, 11.8, "19P"},
	}
	for _, c := range cases {
		got, err := mgrs.Format(orb.Point{c.lon, c.lat}, 0)
		if err != nil || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, %v, want %q...", c.name, got, err, c.want)
		}
	}
}

// TestRoundTrip holds that the middle of the square of a point lies in that
// square, and no further from the point than its size allows, on the whole globe
// and at every precision.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 60_000 {
		p := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * 180 / math.Pi}
		if i%10 == 0 {
			p[1] = math.Copysign(79+11*r.Float64(), p[1]) // the polar grids are small
		}
		digits := i % (mgrs.MaxDigits + 1)
		ref, err := mgrs.Format(p, digits)
		if err != nil {
			t.Fatal(err)
		}
		middle, size, err := mgrs.Parse(mgrs.Spaced(ref))
		if err != nil {
			t.Fatalf("%v gave %s: %v", p, ref, err)
		}
		var distM float64
		geodesic.WGS84.Inverse(p[1], p[0], middle[1], middle[0], &distM, nil, nil)
		if distM > size*math.Sqrt2/2*1.01/0.994 {
			t.Fatalf("%v gave %s, whose middle lies %.1f m away", p, ref, distM)
		}
		// A square that its band or zone cuts may have its middle in the next one.
		if again, err := mgrs.Format(middle, digits); digits > 3 && (err != nil || again != ref) && again[:3] == ref[:3] {
			t.Fatalf("%v gave %s and its middle %v %s, %v", p, ref, middle, again, err)
		}
	}
}

// TestMeridian holds the series against another way to the same number: on the
// middle meridian of a zone the northing is 0.9996 of the length of the meridian.
func TestMeridian(t *testing.T) {
	for lat := 0.5; lat < 84; lat += 1.7 {
		var distM float64
		geodesic.WGS84.Inverse(0, 9, lat, 9, &distM, nil, nil)
		ref, err := mgrs.Format(orb.Point{9, lat}, 5)
		if err != nil {
			t.Fatal(err)
		}
		north := int(0.9996*distM+1e-7) % 100_000
		want := fmt.Sprintf("00000%05d", north)
		if lat >= 72 {
			continue // 9° E is the edge of two zones there
		}
		if got := ref[len(ref)-10:]; got != want {
			t.Errorf("%v N: %s, want %s", lat, got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	for text, reason := range map[string]string{
		"":                   "lacks the letters",
		"19":                 "lacks the letters",
		"19P":                "lacks the letters",
		"19PGN123":           "cannot be halved",
		"19PGN123456123456":  "more than 10",
		"61PGN1212":          "outside 1..60",
		"0PGN1212":           "outside 1..60",
		"019PGN1212":         "outside 1..60",
		"19AGN1212":          "no band",
		"19IGN1212":          "no band",
		"19PIN1212":          "no square",
		"19PJN1212":          "no square", // J belongs to other zones
		"32XNG1212":          "no band X",
		"19PGA1212":          "does not lie in band",
		"PGN1212":            "no polar grid",
		"ZZZ1212":            "no square",
		"19PGN12AB":          "not a number",
		"38SMB4488 and more": "not a number",
	} {
		if p, _, err := mgrs.Parse(text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: %v, %v, want %q", text, p, err, reason)
		}
	}
	for _, p := range []orb.Point{{0, 91}, {181, 0}, {math.NaN(), 0}, {0, math.NaN()}} {
		if ref, err := mgrs.Format(p, 5); err == nil {
			t.Errorf("%v gave %q", p, ref)
		}
	}
	if _, err := mgrs.Format(orb.Point{}, 6); err == nil {
		t.Error("six digits")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"38SMB4414084706", "ZAH0000000000", "19P GP 12 34", "01CDM", "60XWG9", "BAN"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, size, err := mgrs.Parse(text)
		if err != nil {
			return
		}
		if !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) || !(size >= 1) {
			t.Errorf("%q gave %v, %v", text, p, size)
		}
		if _, err := mgrs.Format(p, 5); err != nil {
			t.Errorf("%q gave %v: %v", text, p, err)
		}
	})
}
