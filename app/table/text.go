package table

import "fyne.io/fyne/v2"

// sizeOf is the size of a face in units, as the look has it: rows 12.5, dates in
// mono, headers and counts 11.
func sizeOf(f face) float32 {
	switch f {
	case mono, small, smallBold:
		return 11
	}
	return 12.5
}

func styleOf(f face) fyne.TextStyle {
	return fyne.TextStyle{Bold: f == bold || f == smallBold, Monospace: f == mono}
}

// measureText is the width of a text as Fyne sets it.
func measureText(text string, f face) float32 {
	return fyne.MeasureText(text, sizeOf(f), styleOf(f)).Width
}
