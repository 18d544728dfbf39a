package main

import (
	"encoding/hex"
	"fmt"
	"os/exec"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"sandtable/geo/basemap"
)

// compileDisputes adds the lines that states claim beyond what they hold. Only
// lines that the source calls a claim are taken: it also has former borders.
func compileDisputes(t *topology, path string, features []feature) ([]basemap.Dispute, error) {
	const query = "select name, adm0_a3_l, hex(geom) from disputed_borders where name like '% claim' order by fid"
	out, err := exec.Command("sqlite3", "-readonly", "-separator", "|", path, query).Output()
	if err != nil {
		return nil, fmt.Errorf("read %q with sqlite3: %w", path, err)
	}
	var disputes []basemap.Dispute
	for row := range strings.Lines(string(out)) {
		cells := strings.Split(strings.TrimSpace(row), "|")
		lines, err := readGeoPackage(cells[2])
		if err != nil {
			return nil, fmt.Errorf("%q: %w", cells[0], err)
		}
		if isReplaced(cells[0], cells[1], lines.Bound()) {
			continue
		}
		d := basemap.Dispute{Name: cells[0], Held: codeOf(cells[1], features)}
		for _, line := range lines {
			a := basemap.Arc{Kind: basemap.Disputed, Left: -1, Right: -1}
			if addLine(t, line, a) {
				d.Arcs = append(d.Arcs, int32(len(t.arcs)-1))
			}
		}
		disputes = append(disputes, d)
	}
	return disputes, nil
}

// readGeoPackage reads the hexadecimal form of a GeoPackage geometry: a header
// whose length its flags tell, and WKB.
func readGeoPackage(text string) (orb.MultiLineString, error) {
	b, err := hex.DecodeString(text)
	if err != nil || len(b) < 8 || string(b[:2]) != "GP" {
		return nil, fmt.Errorf("not a GeoPackage geometry")
	}
	envelope := [...]int{0, 32, 48, 48, 64, 0, 0, 0}[b[3]>>1&7]
	g, err := wkb.Unmarshal(b[8+envelope:])
	if err != nil {
		return nil, err
	}
	lines, ok := g.(orb.MultiLineString)
	if !ok {
		return nil, fmt.Errorf("got a %s, want lines", g.GeoJSONType())
	}
	return lines, nil
}

// codeOf translates Natural Earth's code.
func codeOf(code string, features []feature) string {
	for _, f := range features {
		if f.Properties.Code == code {
			return f.code
		}
	}
	return code
}
