package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"sandtable/data/ingest"
	"sandtable/data/prepared"
)

// longTable writes a table of n rows with every column, and something wrong now and then.
func longTable(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("id,title,start,end,kind,lon,lat,summary,aliases,tags,note,colour\n")
	for i := range n {
		start, end := fmt.Sprintf("20%02d-0%d-1%d", i%30, 1+i%9, i%10), ""
		switch i % 500 {
		case 1:
			start = "2014?"
		case 2:
			end = ".."
		case 3:
			start = "no date"
		case 4:
			start = "2014-05-06T07:08:09Z"
		}
		fmt.Fprintf(&b, "e%d,Ереван %d,%s,%s,k%d,%d.5,%d.25,s,a|b,t,n%d,red\n", i, i, start, end, i%20, i%360-180, i%181-90, i)
	}
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, long, long); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPreparedIsTheSameDataset(t *testing.T) {
	path := longTable(t, prepared.MinRows)
	want, wantProblems, err := ingest.Load(t.Context(), path, ingest.Options{Unprepared: true})
	if err != nil || len(wantProblems) == 0 {
		t.Fatal(wantProblems, err)
	}
	for _, how := range []string{"made", "used"} {
		got, problems, err := ingest.Load(t.Context(), path, ingest.Options{Say: func(note string) { t.Error(note) }})
		if err != nil {
			t.Fatal(err)
		}
		if got.Events.Orders == nil {
			t.Errorf("%s: no orders came along", how)
		}
		got.Events.Orders = nil
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(problems, wantProblems) {
			t.Errorf("%s: the dataset is another one", how)
		}
	}
	if _, err := os.Stat(path + prepared.Suffix); err != nil {
		t.Error(err)
	}
}
