package assets_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/assets"
)

func TestFontsAreTrueType(t *testing.T) {
	for name, b := range map[string][]byte{
		"regular": assets.SansRegular(), "bold": assets.SansBold(), "italic": assets.SansItalic(), "mono": assets.Mono(),
	} {
		if !bytes.HasPrefix(b, []byte{0, 1, 0, 0}) {
			t.Errorf("%s is no TrueType font", name)
		}
	}
}

func TestDatasets(t *testing.T) {
	names := assets.Datasets()
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %q", names)
	}
	for _, name := range names {
		d, err := assets.Dataset(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.Stat(d, "datapackage.json"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, bad := range []string{"nowhere", "../fonts", ""} {
		if _, err := assets.Dataset(bad); err == nil {
			t.Errorf("dataset %q was opened", bad)
		}
	}
}

// TestProvenance: every embedded file that is not our own is listed with its
// checksum.
func TestProvenance(t *testing.T) {
	text, err := os.ReadFile("PROVENANCE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"basemap/*", "fonts/*", "gazetteer/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if line := fmt.Sprintf("| %s | %x |", f, sha256.Sum256(b)); !strings.Contains(string(text), line) {
				t.Errorf("PROVENANCE.md lacks the line %s", line)
			}
		}
	}
}

func Example() {
	fmt.Printf("%q\n", assets.Basemap()[:8])
	// Output: "STBASE2\n"
}
