package report_test

import (
	"strconv"
	"strings"
	"testing"

	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/ingest"
	"sandtable/data/pack"
)

// manyEvents is a plain table of n events, on a grid.
func manyEvents(t *testing.T, n int) *data.Dataset {
	t.Helper()
	var b strings.Builder
	b.WriteString("id,title,start,lon,lat\n")
	for i := range n {
		b.WriteString(strings.Join([]string{"e" + strconv.Itoa(i), "Event", "2020-01-01", strconv.Itoa(i%100 - 50), strconv.Itoa(i/100 - 30)}, ",") + "\n")
	}
	ds, _, err := ingest.ReadTable(t.Context(), strings.NewReader(b.String()), ingest.Options{Name: "many.csv", Comma: ','})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// TestFormats: every format keeps the view, names itself by the file's end, and
// says where events stand in it as pixels; a PNG is pixels throughout.
func TestFormats(t *testing.T) {
	f := load(t)
	shots := []report.Snapshot{}
	for _, n := range []int{4000, 20} {
		f.pack = &pack.Package{Dataset: manyEvents(t, n)}
		f.extent = scene.Extent(f.pack.Dataset)
		shots = append(shots, f.snapshot(t, f.view(nil), report.Options{}))
	}
	for _, name := range report.FormatNames() {
		format, err := report.FormatOf("a/b." + strings.ToUpper(name))
		if err != nil || format.String() != name {
			t.Errorf("%s: %v (%v)", name, format, err)
		}
		for _, s := range shots {
			file, err := report.Write(t.Context(), f.kit, s, format)
			if err != nil {
				t.Fatal(name, err)
			}
			if view, err := report.ViewOf(file); err != nil || !strings.Contains(string(view), `"window"`) {
				t.Errorf("%s: view %q (%v)", name, view, err)
			}
			says := strings.Contains(string(file), `aria-label="Events as one bitmap`)
			if name == "svg" && says != (len(s.Match.Events()) > 1000) {
				t.Errorf("%s with %d events: says that they are a bitmap: %v", name, s.Match.N, says)
			}
		}
	}
	if _, err := report.FormatOf("x.gif"); err == nil {
		t.Error("a .gif was taken")
	}
}
