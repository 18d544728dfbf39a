package filter_test

import (
	"os"
	"strings"
	"testing"

	"sandtable/data/filter"
)

// TestDocumentation parses every example of docs/filter.md and finds every
// field in its table.
func TestDocumentation(t *testing.T) {
	text, err := os.ReadFile("../../docs/filter.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(text), "```filter\n")
	n := 0
	for _, b := range blocks[1:] {
		body, _, _ := strings.Cut(b, "```")
		for line := range strings.Lines(body) {
			n++
			if _, err := filter.Parse(strings.TrimSpace(line)); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d examples found", n)
	}
	for _, f := range filter.Fields() {
		if !strings.Contains(string(text), "| `"+strings.TrimSuffix(f, ".")) {
			t.Errorf("%s is not in the table", f)
		}
	}
}
