package cli

import (
	"path/filepath"
	"reflect"
	"testing"

	"sandtable/data/ingest"
	"sandtable/data/prepared"
)

func TestMadeUpEventsAreTheSameInAFile(t *testing.T) {
	const n = 3000
	path := filepath.Join(t.TempDir(), "made"+prepared.Suffix)
	if err := writeMadeUp(path, n); err != nil {
		t.Fatal(err)
	}
	f, err := prepared.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	want, _, err := ingest.ReadTable(t.Context(), makeUp(n), ingest.Options{Name: "made"})
	if err != nil {
		t.Fatal(err)
	}
	got, e := f.Events, want.Events
	for i := range int32(n) {
		if got.ID.At(i) != e.ID.At(i) || got.Title.At(i) != e.Title.At(i) || f.KindOf(i).ID != want.KindOf(i).ID {
			t.Fatalf("event %d is %q", i, got.ID.At(i))
		}
	}
	for name, pair := range map[string][2]any{
		"spans": {got.Spans, e.Spans}, "lon": {got.Lon, e.Lon}, "lat": {got.Lat, e.Lat}, "placed": {got.Placed, e.Placed},
		"when kind": {got.WhenKind, e.WhenKind}, "status": {got.Status, e.Status},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s differ", name)
		}
	}
}
