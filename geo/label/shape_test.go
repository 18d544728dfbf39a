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
		line di.Direction
		dirs []di.Direction
		want string
	}{
		{"none", l, nil, "[]"},
		{"left to right", l, []di.Direction{l, l}, "[0 1]"},
		{"one stretch", l, []di.Direction{l, r, r, r, l}, "[0 3 2 1 4]"},
		{"two stretches", l, []di.Direction{r, r, l, r, r}, "[1 0 2 4 3]"},
		{"right to left", r, []di.Direction{r, r}, "[1 0]"},
		{"a number in it", r, []di.Direction{r, l, l, r}, "[3 1 2 0]"},
	} {
		var in []shaping.Input
		for i, d := range tc.dirs {
			in = append(in, shaping.Input{Direction: d, RunStart: i})
		}
		got := []int{}
		for _, run := range visual(tc.line, in) {
			got = append(got, run.RunStart)
		}
		if fmt.Sprint(got) != tc.want {
			t.Errorf("%s: got %v, want %s", tc.name, got, tc.want)
		}
	}
}
