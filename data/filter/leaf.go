package filter

import (
	"fmt"
	"math"
	"strings"

	"sandtable/data"
	"sandtable/data/index"
)

// compileID looks the ids up once; the test reads a set.
func compileID(x Compare, k *data.Known) (node, error) {
	set := index.MakeSet(k.Events.N)
	if x.Op == Contains {
		n := needleOf(x.Values[0].Text)
		return leaf(x.Field, func(e int32) bool { return n.in(k.Events.ID.At(e)) }), nil
	}
	missing := map[string]Value{}
	for _, v := range x.Values {
		missing[Fold(v.Text)] = v
	}
	want := make(map[string]bool, len(missing))
	for folded := range missing {
		want[folded] = true
	}
	for e := range int32(k.Events.N) {
		if folded := Fold(k.Events.ID.At(e)); want[folded] {
			set.Add(e)
			delete(missing, folded)
		}
	}
	for _, v := range x.Values {
		if _, none := missing[Fold(v.Text)]; none {
			return node{}, &SyntaxError{
				Column: v.Column, Reason: fmt.Sprintf("unknown id %q", v.Text),
				Nearest: nearest(v.Text, ids(k)),
			}
		}
	}
	return leaf(x.Field, set.Has), nil
}

func ids(k *data.Known) []string {
	out := make([]string, k.Events.N)
	for e := range out {
		out[e] = k.Events.ID.At(int32(e))
	}
	return out
}

// textTest looks for text in what an event and its visible claims say.
func textTest(k *data.Known, n needle) test {
	ev := &k.Events
	columns := []data.Text{ev.Title, ev.Aliases, ev.Summary, ev.Note}
	given := columns[:0]
	for _, c := range columns {
		if !c.Empty() {
			given = append(given, c)
		}
	}
	says := func(c *data.Claim) bool {
		return c.Says != "" && n.in(c.Says) || c.Note != "" && n.in(c.Note)
	}
	implied := k.Implied != nil && says(k.Implied)
	return func(e int32) bool {
		for _, c := range given {
			if text := c.At(e); text != "" && n.in(text) {
				return true
			}
		}
		if implied {
			return true
		}
		for _, c := range k.ClaimsOf(e) {
			if k.SeesClaim(c) && says(&k.Claims[c]) {
				return true
			}
		}
		return false
	}
}

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

func figureLeaf(k *data.Known, match func(data.Figure) bool) node {
	return leaf(figureDot, func(e int32) bool {
		found := false
		eachClaim(k, e, func(c *data.Claim) bool {
			for _, f := range c.Figures {
				found = found || match(f)
			}
			return !found
		})
		return found
	})
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
