package symbol_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	display "sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

// The sheet of signs: pairs in columns, ours left and the reference right, each
// in a cell of the reference with a line of words below it.
const (
	pairColumns = 5
	pairW       = 2*referenceCell + 40
	pairH       = referenceCell + 40
	pairTop     = 64
)

// TestSignSheet draws ours and the reference side by side; -update writes the
// sheet to docs.
func TestSignSheet(t *testing.T) {
	all, th := codes(t), palette.Of(palette.Light)
	rows := (len(all) + pairColumns - 1) / pairColumns
	bottom := float64(pairTop + rows*pairH)
	l := display.New(pairColumns*pairW, int(bottom)+560)
	sheetSigns(l, bottom+20, th)
	text(l, "Military symbols: ours left, milsymbol 3.0.4 right, by code", display.Pt(20, 32), 18, th.Fg, display.AlignLeft)
	text(l, "Neutral unless the code claims a side; ours has the colour of its family or actor.", display.Pt(20, 52), 12, th.Fg2, display.AlignLeft)
	for i, code := range all {
		x, y := float64(i%pairColumns*pairW), float64(pairTop+i/pairColumns*pairH)
		m := symbol.Of(code)
		m.Size, m.Bare = referenceSize, true
		m.Append(l, display.Pt(x+20+referenceCell/2, y+referenceCell/2), th)
		text(l, m.Sign.Kind().Label, display.Pt(x+20, y+referenceCell+8), 12, th.Fg, display.AlignLeft)
		text(l, code, display.Pt(x+20, y+referenceCell+22), 10, th.Fg3, display.AlignLeft)
	}
	m, sheet := raster.New(fonts(t)).Image(l, color.NRGBA{255, 255, 255, 255}), reference(t)
	for i := range all {
		from := image.Pt(i%referenceColumns*referenceCell, i/referenceColumns*referenceCell)
		to := image.Pt(i%pairColumns*pairW+20+referenceCell, pairTop+i/pairColumns*pairH)
		draw.Draw(m, image.Rectangle{Min: to, Max: to.Add(image.Pt(referenceCell, referenceCell))}, sheet, from, draw.Src)
	}
	if *update {
		write(t, "../../docs/symbols-military.png", m)
	}
}

// sheetSigns draws signs in every status, and at the smallest and largest sizes.
func sheetSigns(l *display.List, y float64, t palette.Theme) {
	ids := []string{"surface-combatant", "submarine", "fighter", "helicopter", "air-defence", "air-base", "oil-facility", "meeting"}
	for s := range symbol.Statuses {
		text(l, symbol.Status(s).String(), display.Pt(20, y+24+46*float64(s)), 12, t.Fg, display.AlignLeft)
		for i, id := range ids {
			m := symbol.Of(id)
			m.Status, m.Size = symbol.Status(s), 30
			m.Append(l, display.Pt(130+52*float64(i), y+20+46*float64(s)), t)
		}
	}
	x := 580.0
	for i, size := range []float64{12, 15, 22, 64} {
		for j, id := range ids[:6] {
			m := symbol.Of(id)
			m.Size = size
			m.Append(l, display.Pt(x+float64(j)*max(size*1.4, 26), y+[]float64{10, 36, 70, 140}[i]), t)
		}
	}
	for i, id := range []string{"surface-combatant", "air-defence", "naval-base", "10031000161211003500"} {
		m := symbol.Of(id)
		m.Size = 200
		m.Append(l, display.Pt(140+275*float64(i), y+420), t)
	}
}
