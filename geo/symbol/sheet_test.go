package symbol_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"sandtable/assets"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

var update = flag.Bool("update", false, "rewrite the golden files and docs/symbols.png")

// sheetRows are the rows of the sheet of all marks.
var sheetRows = []struct{ name, kind string }{
	{"Deployment", "deployment"}, {"Exercise", "exercise"}, {"Capability", "capability"},
	{"Basing, industry", "basing"}, {"Arms transfer", "arms-transfer"}, {"Strike", "strike"},
	{"Treaty", "treaty"}, {"Diplomacy", "diplomacy"}, {"Sanction", "sanction"}, {"Legal", "legal"},
	{"Political", "political"}, {"Energy", "energy"}, {"Economic", "economic"}, {"Assessment", "assessment"},
	{"Added kind", "weather"},
}

const sheetW, sheetH = 560, 712

func fonts(tb testing.TB) *label.Fonts {
	tb.Helper()
	f, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// text sets a line for the sheet.
func text(l *draw.List, s string, at draw.Point, size float64, c color.NRGBA, a draw.Align) {
	l.Text(draw.TextRun{Text: s, At: at, Align: a, Color: c, Style: draw.TextStyle{Size: size}})
}

// sheet draws every mark in every status, the emphases, stacks, lines and bars.
func sheet(l *draw.List, x0 float64, t palette.Theme) {
	l.Fill(draw.Rect(x0, 0, sheetW, sheetH), t.Bg)
	l.Fill(draw.Rect(x0+150, 44, 197, 456), t.Land)
	l.Fill(draw.Rect(x0+347, 44, 197, 456), t.Sea)
	for s := range symbol.Statuses {
		text(l, symbol.Status(s).String(), draw.Pt(x0+184+65*float64(s), 32), 12, t.Fg2, draw.AlignCenter)
	}
	for i, row := range sheetRows {
		y := 62 + 30*float64(i)
		text(l, row.name, draw.Pt(x0+20, y+4), 13, t.Fg, draw.AlignLeft)
		for s := range symbol.Statuses {
			m := symbol.Of(row.kind)
			m.Status = symbol.Status(s)
			m.Append(l, draw.Pt(x0+184+65*float64(s), y), t)
		}
	}
	sheetStates(l, x0, 536, t)
	sheetLines(l, x0, 600, t)
	sheetBars(l, x0, 664, t)
}

func sheetStates(l *draw.List, x0, y float64, t palette.Theme) {
	ship := symbol.Of("deployment")
	at := func(i int) draw.Point { return draw.Pt(x0+40+72*float64(i), y) }
	ship.Append(l, at(0), t)
	ship.Emphasis = symbol.Hovered
	ship.Append(l, at(1), t)
	ship.Emphasis = symbol.Selected
	ship.Append(l, at(2), t)
	ship.Emphasis, ship.Count = symbol.Plain, 4
	ship.Append(l, at(3), t)
	ship.Count, ship.Dim = 0, true
	ship.Append(l, at(4), t)
	symbol.Stack{Counts: [palette.Families]int{1, 0, 1, 2, 1}, Size: 22}.Append(l, at(5), t)
	tray := symbol.Tray{Marks: []symbol.Mark{symbol.Of("strike"), symbol.Of("arms-transfer"), symbol.Of("legal")}, More: 2, Scale: 1}
	tray.Append(l, at(6).Sub(draw.Pt(20, 13)), t)
	for i, s := range []string{"normal", "hovered", "selected", "same kind", "dim", "stack", "tray"} {
		text(l, s, at(i).Add(draw.Pt(0, 36)), 11, t.Fg2, draw.AlignCenter)
	}
}

func sheetLines(l *draw.List, x0, y float64, t palette.Theme) {
	for s := range symbol.Statuses {
		x := x0 + 16 + 90*float64(s)
		line := draw.Polyline(draw.Pt(x, y), draw.Pt(x+78, y))
		symbol.Track{Path: line, Status: symbol.Status(s), Color: t.Family(palette.Force), Scale: 1}.Append(l, t)
		text(l, symbol.Status(s).String(), draw.Pt(x+39, y+22), 11, t.Fg2, draw.AlignCenter)
	}
}

func sheetBars(l *draw.List, x0, y float64, t palette.Theme) {
	for s := range symbol.Statuses {
		x := x0 + 16 + 70*float64(s)
		symbol.AppendBar(l, draw.Box{Min: draw.Pt(x, y), Max: draw.Pt(x+56, y+7)}, symbol.Status(s), t.Family(palette.Force), t)
	}
	at := draw.Pt(x0+470, y+4)
	symbol.AppendArea(l, draw.Circle(at, 26), t.Family(palette.Strike), at, 1)
	symbol.AppendPrecision(l, at.Add(draw.Pt(60, 0)), 22, t.Family(palette.Energy), 1)
	m := symbol.Of("economic")
	m.Status, m.Bare = symbol.Planned, true
	m.Append(l, at.Add(draw.Pt(60, 0)), t)
	hatch := symbol.BarHatch(t.Family(palette.Force), draw.Pt(x0, y), 1)
	l.FillPaint(draw.Rect(x0+16, y+18, 120, 7), draw.Paint{Hatch: &hatch})
}

// TestSheet draws the sheet of all marks; -update writes it to docs.
func TestSheet(t *testing.T) {
	l := draw.New(2*sheetW, sheetH)
	sheet(l, 0, palette.Of(palette.Light))
	sheet(l, sheetW, palette.Of(palette.Dark))
	m := raster.New(fonts(t)).Image(l, color.NRGBA{255, 255, 255, 255})
	if *update {
		write(t, "../../docs/symbols.png", m)
	}
}

func write(t *testing.T, path string, m image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}
