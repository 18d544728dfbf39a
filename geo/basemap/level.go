package basemap

import "math"

// LevelAt returns the level of detail for a zoom on a screen with scale device
// pixels a unit; a scale that is not positive stands for 1.
func LevelAt(zoom, scale float64) int {
	if !(scale > 0) {
		scale = 1
	}
	z := math.Ceil(zoom + math.Log2(scale))
	if !(z > 0) {
		return 0
	}
	return int(math.Min(z, Levels-1))
}
