package file_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/data/file"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func ExampleReplace() {
	dir, err := os.MkdirTemp("", "example-*")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "note.txt")
	err = file.Replace(path, func(w io.Writer) error {
		_, err := io.WriteString(w, "whole")
		return err
	})
	raw, _ := os.ReadFile(path)
	fmt.Println(string(raw), err)
	// Output: whole <nil>
}

func TestReplaceSoonIsWholeToo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := file.ReplaceSoon(path, text("one")); err != nil {
		t.Fatal(err)
	}
	failure := errors.New("no more")
	if err := file.ReplaceSoon(path, func(io.Writer) error { return failure }); !errors.Is(err, failure) {
		t.Errorf("error %v", err)
	}
	if raw, err := os.ReadFile(path); string(raw) != "one" || err != nil {
		t.Errorf("%q is left, %v", raw, err)
	}
}

func TestReplaceLeavesWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, ".hidden")
	for _, want := range []string{"one", "two"} {
		if err := file.Replace(path, text(want)); err != nil {
			t.Fatal(err)
		}
		if raw, err := os.ReadFile(path); err != nil || string(raw) != want {
			t.Errorf("got %q %v, want %q", raw, err, want)
		}
	}
	failed := errors.New("no more")
	err := file.Replace(path, func(w io.Writer) error { return errors.Join(text("three")(w), failed) })
	if raw, _ := os.ReadFile(path); !errors.Is(err, failed) || string(raw) != "two" {
		t.Errorf("after a failure: %q, %v", raw, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left %v %v", left, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v %v", info.Mode(), err)
	}
}

// Errors name the wanted file and not the one beside it.
func TestReplaceNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	missing, folder := filepath.Join(dir, "no", "x.csv"), filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(folder, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{missing, folder} {
		err := file.Replace(path, text("x"))
		if err == nil || strings.Count(err.Error(), filepath.Base(path)) != 1 || !strings.HasPrefix(err.Error(), fmt.Sprintf("write %q: ", path)) {
			t.Errorf("got %v", err)
		}
	}
	if err := file.Replace(missing, text("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left %v %v", left, err)
	}
}
