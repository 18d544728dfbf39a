package table

import (
	"math"
	"testing"
)

func threeColumns() []column {
	return []column{{ID: "a", Width: 80}, {ID: "b", Width: 100, Flex: true}, {ID: "c", Width: 60}, {ID: "d", Width: 50}}
}

func TestPlaceFillsTheWidth(t *testing.T) {
	for _, width := range []float32{300, 412, 700, 1900} {
		slots := place(threeColumns(), nil, width)
		last := slots[len(slots)-1]
		if got := last.X + last.W + sidePad; math.Abs(float64(got-width)) > 0.01 && width > 350 {
			t.Errorf("width %v: columns end at %v", width, got)
		}
		for i, s := range slots[1:] {
			if before := slots[i]; math.Abs(float64(s.X-before.X-before.W-columnGap)) > 0.01 {
				t.Errorf("width %v: column %s begins at %v", width, s.ID, s.X)
			}
		}
		if slots[1].W < 100 {
			t.Errorf("width %v: the flexible column has %v", width, slots[1].W)
		}
	}
	if place(nil, nil, 100) != nil {
		t.Error("no columns, yet slots")
	}
}

// TestDragFollowsThePointer holds that the divider ends where the pointer is, on
// either side of the flexible column.
func TestDragFollowsThePointer(t *testing.T) {
	for d := range 3 {
		for _, dx := range []float32{-12, 9} {
			sized := map[string]float32{}
			slots := place(threeColumns(), sized, 600)
			edge := slots[d].X + slots[d].W + columnGap/2
			if got := dividerAt(slots, edge+3); got != d {
				t.Fatalf("divider at %v: %d", edge, got)
			}
			id, w := drag(slots, d, dx)
			sized[id] = w
			moved := place(threeColumns(), sized, 600)
			if got := moved[d].X + moved[d].W + columnGap/2; math.Abs(float64(got-edge-dx)) > 0.01 {
				t.Errorf("divider %d by %v: from %v to %v", d, dx, edge, got)
			}
		}
	}
}

func TestDragLimits(t *testing.T) {
	slots := place(threeColumns(), nil, 412)
	if id, w := drag(slots, 0, -500); id != "a" || w != leastCell {
		t.Errorf("dragged shut: %s %v", id, w)
	}
	if id, w := drag(slots, 0, 5000); id != "a" || w != 80+slots[1].W-100 {
		t.Errorf("dragged over the flexible column: %s %v", id, w)
	}
	if dividerAt(slots, 412-sidePad) != -1 || dividerAt(slots, 40) != -1 {
		t.Error("a divider where there is none")
	}
}
