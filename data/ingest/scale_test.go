//go:build long && !race

package ingest_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sandtable/data/ingest"
)

// scaleFile writes a table of n rows and 15 columns.
func scaleFile(t *testing.T, n int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "scale.csv")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	writeTable(w, n)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

// A million rows of 15 columns are read at least twice as fast as encoding/csv
// reads them, in pairs of runs.
func TestScaleTableSpeed(t *testing.T) {
	text, err := os.ReadFile(scaleFile(t, 1_000_000))
	if err != nil {
		t.Fatal(err)
	}
	var ratios, times []float64
	for range 5 {
		begun := time.Now()
		want, _, err := readSlowly(bytes.NewReader(text), "f")
		slow := time.Since(begun)
		if err != nil {
			t.Fatal(err)
		}
		begun = time.Now()
		got, _, err := ingest.ReadTable(context.Background(), bytes.NewReader(text), ingest.Options{Name: "f"})
		fast := time.Since(begun)
		if err != nil || got.Events.N != want.Events.N {
			t.Fatal(err)
		}
		ratios, times = append(ratios, slow.Seconds()/fast.Seconds()), append(times, fast.Seconds())
	}
	slices.Sort(ratios)
	slices.Sort(times)
	t.Logf("%.2f times as fast (%.2f to %.2f), %.0f rows/s", ratios[2], ratios[0], ratios[4], 1e6/times[2])
	if ratios[2] < 2 {
		t.Errorf("only %.2f times as fast as encoding/csv", ratios[2])
	}
}

// childFile names the table that a copy of this test reads to measure itself.
const childFile = "SANDTABLE_TEST_TABLE"

// childReport is what that copy says.
type childReport struct {
	Columns, Sys, Peak int64
	Seconds            float64
}

// The process that reads ten million rows never holds three times the memory of
// their columns.
func TestScaleTableMemory(t *testing.T) {
	if name := os.Getenv(childFile); name != "" {
		measureChild(t, name)
		return
	}
	for _, n := range []int{1_000_000, 10_000_000} {
		c := exec.Command(os.Args[0], "-test.run=^TestScaleTableMemory$")
		c.Env = append(os.Environ(), childFile+"="+scaleFile(t, n))
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		var r childReport
		line, _, _ := strings.Cut(string(out), "\n")
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		ratio := float64(r.Peak) / float64(r.Columns)
		t.Logf("%d rows: %.2f s, columns %d MB, peak %d MB (%.2f times), from the system %d MB", n, r.Seconds, r.Columns>>20, r.Peak>>20, ratio, r.Sys>>20)
		if ratio > 3 || float64(r.Sys) > 3*float64(r.Columns) {
			t.Errorf("%d rows: %.2f times the columns", n, ratio)
		}
	}
}

func measureChild(t *testing.T, name string) {
	begun := time.Now()
	p, _, err := ingest.Load(context.Background(), name, ingest.Options{Unprepared: true})
	if err != nil {
		t.Fatal(err)
	}
	r := childReport{Seconds: time.Since(begun).Seconds(), Columns: p.Dataset.Events.Size(), Peak: peakMemory(t)}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	r.Sys = int64(mem.Sys - mem.HeapReleased)
	runtime.KeepAlive(p)
	line, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(string(line))
}

// peakMemory is the most physical memory that this process has held.
func peakMemory(t *testing.T) int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kb << 10
}
