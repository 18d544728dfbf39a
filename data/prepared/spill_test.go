package prepared_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/prepared"
)

func TestSpillHoldsItsRows(t *testing.T) {
	dir := t.TempDir()
	s, err := prepared.NewSpill(dir)
	if err != nil {
		t.Fatal(err)
	}
	row := func(i int) prepared.Row {
		return prepared.Row{
			ID: fmt.Sprint(i), Title: fmt.Sprint("Event ", i), Kind: uint16(i % 3), WhenKind: edtf.WhenKind(i % 2),
			First: edtf.Day(-i), Last: edtf.Day(i), Lon: uint32(i) << 20, Lat: int32(-i),
		}
	}
	const n = 1000
	for i := range n {
		if err := s.Append(row(i)); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "made"+prepared.Suffix)
	if err := s.Write(path, "made", data.Kinds()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("the folder has %v", left)
	}
	f, err := prepared.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range int32(n) {
		e, sp := &f.Events, f.Events.Spans.At(i)
		got := prepared.Row{
			ID: e.ID.At(i), Title: e.Title.At(i), Kind: e.Kind[i], WhenKind: e.WhenKind[i],
			First: sp.LatestStart, Last: sp.LatestEnd, Lon: e.Lon[i], Lat: e.Lat[i],
		}
		if got != row(int(i)) || !e.Placed[i] || e.Status[i] != data.Claimed {
			t.Fatalf("row %d is %+v", i, got)
		}
	}
}
