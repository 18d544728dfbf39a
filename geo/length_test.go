package geo_test

import (
	"strings"
	"testing"

	"sandtable/geo"
)

func TestParseLength(t *testing.T) {
	for text, want := range map[string]struct {
		shown string
		m     float64
	}{
		"1000": {"1,000 km", 1e6}, "1,000 km": {"1,000 km", 1e6}, "1000km": {"1,000 km", 1e6}, "1 000 km": {"1,000 km", 1e6},
		"92.5 nmi": {"92.5 nmi", 171_310}, "540NM": {"540 nmi", 1_000_080}, "0.25mi": {"0.25 mi", 402.336},
		"12,345.678 m": {"12,345.678 m", 12_345.678}, ".5": {"0.5 km", 500}, "20,003 km": {"20,003 km", 20_003_000},
	} {
		l, err := geo.ParseLength(text)
		if err != nil || l.String() != want.shown || l.Metres() != want.m {
			t.Errorf("%q: %v = %v m, %v", text, l, l.Metres(), err)
		}
	}
	for text, reason := range map[string]string{
		"": "not a length", "km": "not a length", "1,5 km": "not a length", "1,0000 km": "not a length", ",100": "not a length",
		"1.5,000": "not a length", "0 km": "not between", "20,004 km": "not between", "-5 km": "not a length", "5 ells": `"ells"`,
		"infkm": "not a length", "1e3 km": "not a length", "0x10 km": "not a length", "1..2": "not a length",
	} {
		if l, err := geo.ParseLength(text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: %v, %v, want %q", text, l, err, reason)
		}
	}
}

func FuzzParseLength(f *testing.F) {
	for _, s := range []string{"1,000 km", "92.5nmi", "0x1p-2 mi", "1_000", "nan"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if l, err := geo.ParseLength(text); err == nil && !(l.Metres() > 0 && l.Metres() < 20_004_000) {
			t.Errorf("%q gave %v", text, l)
		}
	})
}
