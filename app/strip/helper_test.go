package strip_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data"
	"sandtable/data/edtf"
)

// row is an event in short: kind, EDTF, status; a leading "p:" makes the date a
// period.
type row struct {
	kind, when string
	status     data.Status
}

// dataset builds a dataset of rows.
func dataset(tb testing.TB, rows []row) *data.Dataset {
	tb.Helper()
	t := data.Tables{Kinds: data.Kinds()}
	var ids, titles []string
	for i, r := range rows {
		text, kind := r.when, edtf.Moment
		if len(text) > 2 && text[:2] == "p:" {
			text, kind = text[2:], edtf.Period
		}
		var d edtf.Date
		if text != "" {
			var err error
			if d, err = edtf.Parse(text); err != nil {
				tb.Fatal(err)
			}
		}
		ids, titles = append(ids, fmt.Sprintf("e%d", i)), append(titles, fmt.Sprintf("Event %d", i))
		t.Events.Dates = append(t.Events.Dates, d)
		t.Events.WhenKind = append(t.Events.WhenKind, kind)
		t.Events.Status = append(t.Events.Status, r.status)
		t.Events.Kind = append(t.Events.Kind, kindRow(tb, r.kind))
	}
	t.Events.N = len(rows)
	t.Events.ID, t.Events.Title = data.TextOf(ids), data.TextOf(titles)
	return data.Build(t)
}

func kindRow(tb testing.TB, id string) uint16 {
	tb.Helper()
	for i, k := range data.Kinds() {
		if k.ID == id {
			return uint16(i)
		}
	}
	tb.Fatalf("no kind %q", id)
	return 0
}

// model builds the model of a dataset without filters.
func model(tb testing.TB, d *data.Dataset, v store.View) *scene.Model {
	tb.Helper()
	v.Layers = store.DefaultLayers
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// random is n events over about ten years; a third of them have no core.
func random(tb testing.TB, n int, seed uint64) *data.Dataset {
	r := rand.New(rand.NewPCG(seed, 1))
	kinds := data.Kinds()
	rows := make([]row, n)
	for i := range rows {
		y, m, d := 2015+int(10*r.Float64()*r.Float64()), 1+r.IntN(12), 1+r.IntN(28)
		day := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		later := fmt.Sprintf("%04d-%02d", y+1+r.IntN(3), 1+r.IntN(12))
		when := []string{day, day, day, day[:7], day[:4], day + "~", "p:" + day + "/" + later, "p:" + day[:7] + "/..",
			"p:/" + day, "p:../" + day[:7], "p:" + day + "/", "p:" + day + "/" + later + "?", ""}[r.IntN(13)]
		rows[i] = row{kinds[r.IntN(len(kinds))].ID, when, data.Status(1 + r.IntN(6))}
	}
	return dataset(tb, rows)
}

// viewOf is a view of a dataset's whole extent.
func viewOf(d *data.Dataset) store.View {
	x := scene.Extent(d)
	return store.View{Range: x, Window: store.Window{From: "..", To: "..", A: x.A, Z: x.Z}, Theme: "light"}
}

func day(y, m, d int) edtf.Day { return edtf.DayOf(y, m, d) }

var small = strip.Size{W: 640, H: 170, Scale: 1}
