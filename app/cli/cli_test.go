package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/app/cli"
	"sandtable/app/store"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// result is what a run of the program left.
type result struct {
	code     int
	out, err string
}

// run runs the program with arguments; opening the main window does nothing.
func run(args ...string) result {
	var out, err bytes.Buffer
	code := cli.Main(args, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &err}, func(cli.Window) error { return nil })
	return result{code, out.String(), err.String()}
}

func TestCommands(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		name     string
		args     []string
		code     int
		out, err string // must occur
	}{
		{"help", []string{"--help"}, 0, "sandtable [command]", ""},
		{"events as JSON", []string{"events"}, 0, `"id":"russia-loans"`, "in the dataset"},
		{"events as CSV tell what they lose", []string{"events", "--format", "csv"}, 0, "id,kind,title", "claims are counted"},
		{"events of another dataset", []string{"events", "testdata/tiny"}, 0, `"id":"ships"`, "1 without a date"},
		{"events of a table", []string{"events", "testdata/table.csv", "--format", "csv"}, 0, "1,raid,One", "1 without a date"},
		{"events of a window", []string{"events", "testdata/table.csv", "--window", "2019", "--format", "csv"}, 0, "3,exercise,Three", "1 match"},
		{"a filter", []string{"events", "--filter", "kind = exercise", "--format", "jsonl"}, 0, `"kind":"exercise"`, "3 match"},
		{"a wrong filter", []string{"events", "--filter", "kind = exersise"}, 2, "", "  kind = exersise\n         ^"},
		{"a filter that does not parse", []string{"events", "--filter", "(kind"}, 2, "", "column"},
		{"a wrong window", []string{"events", "--window", "2019?"}, 2, "", "--window"},
		{"a wrong mode", []string{"events", "--mode", "sure"}, 2, "", "--mode"},
		{"a wrong format", []string{"events", "--format", "xlsx"}, 2, "", "formats: json"},
		{"a wrong option", []string{"events", "--shade", "red"}, 2, "", "unknown flag"},
		{"a wrong frame where no picture is made", []string{"events", "--bbox", "1,2"}, 2, "", "--bbox"},
		{"a wrong middle", []string{"sources", "--center", "east"}, 2, "", "--center"},
		{"too near", []string{"claims", "--zoom", "99"}, 2, "", "zoom"},
		{"a wrong size", []string{"summary", "--size", "wide"}, 2, "", "--size"},
		{"a wrong scale", []string{"states", "--scale", "-3"}, 2, "", "scale"},
		{"a wrong day made", []string{"relations", "--date", "today"}, 2, "", "--date"},
		{"a wrong annotation", []string{"events", "--annotate", "ring:-66,11,1,000km"}, 2, "", `column 13: "1" is no radius`},
		{"a wrong theme of the window", []string{"--theme", "print"}, 2, "", "--theme"},
		{"two datasets", []string{"events", "a", "b"}, 2, "", "one DATA"},
		{"a missing dataset", []string{"events", "testdata/none"}, 1, "", "testdata/none"},
		{"a file that cannot be made", []string{"events", "--out", in("no/such/events.json")}, 1, "", "events.json"},
		{"as known", []string{"events", "--as-known", "2025-09"}, 0, "[", "as known on 30 September 2025"},
		{"within", []string{"events", "testdata/table.csv", "--within", "-68,10,-66.5,11", "--format", "csv"}, 0, "1,raid,One", "1 match"},
		{"sources", []string{"sources", "--format", "csv"}, 0, "global-watch", ""},
		{"claims", []string{"claims"}, 0, `"about":[`, ""},
		{"claims of a table", []string{"claims", "testdata/table.csv"}, 0, `"about":["1","2","3"]`, ""},
		{"relations", []string{"relations", "--format", "csv"}, 0, "rus-ven-treaty,RUS,VEN", ""},
		{"states", []string{"states", "--of", "VEN", "--at", "2025-10-31"}, 0, `"state":"RUS"`, ""},
		{"states of nobody", []string{"states", "--of", "XXX", "--out", in("states.json")}, 2, "", "no actor"},
		{"states on no day", []string{"states", "--at", "soon"}, 2, "", "--at"},
		{"summary", []string{"summary", "--by", "kind"}, 0, "deployment", ""},
		{"summary as JSON", []string{"summary", "--by", "kind", "--format", "json"}, 0, `"kind": "exercise", "count": 3`, ""},
		{"summary of nothing", []string{"summary", "--by", "colour"}, 2, "", "colour"},
		{"check", []string{"check"}, 0, "0 errors", ""},
		{"check a broken dataset", []string{"check", "testdata/broken"}, 1, "events.csv:2", ""},
		{"check as JSON", []string{"check", "testdata/broken", "--format", "json"}, 1, `"code": "event-without-claim"`, ""},
		{"check a dataset with a warning", []string{"check", "testdata/warned"}, 0, "0 errors, 1 warnings", ""},
		{"check it strictly", []string{"check", "testdata/warned", "--strict"}, 1, "warning: sources.csv:3", ""},
		{"check nothing", []string{"check", "testdata/none"}, 1, "", "testdata/none"},
		{"date", []string{"date", "2018-12"}, 0, `"latest_end": "2018-12-31"`, ""},
		{"date before 0", []string{"date", "-0050", "--kind", "period"}, 0, `"canonical": "-0050"`, ""},
		{"date in words", []string{"date", "--format", "text", "2018-12"}, 0, "some day in December 2018", ""},
		{"a date that is none", []string{"date", "2019-02-29"}, 1, `"level": null`, ""},
		{"a set as a moment", []string{"date", "--kind", "moment", "{2018,2019}"}, 1, "all-of", ""},
		{"a far year", []string{"date", "Y17000"}, 0, `"+017000-01-01"`, ""},
		{"no date", []string{"date"}, 2, "", "no date"},
		{"a wrong kind", []string{"date", "--kind", "day", "2018"}, 2, "", "--kind"},
		{"a snapshot without a file", []string{"snapshot"}, 2, "", "--out"},
		{"a snapshot as another picture", []string{"snapshot", "--out", in("x.gif")}, 2, "", ".png, .svg or .pdf"},
		{"a snapshot of no size", []string{"snapshot", "--out", in("x.png"), "--size", "10x10"}, 2, "", "size 10x10"},
		{"a snapshot beyond the world", []string{"snapshot", "--out", in("x.png"), "--bbox", "0,50,10,40"}, 2, "", "--bbox"},
		{"a reference layer that is none", []string{"snapshot", "--out", in("x.png"), "--reference", "testdata/table.csv"}, 1, "", `"table.csv": not a GeoJSON`},
		{"tiles that are none", []string{"snapshot", "--out", in("x.png"), "--tiles", "testdata/table.csv"}, 1, "", `"table.csv": neither MBTiles nor PMTiles`},
		{"a reference layer that is not there", []string{"--reference", "testdata/none.kml"}, 1, "", "none.kml"},
		{"a snapshot of another projection", []string{"snapshot", "--out", in("x.png"), "--projection", "globe"}, 2, "", "mercator"},
		{"a dataset without a file", []string{"events", "--format", "dataset"}, 2, "", "--out"},
		{"bench with both", []string{"bench", "testdata/tiny", "--events", "5"}, 2, "", "--events"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run(c.args...)
			if got.code != c.code || !strings.Contains(got.out, c.out) || !strings.Contains(got.err, c.err) {
				t.Errorf("code %d, want %d\nout %.300q\nerr %.300q", got.code, c.code, got.out, got.err)
			}
		})
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("failed runs left %v %v", left, err)
	}
}

func TestEveryCommandHasHelpWithAnExample(t *testing.T) {
	for _, name := range strings.Fields("snapshot events sources claims relations states summary check date bench") {
		got := run(name, "--help")
		if got.code != 0 || !strings.Contains(got.out, "Examples:\n  sandtable "+name) {
			t.Errorf("%s: code %d, %.200q", name, got.code, got.out)
		}
	}
}

func TestWindowIsOpened(t *testing.T) {
	var got cli.Window
	open := func(w cli.Window) error { got = w; return nil }
	args := []string{"some.csv", "--theme", "dark", "--trace", "t", "--view", "v"}
	if code := cli.Main(args, cli.Streams{Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}, open); code != cli.Made {
		t.Errorf("code %d", code)
	}
	if got.Data != "some.csv" || got.View != "v" || got.Trace != "t" || got.Theme != "dark" {
		t.Errorf("got %+v", got)
	}
	if code := cli.Main([]string{"--window", "2018-12", "--bbox=-80,0,-60,20"}, cli.Streams{}, open); code != cli.Made {
		t.Fatalf("code %d", code)
	}
	extent := store.Range{A: edtf.DayOf(2006, 1, 1), Z: edtf.DayOf(2025, 12, 31)}
	v, err := got.Apply(store.View{Camera: geo.Camera{Projection: geo.Mercator}}, extent, 800, 500)
	if err != nil || v.Window.A != edtf.DayOf(2018, 12, 1) || v.Window.Z != edtf.DayOf(2018, 12, 31) || v.Camera.Lon != -70 {
		t.Errorf("the view options gave %+v, %v", v, err)
	}
	if _ = cli.Main([]string{"--window", "2019-02-29"}, cli.Streams{}, open); got.Apply == nil {
		t.Fatal("no options")
	}
	if _, err := got.Apply(v, extent, 800, 500); err == nil {
		t.Error("a bad window must be an error")
	}
	var message bytes.Buffer
	failing := func(cli.Window) error { return errors.New("no display") }
	if code := cli.Main(nil, cli.Streams{Out: &message, Err: &message}, failing); code != cli.Failed || message.String() != "sandtable: no display\n" {
		t.Errorf("code %d, %q", code, message.String())
	}
}

// A subcommand wins over a file of its name.
func TestSubcommandWins(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("date", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := run("date", "2018"); got.code != 0 || !strings.Contains(got.out, "2018-12-31") {
		t.Errorf("%+v", got)
	}
}

func ExampleMain() {
	streams := cli.Streams{In: strings.NewReader(""), Out: os.Stdout, Err: os.Stderr}
	code := cli.Main([]string{"date", "--format", "text", "2018-12"}, streams, func(cli.Window) error { return nil })
	fmt.Println(code)
	// Output:
	// 2018-12 (moment): some day in December 2018; starts 2018-12-01 to 2018-12-31, ends 2018-12-01 to 2018-12-31
	// 0
}
