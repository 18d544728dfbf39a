package main

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestParsePlace(t *testing.T) {
	row := func(name, code, country, population string) []string {
		cells := make([]string, 19)
		cells[1], cells[4], cells[5], cells[7], cells[8], cells[14] = name, "10.5", "-66.9", code, country, population
		return cells
	}
	codes := map[string]string{"VE": "VEN"}
	cases := []struct {
		cells   []string
		taken   bool
		capital bool
		state   string
	}{
		{row("Caracas", "PPLC", "VE", "3000000"), true, true, "VEN"},
		{row("Village", "PPL", "VE", "99999"), false, false, ""},
		{row("Seat", "PPLA", "VE", "20000"), true, false, "VEN"},
		{row("Quarter", "PPLX", "VE", "900000"), false, false, ""},
		{row("Cayenne", "PPLC", "GF", "60000"), true, false, "FRA"},
		{row("Pristina", "PPLC", "XK", "550000"), true, true, "XKX"},
	}
	for _, c := range cases {
		p, ok, err := parsePlace(c.cells, codes)
		if err != nil || ok != c.taken || p.Capital != c.capital || p.State != c.state {
			t.Errorf("%s: %+v, %v, %v", c.cells[1], p.City, ok, err)
		}
	}
	if _, _, err := parsePlace(row("X", "PPLC", "??", "1"), codes); err == nil || !strings.Contains(err.Error(), "??") {
		t.Errorf("unknown country: %v", err)
	}
	if p, _, _ := parsePlace(row("Palikir - National Government Center", "PPLC", "VE", "0"), codes); p.Name != "Palikir" {
		t.Errorf("name %q", p.Name)
	}
}

func TestRiverRank(t *testing.T) {
	for lengthM, want := range map[float64]uint8{4_000_000: 3, 2_000_000: 3, 1_500_000: 4, 700_000: 5, 10_000: 6} {
		if got := riverRank(lengthM); got != want {
			t.Errorf("%v km: rank %d, want %d", lengthM/1000, got, want)
		}
	}
}

func TestLakeSetKeepsTheFirst(t *testing.T) {
	square := func(w, s, size float64) orb.Polygon {
		return orb.Polygon{{{w, s}, {w + size, s}, {w + size, s + size}, {w, s + size}, {w, s}}}
	}
	var s lakeSet
	s.add(square(0, 0, 1))
	s.add(square(0.05, 0, 1))
	s.add(square(5, 5, 1))
	if len(s.polygons) != 2 || s.polygons[0][0][0][0] != 0 {
		t.Errorf("%d lakes", len(s.polygons))
	}
}

func TestReadGeoPackage(t *testing.T) {
	for _, bad := range []string{"", "zz", "4750", "474700010000000000"} {
		if _, err := readGeoPackage(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
