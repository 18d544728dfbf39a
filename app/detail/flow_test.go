package detail

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/app/detail/page"
)

// letters measures every letter as one wide.
func letters(text string, _ page.Tone) float32 { return float32(len([]rune(text))) }

// lines are the pieces as text, line by line.
func lines(pieces []piece, n int) []string {
	out := make([]string, n)
	at := make([]float32, n)
	for _, p := range pieces {
		out[p.line] += strings.Repeat(" ", int(p.x-at[p.line])) + p.text
		at[p.line] = p.x + p.w
	}
	return out
}

func TestFlow(t *testing.T) {
	to := page.Target{Do: page.ToSource, ID: "s"}
	tests := []struct {
		name  string
		spans []page.Span
		width float32
		want  string
	}{
		{"between words", []page.Span{{Text: "one two three"}}, 7, "one two|three"},
		{"a word that is too long", []page.Span{{Text: "https://example.org/x"}}, 8, "https://|example.|org/x"},
		{"a long word after a short one", []page.Span{{Text: "see https://example"}}, 8, "see|https://|example"},
		{"line breaks", []page.Span{{Text: "a\nb\n\nc"}}, 8, "a|b||c"},
		{"the comma stays with the link", []page.Span{{Text: "via"}, {Text: " "}, {Text: "paper", To: to}, {Text: ", then"}}, 9, "via|paper,|then"},
		{"no space is lost between tones", []page.Span{{Text: "Key "}, {Text: "value", Tone: page.Dim}}, 20, "Key value"},
		{"spaces at a break go", []page.Span{{Text: "one   "}, {Text: "two"}}, 3, "one|two"},
		{"the hard space does not break", []page.Span{{Text: "alpha\u00a0· beta"}}, 8, "alpha\u00a0·|beta"},
		{"nothing", nil, 8, ""},
		{"narrower than a letter", []page.Span{{Text: "ab"}}, 0.5, "a|b"},
	}
	for _, test := range tests {
		pieces, n := flow(test.spans, test.width, letters)
		if got := strings.Join(lines(pieces, n), "|"); got != test.want {
			t.Errorf("%s: %q want %q", test.name, got, test.want)
		}
	}
}

// No letter is lost or moved, no line is too wide, and the pieces of a line do
// not overlap, whatever the spans.
func TestFlowKeepsEverything(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	alphabet := []rune("ab é\u00a0-/. \n")
	for range 3000 {
		var spans []page.Span
		all := ""
		for range rng.IntN(5) {
			text := ""
			for range rng.IntN(24) {
				text += string(alphabet[rng.IntN(len(alphabet))])
			}
			spans = append(spans, page.Span{Text: text, Tone: page.Tone(rng.IntN(2))})
			all += text
		}
		width := float32(1 + rng.IntN(20))
		pieces, n := flow(spans, width, letters)
		got := ""
		for i, p := range pieces {
			got += p.text
			if p.x+p.w > width {
				t.Fatalf("%q at width %v: line %d is too wide: %+v", spans, width, p.line, pieces)
			}
			if i > 0 && pieces[i-1].line == p.line && pieces[i-1].x+pieces[i-1].w > p.x {
				t.Fatalf("%q at width %v: pieces overlap: %+v", spans, width, pieces)
			}
			if p.line >= n || i > 0 && p.line < pieces[i-1].line {
				t.Fatalf("%q: lines are out of order: %+v", spans, pieces)
			}
		}
		if bare(got) != bare(all) {
			t.Fatalf("%q became %q", all, got)
		}
	}
}

// bare is a text without what a line break may swallow.
func bare(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
