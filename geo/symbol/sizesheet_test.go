package symbol_test

import (
	"image/color"
	"testing"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

// The sheet of sizes: one row for each kind, four columns of themes, each with
// every status at 12 and 22 px and one mark at 64; the largest size below.
const (
	sizeRow    = 68
	sizeColumn = 330
	sizeTop    = 30
)

// TestSizeSheet draws every kind in every status and theme, at the sizes of a
// legend, the map and a poster; -update writes the sheet to docs.
func TestSizeSheet(t *testing.T) {
	themes := []palette.Theme{palette.Of(palette.Light), palette.Of(palette.Dark), palette.Of(palette.Print), palette.Of(palette.Light)}
	names := []string{"light", "dark", "print", "light, in grey"}
	bottom := sizeTop + sizeRow*len(sheetRows)
	l := draw.New(sizeColumn*len(themes), bottom+4*250)
	for i, th := range themes {
		x := float64(i * sizeColumn)
		l.Fill(draw.Rect(x, 0, sizeColumn, float64(l.H)), th.Land)
		text(l, names[i], draw.Pt(x+14, 21), 13, th.Fg, draw.AlignLeft)
		for row, kind := range sheetRows {
			sizes(l, kind.kind, draw.Pt(x, float64(sizeTop+row*sizeRow)), th)
		}
	}
	for i, row := range sheetRows[:len(sheetRows)-1] {
		m := symbol.Of(row.kind)
		m.Size, m.Status = 190, symbol.Status(i%symbol.Statuses)
		m.Append(l, draw.Pt(130+float64(i%4)*sizeColumn, float64(bottom)+115+float64(i/4)*250), themes[i%4])
	}
	m := raster.New(fonts(t)).Image(l, color.NRGBA{255, 255, 255, 255})
	for y := range m.Rect.Dy() {
		for x := 3 * sizeColumn; x < m.Rect.Dx(); x++ {
			v := color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y
			m.SetRGBA(x, y, color.RGBA{R: v, G: v, B: v, A: 255})
		}
	}
	if *update {
		write(t, "../../docs/symbols-sizes.png", m)
	}
}

// sizes draws one kind: every status at 22 and 12 px, and the mark at 64 px.
func sizes(l *draw.List, kind string, at draw.Point, t palette.Theme) {
	for s := range symbol.Statuses {
		m := symbol.Of(kind)
		m.Status = symbol.Status(s)
		m.Append(l, at.Add(draw.Pt(24+36*float64(s), 22)), t)
		m.Size, m.Bare = 12, true
		m.Append(l, at.Add(draw.Pt(24+36*float64(s), 52)), t)
	}
	m := symbol.Of(kind)
	m.Size, m.Status = 56, symbol.Reported
	m.Append(l, at.Add(draw.Pt(276, 34)), t)
}
