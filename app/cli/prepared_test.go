package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/data/prepared"
)

// bigTable writes a table that is large enough to be prepared, with days, coarse
// and open dates, times, kinds of its own, rows without a place and wrong cells.
func bigTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("id,title,start,end,category,lon,lat,note\n")
	dates := []string{"2014-03-01,", "2014,2015-02", "2016-01-05,..", ",", "2015-02-30,", "2013-05-06T10:00:00Z,2013-05-06T12:00:00Z", "2012~,"}
	for i := range prepared.MinRows + 10 {
		place := fmt.Sprintf("%d.5,%d.25", i%360-180, i%170-85)
		if i%11 == 0 {
			place = ","
		}
		date := "2014-01-02,"
		if i%100 == 0 {
			date = dates[i/100%len(dates)]
		}
		fmt.Fprintf(&b, "e%d,Event %d,%s,k%d,%s,n\n", i, i, date, i%5, place)
	}
	path := filepath.Join(t.TempDir(), "big.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPreparedChangesNoResult(t *testing.T) {
	path := bigTable(t)
	commands := [][]string{
		{"events", path, "--format", "csv", "--window", "2014-01/2014-06"},
		{"events", path, "--format", "json", "--window", "2015/2017", "--mode", "certain"},
		{"summary", path, "--by", "kind,year"}, {"sources", path}, {"check", path, "--format", "json"},
		{"snapshot", path, "--out", filepath.Join(filepath.Dir(path), "map.png"), "--filter", "kind = k3"},
	}
	results := func(option string) (all []string) {
		for _, c := range commands {
			r := run(append(c, "--prepared", option)...)
			all = append(all, fmt.Sprint(r.code, r.out, r.err))
		}
		picture, err := os.ReadFile(filepath.Join(filepath.Dir(path), "map.png"))
		if err != nil {
			t.Fatal(err)
		}
		return append(all, string(picture))
	}
	want := results("off")
	if _, err := os.Stat(path + prepared.Suffix); err == nil {
		t.Fatal("a file was made although that was switched off")
	}
	for range 2 { // making the file, and using it
		for i, got := range results("auto") {
			if got != want[i] {
				t.Errorf("result %d of %q differs: %.300s\nwant %.300s", i, commands, got, want[i])
			}
		}
		if _, err := os.Stat(path + prepared.Suffix); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPreparedOpensWithoutItsSource(t *testing.T) {
	path := bigTable(t)
	want := run("events", path, "--format", "csv")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got := run("events", path+prepared.Suffix, "--format", "csv"); got != want || got.code != 0 {
		t.Errorf("%d, %.200s, want %d", got.code, got.err, want.code)
	}
	if r := run("events", "--prepared", "maybe"); r.code != 2 || !strings.Contains(r.err, "--prepared") {
		t.Errorf("%+v", r)
	}
}
