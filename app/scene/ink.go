package scene

import (
	"cmp"
	"image/color"
	"slices"
	"strings"
	"unicode"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// looks gives every kind of a dataset its mark and every actor its place in the
// palette. It depends on the dataset alone: an actor keeps its colour while one
// scrubs, filters and pans, and from one picture of a report to the next.
type looks struct {
	marks []symbol.Mark // by row of Kinds
	slots []uint8       // by row of Actors
}

// leads is the actor that gives event e its colour: the first that is not a
// person, else the first; -1 where none is named.
func leads(d *data.Dataset, e int32) int32 {
	rows := d.ActorsOf(e)
	for _, row := range rows {
		if a := d.EventActors[row].Actor; d.Actors[a].Type != "person" {
			return a
		}
	}
	if len(rows) > 0 {
		return d.EventActors[rows[0]].Actor
	}
	return -1
}

func newLooks(d *data.Dataset) looks {
	l := looks{slots: newSlots(d), marks: make([]symbol.Mark, len(d.Kinds))}
	for i, k := range d.Kinds {
		l.marks[i] = symbol.Of(k.Mark())
	}
	return l
}

// newSlots gives colours to the actors that lead the most events. Five states
// have the same ones in every dataset. Cost: linear in events and their actors.
func newSlots(d *data.Dataset) []uint8 {
	of := make([]uint8, len(d.Actors))
	counts, order := make([]int, len(d.Actors)), make([]int32, len(d.Actors))
	for i := range order {
		order[i], of[i] = int32(i), palette.ActorSlots
	}
	if len(d.EventActors) > 0 {
		for e := range int32(d.Events.N) {
			if a := leads(d, e); a >= 0 {
				counts[a]++
			}
		}
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), strings.Compare(d.Actors[x].ID, d.Actors[y].ID))
	})
	order = order[:min(len(order), palette.ActorSlots)]
	var taken [palette.ActorSlots]bool
	for _, a := range order {
		if slot, ok := palette.ActorSlot(d.Actors[a].ID); ok && counts[a] > 0 {
			of[a], taken[slot] = uint8(slot), true
		}
	}
	for _, a := range order {
		if of[a] == palette.ActorSlots && counts[a] > 0 {
			slot := slices.Index(taken[:], false)
			of[a], taken[slot] = uint8(slot), true
		}
	}
	return of
}

// Inks tells in which colour an event is drawn. It is a small value, safe for
// concurrent use.
type Inks struct {
	by    store.Colour
	theme palette.Theme
	known *data.Known
	looks looks
}

// Inks returns the colours of a view of a model.
func (m *Model) Inks(v store.View) Inks { return Inks{v.Colour, Theme(v), m.Known, m.looks} }

// InkClasses is how many classes of colour there are at most.
const InkClasses = palette.Families

// Class is the class of event e's colour, below InkClasses: its family, its
// actor's slot, or 0 where all have one colour. It allocates nothing.
func (i Inks) Class(e int32) uint8 {
	switch i.by {
	case store.ByKind:
		return uint8(i.Family(e))
	case store.ByActor:
		return i.slot(leads(i.known.Dataset, e))
	}
	return 0
}

func (i Inks) slot(actor int32) uint8 {
	if actor < 0 {
		return palette.ActorSlots
	}
	return i.looks.slots[actor]
}

// Colour is the colour of a class.
func (i Inks) Colour(class uint8) color.NRGBA {
	switch i.by {
	case store.ByKind:
		return i.theme.Family(palette.Family(class))
	case store.ByActor:
		return i.theme.Actor(int(class))
	}
	return i.theme.Neutral()
}

// Of is the colour of event e.
func (i Inks) Of(e int32) color.NRGBA { return i.Colour(i.Class(e)) }

// Code is the short name of the actor that gives event e its colour; "" where
// colours mean something else, or no actor is named.
func (i Inks) Code(e int32) string {
	if i.by != store.ByActor {
		return ""
	}
	if a := leads(i.known.Dataset, e); a >= 0 {
		return ActorCode(i.known.Actors[a])
	}
	return ""
}

// Family is the family of event e, whatever its colour means.
func (i Inks) Family(e int32) palette.Family { return i.looks.marks[i.known.Events.Kind[e]].Family }

// Mark is the mark of event e at standard size, with colour and code.
func (i Inks) Mark(e int32) symbol.Mark {
	m := i.looks.marks[i.known.Events.Kind[e]]
	m.Status = MarkStatus(i.known.Status[e])
	if i.by != store.ByKind {
		m.Color = i.Of(e)
		m.Code = i.Code(e)
	}
	return m
}

// longestCode is how many letters a code has at most.
const longestCode = 4

// ActorCode is what stands beside a mark for an actor: a state's code, else its
// id if that is short, else the first letters of its name's words, or of its only word.
func ActorCode(a data.Actor) string {
	if len(a.ID) <= longestCode {
		return strings.ToUpper(a.ID)
	}
	var code []rune
	start := true
	for _, r := range a.Name {
		if letter := unicode.IsLetter(r) || unicode.IsDigit(r); letter && start && len(code) < longestCode {
			code = append(code, unicode.ToUpper(r))
		}
		start = !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	}
	if len(code) == 1 {
		letters := []rune(strings.ToUpper(strings.TrimSpace(a.Name)))
		code = letters[:min(len(letters), longestCode)]
	}
	return string(code)
}
