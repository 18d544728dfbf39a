package scene

import (
	"slices"

	"sandtable/geo/draw"
	"sandtable/geo/reference"
)

// referenceSection names the layers of which something is in the picture.
func (b *builder) referenceSection() LegendSection {
	section := LegendSection{Title: "Reference"}
	layers := b.kit.shownReference(b.v)
	if len(layers) == 0 {
		return section
	}
	seen := b.view.Viewport.Bounds()
	for i, l := range layers {
		for _, f := range l.Features {
			if overlaps(f.Bound, seen) {
				ink := inkOf(f.Style, i, b.inks.theme, 1)
				section.Entries = append(section.Entries, LegendEntry{
					Label: referenceLabel(l), Sort: ReferenceEntry, Fill: ink.fill, Line: ink.line.Color, Layer: i,
				})
				break
			}
		}
	}
	return section
}

// below adds a section to a legend: under the last one that leaves room for it, or
// else beside them all.
func below(sections []LegendSection, s LegendSection) []LegendSection {
	rows := 0
	for _, other := range sections {
		rows = max(rows, len(other.Entries))
	}
	if len(s.Entries) == 0 {
		return sections
	}
	for i := len(sections) - 1; i >= 0; i-- {
		if entries := sections[i].Entries; len(entries)+1+len(s.Entries) <= rows {
			sections[i].Entries = append(append(slices.Clone(entries), LegendEntry{Label: s.Title, Sort: HeadingEntry}), s.Entries...)
			return sections
		}
	}
	return append(sections, s)
}

// referenceLabel is a layer in the legend: its file and who made it.
func referenceLabel(l *reference.Layer) string {
	const longest = 40
	text := l.Name
	if l.Attribution != "" {
		text += " (" + l.Attribution + ")"
	}
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// reference draws the picture of a layer in the legend.
func (b LegendBox) reference(l *draw.List, e LegendEntry, at draw.Point) {
	ink := inkOf(reference.Style{}, e.Layer, b.theme, b.scale)
	if e.Line != ink.line.Color {
		ink.line.Dash, ink.line.Color = nil, e.Line
	}
	box := draw.Rect(at.X-7*b.scale, at.Y-5*b.scale, 14*b.scale, 10*b.scale)
	l.Fill(box, e.Fill)
	l.Stroke(box, ink.line)
}
