package prepared_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"sandtable/data"
	"sandtable/data/prepared"
)

// written is a small file and what it holds.
func written(t testing.TB) (*prepared.File, []byte) {
	t.Helper()
	f := file(table(rand.New(rand.NewPCG(1, 2)), 20))
	f.Problems[0].Value = "v"
	path := filepath.Join(t.TempDir(), "t"+prepared.Suffix)
	if err := f.Write(path); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return f, raw
}

// opened opens what the bytes are as a file.
func opened(t *testing.T, dir string, raw []byte) (*prepared.File, error) {
	t.Helper()
	path := filepath.Join(dir, "t"+prepared.Suffix)
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	defer remove(t, path)
	return prepared.Open(t.Context(), path)
}

func TestOneWrongByteIsFound(t *testing.T) {
	want, raw := written(t)
	dir, same, tried := t.TempDir(), 0, 0
	for at := 0; at < len(raw); at += 1 + at%7 {
		tried++
		damaged := append([]byte(nil), raw...)
		damaged[at] ^= byte(1 << (at % 8))
		got, err := opened(t, dir, damaged)
		switch {
		case err != nil && !errors.Is(err, prepared.ErrDamaged) && !errors.Is(err, prepared.ErrForeign):
			t.Fatalf("byte %d: %v", at, err)
		case err == nil && !reflect.DeepEqual(got, want):
			t.Fatalf("byte %d is wrong and so is what was opened", at)
		case err == nil:
			same++ // between the columns
		}
	}
	if same > tried/10 {
		t.Errorf("of %d bytes %d may be wrong", tried, same)
	}
}

func TestHalfAFileIsFound(t *testing.T) {
	_, raw := written(t)
	dir := t.TempDir()
	for n := 0; n < len(raw); n += 1 + n%13 {
		if _, err := opened(t, dir, raw[:n]); !errors.Is(err, prepared.ErrDamaged) && !errors.Is(err, prepared.ErrForeign) {
			t.Fatalf("%d bytes of %d: %v", n, len(raw), err)
		}
	}
}

// A file may be sealed and still lead outside: one that another program made.
func TestWhatLeadsOutsideIsFound(t *testing.T) {
	for name, change := range map[string]func(f *prepared.File){
		"a kind":          func(f *prepared.File) { f.Events.Kind[3] = 99 },
		"a status":        func(f *prepared.File) { f.Events.Status[3] = 7 },
		"a kind of when":  func(f *prepared.File) { f.Events.WhenKind[3] = 2 },
		"a row":           func(f *prepared.File) { f.Events.Orders.Starts[0] = 20 },
		"a negative row":  func(f *prepared.File) { f.Events.Orders.Ends[1] = -1 },
		"a falling text":  func(f *prepared.File) { f.Events.ID = data.TextOver("abc", offsets(0, 9, 3)) },
		"a source":        func(f *prepared.File) { f.Implied.Source = 1 },
		"too few kinds":   func(f *prepared.File) { f.Kinds, f.Events.Kind = f.Kinds[:1], make([]uint16, 20) },
		"a missing order": func(f *prepared.File) { f.Events.Orders.Ends = nil },
		"a short column":  func(f *prepared.File) { f.Events.Lat = nil },
	} {
		t.Run(name, func(t *testing.T) {
			f := file(table(rand.New(rand.NewPCG(1, 2)), 20))
			change(f)
			path := filepath.Join(t.TempDir(), "t"+prepared.Suffix)
			if err := f.Write(path); err != nil && !errors.Is(err, prepared.ErrUnfit) {
				t.Fatal(err)
			} else if err != nil {
				return // not even written
			}
			if _, err := prepared.Open(t.Context(), path); !errors.Is(err, prepared.ErrDamaged) {
				t.Errorf("error %v, want %v", err, prepared.ErrDamaged)
			}
		})
	}
}

// offsets are those of 20 rows.
func offsets(first, middle, last uint32) []uint32 {
	out := make([]uint32, 21)
	for i := range out {
		out[i] = middle
	}
	out[0], out[20] = first, last
	return out
}

func FuzzOpen(f *testing.F) {
	want, raw := written(f)
	f.Add(0, byte(1), len(raw), []byte(nil))
	f.Add(len(raw)-20, byte(255), len(raw), []byte(nil))
	f.Add(100, byte(7), 300, []byte("SANDTABL\x01\x00\x00\x00ARROW1"))
	f.Fuzz(func(t *testing.T, at int, with byte, n int, end []byte) {
		damaged := append([]byte(nil), raw[:max(0, min(n, len(raw)))]...)
		if at >= 0 && at < len(damaged) {
			damaged[at] ^= with
		}
		got, err := opened(t, t.TempDir(), append(damaged, end...))
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Error("a damaged file was opened as if it were whole")
		}
	})
}
