package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"sandtable/data"
	"sandtable/data/edtf"
)

// Style is a form of citation.
type Style string

// The styles.
const (
	PlainText Style = "text"
	Markdown  Style = "markdown"
	BibTeX    Style = "bibtex"
	CSLJSON   Style = "csl-json"
)

// Styles lists the styles in the order of menus.
func Styles() []Style { return []Style{PlainText, Markdown, BibTeX, CSLJSON} }

// Citation writes a source down in a style: author, title, publisher, date,
// address, day of access and archived copy, as far as they are known. An unknown
// style is an error.
func Citation(s data.Source, style Style) (string, error) {
	switch style {
	case PlainText:
		return textCitation(s, false), nil
	case Markdown:
		return textCitation(s, true), nil
	case BibTeX:
		return bibCitation(s), nil
	case CSLJSON:
		return cslCitation(s)
	}
	return "", fmt.Errorf("unknown citation style %q (styles: %s, %s, %s, %s)", style, PlainText, Markdown, BibTeX, CSLJSON)
}

// Short is a source as a page lists it: author, title, publisher, date.
func Short(s data.Source) string {
	parts := []string{}
	title := s.Title
	if title != "" && !strings.HasPrefix(title, "Untitled") {
		title = "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(title) + "”"
	}
	lead := title
	if s.Author != "" && s.Author != s.Publisher {
		lead = joined(", ", s.Author, title)
	}
	parts = append(parts, lead, s.Publisher, published(s))
	return joined(". ", parts...) + "."
}

// published is the date in words, and how it is known where it is not printed.
func published(s data.Source) string {
	words := dateWords(s.Published)
	if words == "" {
		return "Without a date"
	}
	if s.PublishedBasis != "" && s.PublishedBasis != "printed" {
		words += " (" + s.PublishedBasis + ")"
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// dateWords is an EDTF date as prose, or as it stands where it cannot be read.
func dateWords(text string) string {
	d, err := edtf.Parse(text)
	if err != nil || d.IsZero() {
		return text
	}
	words := strings.Replace(d.Words(), "some time in ", "", 1)
	if rest, ok := strings.CutPrefix(words, "one of "); ok {
		if from, to, both := strings.Cut(rest, " to "); both && !strings.Contains(rest, " or ") {
			return "between " + from + " and " + to
		}
	}
	return words
}

// joined joins what is not empty; a text that ends in the separator's mark does
// not get it twice.
func joined(sep string, parts ...string) string {
	out := ""
	for _, p := range parts {
		switch {
		case p == "":
		case out == "":
			out = p
		default:
			out = strings.TrimSuffix(out, strings.TrimSpace(sep)) + sep + p
		}
	}
	return strings.TrimSuffix(out, ".")
}

// textCitation is a citation for people.
func textCitation(s data.Source, markdown bool) string {
	esc := func(t string) string { return t }
	link := func(t string) string { return t }
	if markdown {
		esc, link = escapeMarkdown, markdownLink
	}
	title := esc(s.Title)
	if markdown && title != "" {
		title = "*" + title + "*"
	} else if title != "" {
		title = "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(title) + "”"
	}
	parts := []string{esc(s.Author), title, esc(s.Publisher), esc(published(s))}
	if s.URL != "" {
		parts = append(parts, link(s.URL))
	}
	if s.Accessed != "" {
		parts = append(parts, "Accessed "+esc(dateWords(s.Accessed)))
	}
	if s.ArchiveURL != "" {
		archive := "Archived"
		if s.Archived != "" {
			archive += " " + esc(dateWords(s.Archived))
		}
		parts = append(parts, archive+": "+link(s.ArchiveURL))
	}
	return joined(". ", parts...) + "."
}

func escapeMarkdown(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`,
	).Replace(s)
}

// markdownLink is an address between angle brackets, with what would end them
// percent-encoded.
func markdownLink(address string) string {
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "").Replace(address) + ">"
}

// bibCitation is a BibTeX entry.
func bibCitation(s data.Source) string {
	kind := "misc"
	if s.URL != "" {
		kind = "online"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", kind, bibKey(s.ID))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	author := s.Author
	if author != "" {
		author = "{" + escapeTeX(author) + "}" // one name, whatever it holds
	}
	field("author", author)
	field("title", braced(escapeTeX(s.Title)))
	field("publisher", escapeTeX(s.Publisher))
	field("year", yearOf(s))
	field("date", isoDate(s.Published))
	field("url", escapeURL(s.URL))
	field("urldate", isoDate(s.Accessed))
	field("note", escapeTeX(bibNote(s)))
	b.WriteString("}\n")
	return b.String()
}

// bibNote holds what BibTeX has no field for.
func bibNote(s data.Source) string {
	date := ""
	if isoDate(s.Published) == "" || s.PublishedBasis != "" && s.PublishedBasis != "printed" {
		date = published(s)
	}
	archive := ""
	if s.ArchiveURL != "" {
		archive = joined(" ", "Archived", dateWords(s.Archived), s.ArchiveURL)
	}
	return joined(". ", date, archive)
}

// braced keeps the capitals of a title.
func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// bibKey is an id as a citation key: letters, digits and - only.
func bibKey(id string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_') {
			return r
		}
		return '-'
	}, id)
}

func escapeTeX(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "%", `\%`, "#", `\#`, "_", `\_`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ",
	).Replace(s)
}

// escapeURL keeps an address whole inside braces.
func escapeURL(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", "\n", "", "%", `\%`, "#", `\#`, "&", `\&`, "_", `\_`).Replace(s)
}

// isoDate is a date as YYYY, YYYY-MM or YYYY-MM-DD; "" where it is anything else.
func isoDate(text string) string {
	for _, form := range []int{4, 7, 10} {
		if len(text) != form {
			continue
		}
		if d, err := edtf.Parse(text); err == nil && !d.Qualified() && strings.Trim(text, "0123456789-") == "" {
			return text
		}
	}
	return ""
}

func yearOf(s data.Source) string {
	if d := isoDate(s.Published); d != "" {
		return d[:4]
	}
	if !s.Dated || s.EarliestPublished.Unbounded() || s.LatestPublished.Unbounded() {
		return ""
	}
	first, _, _ := s.EarliestPublished.YMD()
	if last, _, _ := s.LatestPublished.YMD(); last != first {
		return ""
	}
	return fmt.Sprintf("%04d", first)
}

// cslItem is a source as a CSL-JSON item.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Author    []cslName `json:"author,omitempty"`
	Title     string    `json:"title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	Archive   string    `json:"archive_location,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

// cslDate is a date as parts, or as words where it has no simple form.
type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

func cslCitation(s data.Source) (string, error) {
	item := cslItem{
		ID: s.ID, Type: cslType(s.Type), Title: s.Title, Publisher: s.Publisher, URL: s.URL, Archive: s.ArchiveURL,
		Language: s.Language, Issued: cslDateOf(s.Published), Accessed: cslDateOf(s.Accessed),
	}
	if s.Author != "" {
		item.Author = []cslName{{s.Author}}
	}
	if s.Archived != "" {
		item.Note = "archived: " + s.Archived
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode([]cslItem{item}); err != nil {
		return "", fmt.Errorf("cite %q: %w", s.ID, err)
	}
	return b.String(), nil
}

func cslType(kind string) string {
	switch kind {
	case "news", "news-agency", "state-media", "content-farm":
		return "article-newspaper"
	case "blog", "social-media":
		return "post-weblog"
	case "book":
		return "book"
	case "report", "think-tank":
		return "report"
	case "video":
		return "motion_picture"
	case "reference":
		return "entry-encyclopedia"
	case "table", "dataset":
		return "dataset"
	}
	return "document"
}

func cslDateOf(text string) *cslDate {
	iso := isoDate(text)
	switch {
	case text == "":
		return nil
	case iso == "":
		return &cslDate{Literal: dateWords(text)}
	}
	var parts []int
	for _, f := range strings.Split(iso, "-") {
		n := 0
		fmt.Sscanf(f, "%d", &n)
		parts = append(parts, n)
	}
	return &cslDate{Parts: [][]int{parts}}
}
