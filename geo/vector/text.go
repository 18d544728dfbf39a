package vector

import (
	"sandtable/geo/draw"
	"sandtable/geo/label"
)

// leftEnd returns where a run begins on its baseline.
func leftEnd(fonts *label.Fonts, it draw.TextRun) draw.Point {
	share := [...]float64{draw.AlignLeft: 0, draw.AlignCenter: 0.5, draw.AlignRight: 1}[min(it.Align, draw.AlignRight)]
	if share == 0 {
		return it.At
	}
	back := draw.Pt(-share*fonts.Measure(it.Text, it.Style).Width, 0)
	return it.At.Add(draw.Rotate(it.Angle).Apply(back))
}
