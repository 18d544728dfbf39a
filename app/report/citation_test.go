package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"sandtable/app/report"
	"sandtable/data"
)

func full() data.Source {
	return data.Source{
		ID: "doe-2025", Author: "J. Doe & Söhne", Title: "50 % of_the {war} [now]", Publisher: "The *Press*",
		Published: "2025-09-18", PublishedBasis: "printed", Accessed: "2025-11-01", URL: "https://example.org/a_b?x=1&y=2#z",
		ArchiveURL: "https://archive.example/1", Archived: "2025-11-02", Type: "news", Language: "en",
	}
}

func TestCitation(t *testing.T) {
	for style, want := range map[report.Style]string{
		report.PlainText: `J. Doe & Söhne. “50 % of_the {war} [now]”. The *Press*. 18 September 2025. https://example.org/a_b?x=1&y=2#z. ` +
			`Accessed 1 November 2025. Archived 2 November 2025: https://archive.example/1.`,
		report.Markdown: `J. Doe & Söhne. *50 % of\_the {war} \[now\]*. The \*Press\*. 18 September 2025. <https://example.org/a_b?x=1&y=2#z>. ` +
			`Accessed 1 November 2025. Archived 2 November 2025: <https://archive.example/1>.`,
		report.BibTeX: `@online{doe-2025,
  author = {{J. Doe \& Söhne}},
  title = {{50 \% of\_the \{war\} [now]}},
  publisher = {The *Press*},
  year = {2025},
  date = {2025-09-18},
  url = {https://example.org/a\_b?x=1\&y=2\#z},
  urldate = {2025-11-01},
  note = {Archived 2 November 2025 https://archive.example/1},
}
`,
	} {
		if got, err := report.Citation(full(), style); got != want || err != nil {
			t.Errorf("%s:\n%s\nwant\n%s (%v)", style, got, want, err)
		}
	}
	if _, err := report.Citation(full(), "harvard"); err == nil || !strings.Contains(err.Error(), "bibtex") {
		t.Errorf("got %v", err)
	}
}

func TestCSLJSON(t *testing.T) {
	text, err := report.Citation(full(), report.CSLJSON)
	if err != nil {
		t.Fatal(err)
	}
	var items []struct {
		ID, Type, Title, Publisher, URL, Note string
		Author                                []struct{ Literal string }
		Issued, Accessed                      struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(text), &items); err != nil || len(items) != 1 {
		t.Fatal(err, text)
	}
	i := items[0]
	if i.Type != "article-newspaper" || i.Title != full().Title || i.URL != full().URL || i.Author[0].Literal != full().Author ||
		fmt.Sprint(i.Issued.Parts, i.Accessed.Parts) != "[[2025 9 18]] [[2025 11 1]]" {
		t.Errorf("got %+v", i)
	}
}

// What is not known is not made up.
func TestCitationOfLittle(t *testing.T) {
	for _, c := range []struct {
		source data.Source
		want   string
	}{
		{data.Source{ID: "x", Title: "Untitled article on boats", Published: "2025-10?", PublishedBasis: "derived"}, "Untitled article on boats. Possibly October 2025 (derived)."},
		{data.Source{ID: "x", Publisher: "AFP"}, "AFP. Without a date."},
		{data.Source{ID: "x", Title: "T", Author: "Same", Publisher: "Same", Published: "2019"}, "“T”. Same. 2019."},
		{data.Source{ID: "x", Title: "Says “no”", Published: "[2025-09-19..2025-09-30]"}, "“Says ‘no’”. Between 19 September 2025 and 30 September 2025."},
		{data.Source{ID: "x", Title: "T", Published: "soon"}, "“T”. Soon."},
	} {
		if got := report.Short(c.source); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	bib, err := report.Citation(data.Source{ID: "ä b", Title: `a\b`, Published: "2025-10?"}, report.BibTeX)
	if err != nil || !strings.HasPrefix(bib, "@misc{--b,") || !strings.Contains(bib, `a\textbackslash{}b`) || strings.Contains(bib, "date =") ||
		!strings.Contains(bib, "Possibly October 2025") {
		t.Errorf("got %s %v", bib, err)
	}
}

// Every source of the embedded dataset has a citation in every style.
func TestCitationsOfTheDataset(t *testing.T) {
	for _, s := range load(t).pack.Sources {
		for _, style := range report.Styles() {
			text, err := report.Citation(s, style)
			if err != nil || strings.Contains(text, "..") || strings.Contains(text, ". .") || text == "" {
				t.Errorf("%s as %s: %q %v", s.ID, style, text, err)
			}
		}
	}
}

func ExampleCitation() {
	s := data.Source{ID: "press", Author: "J. Doe", Title: "On boats", Publisher: "Press", Published: "2025-09"}
	text, err := report.Citation(s, report.PlainText)
	fmt.Println(text, err)
	// Output:
	// J. Doe. “On boats”. Press. September 2025. <nil>
}
