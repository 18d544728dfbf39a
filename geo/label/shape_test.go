package label

import (
	"fmt"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
)

func TestVisualOrder(t *testing.T) {
	const l, r = di.DirectionLTR, di.DirectionRTL
	for _, tc := range []struct {
		name string
		dirs []di.Direction
		want string
	}{
		{"none", nil, "[]"},
		{"left to right", []di.Direction{l, l}, "[0 1]"},
		{"one stretch", []di.Direction{l, r, r, r, l}, "[0 3 2 1 4]"},
		{"two stretches", []di.Direction{r, r, l, r, r}, "[1 0 2 4 3]"},
	} {
		var in []shaping.Input
		for i, d := range tc.dirs {
			in = append(in, shaping.Input{Direction: d, RunStart: i})
		}
		got := []int{}
		for _, run := range visual(in) {
			got = append(got, run.RunStart)
		}
		if fmt.Sprint(got) != tc.want {
			t.Errorf("%s: got %v, want %s", tc.name, got, tc.want)
		}
	}
}
