package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"sandtable/data"

	"github.com/paulmach/orb"
)

// writeMarkdown writes a table of the matching events by date.
func writeMarkdown(w io.Writer, s Set) error {
	b := bufio.NewWriter(w)
	k := s.Known
	b.WriteString("| When | Event | Kind | Place | Status | Sources |\n|---|---|---|---|---|---|\n")
	for _, e := range byDate(k, s.Events) {
		var sources []string
		for _, row := range k.SourcesOf(e) {
			sources = append(sources, k.Sources[row].Title)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n", plain(k.WhenText(e)), plain(k.Events.Title.At(e)),
			plain(k.KindOf(e).Label), plain(s.placeNames(e)), k.Status[e], plain(strings.Join(sources, "; ")))
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write md: %w", err)
	}
	return nil
}

func (s Set) placeNames(e int32) string {
	var names []string
	for _, p := range s.places(e) {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

// plain is a text that means nothing to Markdown and stays in its cell.
func plain(text string) string {
	return strings.NewReplacer(
		`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "~", `\~`,
		"\r", "", "\n", " ",
	).Replace(text)
}

// feature is an event in GeoJSON (RFC 7946).
type feature struct {
	Type       string    `json:"type"`
	ID         string    `json:"id"`
	Geometry   *geometry `json:"geometry"`
	Properties Event     `json:"properties"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// writeGeoJSON writes a feature collection; events without a place have no
// geometry.
func writeGeoJSON(w io.Writer, s Set) error {
	b := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(trimmed{b})
	enc.SetEscapeHTML(false)
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, e := range s.Events {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		row := s.Event(e)
		if err := enc.Encode(feature{"Feature", row.ID, s.geometry(e), row}); err != nil {
			return fmt.Errorf("write geojson: %w", err)
		}
	}
	b.WriteString("\n]}\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write geojson: %w", err)
	}
	return nil
}

// geometry is the outline of the place where event e is anchored, or its point.
func (s Set) geometry(e int32) *geometry {
	k := s.Known
	if !k.Placed[e] {
		return nil
	}
	if k.Anchor != nil {
		if p := k.Places[k.Anchor[e]]; p.Precision == data.AreaPrecision {
			switch g := p.Geometry.(type) {
			case orb.Polygon:
				return &geometry{"Polygon", wound(g)}
			case orb.MultiPolygon:
				parts := make(orb.MultiPolygon, len(g))
				for i, part := range g {
					parts[i] = wound(part)
				}
				return &geometry{"MultiPolygon", parts}
			}
		}
	}
	lon, lat := s.anchor(e)
	return &geometry{"Point", [2]Number{lon, lat}}
}

// wound is a polygon whose outer ring runs counter-clockwise and whose holes run
// clockwise (RFC 7946, 3.1.6). The rings of p stay as they are.
func wound(p orb.Polygon) orb.Polygon {
	out := make(orb.Polygon, len(p))
	for i, ring := range p {
		want := orb.CW
		if i == 0 {
			want = orb.CCW
		}
		out[i] = ring
		if ring.Orientation() == -want {
			out[i] = ring.Clone()
			out[i].Reverse()
		}
	}
	return out
}
