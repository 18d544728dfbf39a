package filter

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sandtable/data"
)

func isFigure(field string) bool { return strings.HasPrefix(field, figureDot) }

// compileFigure matches events one of whose visible claims gives such a number.
func compileFigure(x Compare, k *data.Known) (node, error) {
	what, err := figureOf(Has{x.Field, x.Column}, k)
	if err != nil {
		return node{}, err
	}
	accept, err := acceptance(x)
	return figureLeaf(k, func(f data.Figure) bool {
		low, high, ok := stated(f)
		return ok && Fold(f.What) == what && accept(low, high)
	}), err
}

// compileHasFigure matches events with a figure, with a number or without.
func compileHasFigure(x Has, k *data.Known) (node, error) {
	if x.Field == "figure" {
		return figureLeaf(k, func(data.Figure) bool { return true }), nil
	}
	what, err := figureOf(x, k)
	return figureLeaf(k, func(f data.Figure) bool { return Fold(f.What) == what }), err
}

// figureLeaf matches the events with a visible claim that gives such a figure.
func figureLeaf(k *data.Known, match func(data.Figure) bool) node {
	return claimLeaf(figureDot, k, func(c *data.Claim) bool { return slices.ContainsFunc(c.Figures, match) })
}

// claimLeaf matches the events with a visible claim that passes. Each claim is
// looked at once, however many events it is about.
func claimLeaf(field string, k *data.Known, pass func(*data.Claim) bool) node {
	n := leaf(field, func(e int32) bool {
		found := false
		eachClaim(k, e, func(c *data.Claim) bool {
			found = pass(c)
			return !found
		})
		return found
	})
	return marked(n, markClaims(k, pass))
}

// figureOf is what the field counts, folded, if a claim of the dataset does.
func figureOf(x Has, k *data.Known) (string, error) {
	typed := strings.TrimPrefix(x.Field, figureDot)
	what := Fold(typed)
	var names []string
	for _, c := range k.Claims {
		for _, f := range c.Figures {
			if Fold(f.What) == what {
				return what, nil
			}
			names = append(names, figureDot+f.What)
		}
	}
	return "", &SyntaxError{
		Column: x.Column, Reason: fmt.Sprintf("unknown figure %q", typed),
		Nearest: nearest(x.Field, sortedNames(names)),
	}
}

// stated is the range of numbers that a figure gives; ok is false for none.
func stated(f data.Figure) (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, x := range [3]float64{f.Low, f.Value, f.High} {
		if !math.IsNaN(x) {
			low, high = min(low, x), max(high, x)
		}
	}
	return low, high, low <= high
}

// acceptance says which ranges of numbers a comparison accepts: those with a
// number in them for which it holds. != is read as =.
func acceptance(x Compare) (func(low, high float64) bool, error) {
	var list []float64
	for _, v := range x.Values {
		n, err := number(v.Text)
		if err != nil {
			return nil, &SyntaxError{
				Column: v.Column,
				Reason: fmt.Sprintf("%s is compared with numbers, %q is none", x.Field, v.Text),
			}
		}
		list = append(list, n)
	}
	v := list[0]
	switch x.Op {
	case Less:
		return func(low, _ float64) bool { return low < v }, nil
	case AtMost:
		return func(low, _ float64) bool { return low <= v }, nil
	case More:
		return func(_, high float64) bool { return high > v }, nil
	case AtLeast:
		return func(_, high float64) bool { return high >= v }, nil
	}
	return func(low, high float64) bool {
		for _, v := range list {
			if low <= v && v <= high {
				return true
			}
		}
		return false
	}, nil
}
