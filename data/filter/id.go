package filter

import (
	"context"
	"fmt"

	"sandtable/data"
	"sandtable/data/index"
)

// compileID looks the ids up once; the test reads a set.
func compileID(x Compare, k *data.Known) (node, error) {
	if x.Op == Contains {
		n := needleOf(x.Values[0].Text)
		return marked(leaf(x.Field, func(e int32) bool { return n.in(k.Events.ID.At(e)) }),
			markText([]data.Text{k.Events.ID}, n)), nil
	}
	set := index.MakeSet(k.Events.N)
	for _, v := range x.Values {
		n := needleOf(v.Text)
		n.whole = true
		found, err := markText([]data.Text{k.Events.ID}, n)(context.Background(), k.Events.N)
		if err != nil {
			return node{}, err
		}
		if found.Count() == 0 {
			return node{}, &SyntaxError{
				Column: v.Column, Reason: fmt.Sprintf("unknown id %q", v.Text),
				Nearest: nearest(v.Text, ids(k)),
			}
		}
		set.Or(found)
	}
	return marked(leaf(x.Field, set.Has), func(context.Context, int) (index.Set, error) { return set, nil }), nil
}

func ids(k *data.Known) []string {
	out := make([]string, k.Events.N)
	for e := range out {
		out[e] = k.Events.ID.At(int32(e))
	}
	return out
}
