package page

import (
	"strings"
)

// Text is the page as plain text, for the clipboard.
func (p Page) Text() string {
	var b strings.Builder
	line := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			b.WriteString(s + "\n")
		}
	}
	line(join(dotted, p.Name, p.Chip))
	line(p.Title)
	for _, block := range p.Blocks {
		switch x := block.(type) {
		case Para:
			line(spanText(x.Spans))
		case Heading:
			b.WriteString("\n")
			line(x.Text + after(" (", x.Aside) + closing(x.Aside))
		case Key:
			line(x.Label + ": " + strings.ReplaceAll(spanText(x.Spans), "\n", "; "))
		case Warning:
			line(x.Text)
		case Entry:
			line("- " + entryText(x))
		case Range:
			for _, r := range x.Rows {
				line("- " + spanText(r.Label) + ": " + r.Text)
			}
		}
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func closing(aside string) string {
	if aside == "" {
		return ""
	}
	return ")"
}

func spanText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func entryText(e Entry) string {
	var lines []string
	for _, l := range e.Lines {
		lines = append(lines, spanText(l.Spans))
	}
	text := strings.Join(lines, "\n  ")
	if e.Lead == GradeLead && e.Grade != 0 {
		text = string(e.Grade) + "  " + text
	}
	return text
}
