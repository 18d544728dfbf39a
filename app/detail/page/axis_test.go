package page_test

import (
	"math"
	"testing"

	"sandtable/app/detail/page"
	"sandtable/data/edtf"
)

func labels(ticks []page.Tick) (out []string) {
	for _, t := range ticks {
		out = append(out, t.Label)
	}
	return out
}

func TestTicks(t *testing.T) {
	tests := []struct {
		top  float64
		n    int
		want []string
	}{
		{10000, 6, []string{"0", "2,000", "4,000", "6,000", "8,000", "10,000"}},
		{3, 6, []string{"0", "1", "2", "3"}},
		{1, 5, []string{"0", "1"}},
		{50e6, 3, []string{"0", "20 m", "40 m", "60 m"}},
		{2.5e9, 3, []string{"0", "1 bn", "2 bn", "3 bn"}},
		{0, 4, []string{"0", "0.4", "0.8", "1.2"}},
		{math.Inf(1), 1, []string{"0", "1"}},
	}
	for _, test := range tests {
		got := labels(page.Ticks(test.top, test.n))
		if test.top == 0 {
			if len(got) < 2 {
				t.Errorf("no axis for zero: %q", got)
			}
			continue
		}
		if len(got) != len(test.want) {
			t.Errorf("%v, %d: %q want %q", test.top, test.n, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%v, %d: %q want %q", test.top, test.n, got, test.want)
			}
		}
	}
}

func TestTicksReachTheTop(t *testing.T) {
	for top := 0.013; top < 1e12; top *= 1.37 {
		for n := 1; n <= 7; n++ {
			ticks := page.Ticks(top, n)
			last := ticks[len(ticks)-1].At
			if ticks[0].At != 0 || last < top*(1-1e-9) || len(ticks) > n+1 {
				t.Fatalf("%v with %d: %v", top, n, ticks)
			}
			for i := 1; i < len(ticks); i++ {
				if ticks[i].At <= ticks[i-1].At {
					t.Fatalf("%v with %d: %v", top, n, ticks)
				}
			}
		}
	}
}

func TestDateTicks(t *testing.T) {
	tests := []struct {
		a, z string
		n    int
		want string
	}{
		{"2025-09-20", "2025-11-20", 6, "[Oct 2025 Nov 2025]"},
		{"2025-10-28", "2025-11-03", 8, "[28 Oct 2025 29 Oct 30 Oct 31 Oct 1 Nov 2 Nov 3 Nov]"},
		{"2006-01-01", "2025-12-31", 5, "[2010 2015 2020 2025]"},
		{"1900-06-01", "2000-06-01", 4, "[1920 1940 1960 1980 2000]"},
	}
	for _, test := range tests {
		a, _ := edtf.ParseDay(test.a)
		z, _ := edtf.ParseDay(test.z)
		ticks := page.DateTicks(a, z, test.n)
		if len(ticks) > test.n || len(ticks) == 0 {
			t.Errorf("%s to %s: %q", test.a, test.z, labels(ticks))
		}
		t.Logf("%s to %s: %q", test.a, test.z, labels(ticks))
	}
}

func TestDateTicksStayInside(t *testing.T) {
	a := edtf.DayOf(1898, 11, 3)
	for days := 1; days < 300000; days = days*13/10 + 1 {
		z := a + edtf.Day(days)
		for n := 2; n <= 6; n++ {
			ticks := page.DateTicks(a, z, n)
			if len(ticks) > n {
				t.Fatalf("%d days, %d: %q", days, n, labels(ticks))
			}
			for i, tick := range ticks {
				if tick.At < float64(a) || tick.At > float64(z) || i > 0 && tick.At <= ticks[i-1].At {
					t.Fatalf("%d days, %d: %v", days, n, ticks)
				}
			}
		}
	}
}
