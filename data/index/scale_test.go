//go:build long

package index_test

import (
	"slices"
	"testing"
	"time"

	. "sandtable/data/index"
)

// TestScaleGates holds the ratios that the structure is there for, at ten
// million events. It needs some 1 GiB and a minute.
func TestScaleGates(t *testing.T) {
	k, by := crowd(10_000_000)
	c, out := Build(k, nil).Group(by, Possible).Cursor(), make([]int32, by.N)
	atLeast := map[string]float64{"successive": 1.5, "jump": 2, "drag": 2.5}
	for name, windows := range gestures() {
		var fast, slow []time.Duration
		for _, w := range windows {
			begin := time.Now()
			counts := c.Move(w[0], w[1])
			fast = append(fast, time.Since(begin))
			begin = time.Now()
			brute(k, by, w, out)
			slow = append(slow, time.Since(begin))
			if !slices.Equal(counts, out) {
				t.Fatalf("%s: window %v differs from brute force", name, w)
			}
		}
		ratio := float64(median(slow)) / float64(median(fast))
		t.Logf("%s: %v against %v, %.1f times", name, median(fast), median(slow), ratio)
		if ratio < atLeast[name] {
			t.Errorf("%s is %.2f times as fast as brute force, want %.1f", name, ratio, atLeast[name])
		}
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
