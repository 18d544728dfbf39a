package filter

import (
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/data/index"
)

func kinds(k *data.Known) Dimension {
	d := Dimension{Items: make([]Item, len(k.Kinds))}
	d.codes = index.Codes{N: len(k.Kinds), Of: func(e int32) int { return int(k.Events.Kind[e]) }}
	for i, kind := range k.Kinds {
		d.Items[i] = itemOf(kind.ID, kind.Label)
	}
	d.rows = func(e int32, yield func(int32) bool) { yield(int32(k.Events.Kind[e])) }
	d.fast = func(accepted []bool) test {
		kind := k.Events.Kind
		return func(e int32) bool { return accepted[kind[e]] }
	}
	d.mark = func(accepted []bool) marker { return lookup(k.Events.Kind, accepted) }
	return d
}

func statuses(k *data.Known) Dimension {
	var d Dimension
	d.codes = index.Codes{N: int(slices.Max(data.Statuses())) + 1, Of: func(e int32) int { return int(k.Status[e]) }}
	d.of = make([]int32, 256)
	for i := range d.of {
		d.of[i] = -1
	}
	for i, s := range data.Statuses() {
		d.Items = append(d.Items, Item{s.String(), s.String()})
		d.of[s] = int32(i)
	}
	d.rows = func(e int32, yield func(int32) bool) { yield(int32(k.Status[e])) }
	d.mark = func(accepted []bool) marker {
		rows := make([]bool, len(d.of))
		for status, item := range d.of {
			rows[status] = item >= 0 && accepted[item]
		}
		return lookup(k.Status, rows)
	}
	return d
}

func actors(k *data.Known) Dimension {
	d := Dimension{Items: make([]Item, len(k.Actors)), same: len(k.EventActors) == 0}
	for i, a := range k.Actors {
		d.Items[i] = itemOf(a.ID, a.Name)
	}
	d.names = func(i int32) []string { return k.Actors[i].Aliases }
	d.rows = func(e int32, yield func(int32) bool) {
		for _, row := range k.ActorsOf(e) {
			if !yield(k.EventActors[row].Actor) {
				return
			}
		}
	}
	return d
}

func roles(k *data.Known) Dimension {
	items, of := distinct(len(k.EventActors), func(i int) string { return k.EventActors[i].Role })
	return Dimension{Items: items, of: of, same: len(of) == 0, rows: func(e int32, yield func(int32) bool) {
		for _, row := range k.ActorsOf(e) {
			if !yield(row) {
				return
			}
		}
	}}
}

func places(k *data.Known) Dimension {
	d := Dimension{Items: make([]Item, len(k.Places)), rows: placesOf(k), same: placeless(k)}
	for i, p := range k.Places {
		d.Items[i] = itemOf(p.ID, p.Name)
	}
	d.names = func(i int32) []string { return k.Places[i].Aliases }
	return d
}

// placesOf yields the places of an event. Where a claim visible on the day gives
// the place, that is the only one.
func placesOf(k *data.Known) visit {
	return func(e int32, yield func(int32) bool) {
		if k.Where != nil && k.Where[e] >= 0 {
			yield(k.Where[e])
			return
		}
		for _, row := range k.PlacesOf(e) {
			if !yield(k.EventPlaces[row].Place) {
				return
			}
		}
	}
}

// placeless reports whether no event names a place: rows of a plain table have
// coordinates only.
func placeless(k *data.Known) bool { return k.Where == nil && len(k.EventPlaces) == 0 }

func countries(k *data.Known) Dimension {
	items, of := distinct(len(k.Places), func(i int) string { return k.Places[i].Country })
	aliases := make([][]string, len(items))
	for i := range items {
		if a := k.Actor(items[i].ID); a >= 0 {
			items[i], aliases[i] = itemOf(items[i].ID, k.Actors[a].Name), k.Actors[a].Aliases
		}
	}
	return Dimension{
		Items: items, rows: placesOf(k), of: of, same: placeless(k),
		names: func(i int32) []string { return aliases[i] },
	}
}

// precisions are ordered from none to exact. An event without places has none.
func precisions(k *data.Known) Dimension {
	d := Dimension{
		rows: placesOf(k), of: make([]int32, len(k.Places)), none: []int32{int32(data.PrecisionNone)}, same: placeless(k),
	}
	for p := data.PrecisionNone; p <= data.ExactPrecision; p++ {
		d.Items = append(d.Items, Item{p.String(), p.String()})
	}
	for i, p := range k.Places {
		d.of[i] = int32(p.Precision)
	}
	return d
}

func sources(k *data.Known) Dimension {
	d := Dimension{Items: make([]Item, len(k.Sources)), rows: sourcesOf(k), same: k.Implied != nil}
	for i, s := range k.Sources {
		d.Items[i] = itemOf(s.ID, s.Title)
	}
	d.more = func(i int32) []string { return []string{k.Sources[i].Publisher, k.Sources[i].Author} }
	return d
}

// sourcesOf yields the sources of the visible claims about an event.
func sourcesOf(k *data.Known) visit {
	return func(e int32, yield func(int32) bool) {
		eachClaim(k, e, func(c *data.Claim) bool { return c.Source < 0 || yield(c.Source) })
	}
}

// eachClaim yields the visible claims about an event; that of a plain table is
// one for all.
func eachClaim(k *data.Known, e int32, yield func(*data.Claim) bool) {
	if k.Implied != nil {
		yield(k.Implied)
		return
	}
	for _, c := range k.ClaimsOf(e) {
		if k.SeesClaim(c) && !yield(&k.Claims[c]) {
			return
		}
	}
}

// grades are ordered from A, the best, to F. An ungraded source has none.
func grades(k *data.Known) Dimension {
	d := Dimension{rows: sourcesOf(k), of: make([]int32, len(k.Sources)), same: k.Implied != nil}
	for g := 'A'; g <= 'F'; g++ {
		d.Items = append(d.Items, Item{string(g), string(g)})
	}
	for i, s := range k.Sources {
		d.of[i] = -1
		if s.Grade >= 'A' && s.Grade <= 'F' {
			d.of[i] = int32(s.Grade - 'A')
		}
	}
	return d
}

// sourceTexts is a text column of the sources.
func sourceTexts(k *data.Known, text func(data.Source) string) Dimension {
	items, of := distinct(len(k.Sources), func(i int) string { return text(k.Sources[i]) })
	return Dimension{Items: items, rows: sourcesOf(k), of: of, same: k.Implied != nil}
}

func tags(k *data.Known) Dimension {
	var pairs []data.Pair
	var texts []string
	if !k.Events.Tags.Empty() {
		for e := range int32(k.Events.N) {
			for tag := range strings.SplitSeq(k.Events.Tags.At(e), "|") {
				if tag = strings.TrimSpace(tag); tag != "" {
					pairs, texts = append(pairs, data.Pair{Of: e}), append(texts, tag)
				}
			}
		}
	}
	items, of := distinct(len(texts), func(i int) string { return texts[i] })
	for i := range pairs {
		pairs[i].Row = of[i]
	}
	rows := data.RowsOf(k.Events.N, pairs)
	return Dimension{Items: items, same: len(pairs) == 0, rows: func(e int32, yield func(int32) bool) {
		for _, item := range rows.At(e) {
			if !yield(item) {
				return
			}
		}
	}}
}
