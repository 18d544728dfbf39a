//go:build long && !race

package ingest_test

import (
	"slices"
	"testing"
	"time"

	"sandtable/data/ingest"
)

// TestScalePreparedOpens holds the ratio that a prepared file is there for.
func TestScalePreparedOpens(t *testing.T) {
	path := longTable(t, 1_000_000)
	load := func(o ingest.Options) time.Duration {
		begun := time.Now()
		if _, _, err := ingest.Load(t.Context(), path, o); err != nil {
			t.Fatal(err)
		}
		return time.Since(begun)
	}
	load(ingest.Options{})
	var read, opened []time.Duration
	for range 5 {
		read = append(read, load(ingest.Options{Unprepared: true}))
		opened = append(opened, load(ingest.Options{}))
	}
	quick, slow := slices.Min(opened), slices.Min(read) // what else runs here only ever adds
	t.Logf("read in %v, opened in %v", slow, quick)
	if quick*3 > slow {
		t.Errorf("opening takes %v, more than a third of the %v of reading", quick, slow)
	}
}
