package edtf_test

import (
	"testing"

	"sandtable/data/edtf"
)

func BenchmarkParse(b *testing.B) {
	for _, in := range []string{"2018-12-10", "2018-12", "2018-12-10T14:30:00Z", "2004-06-~01/2004-06-~20", "[1667,1668,1670..1672]"} {
		b.Run(in, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := edtf.Parse(in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestWindowsAllocateNothing(t *testing.T) {
	bounds, _ := mustParse(t, "2018-12").Bounds(edtf.Moment, edtf.MinDay)
	met := 0
	allocs := testing.AllocsPerRun(100, func() {
		if bounds.Possible(0, 20000) || bounds.Certain(0, 20000) || bounds.HasCore() {
			met++
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
