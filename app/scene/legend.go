package scene

import (
	"image/color"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/palette"
)

// LegendSection is a titled part of the legend.
type LegendSection struct {
	Title   string
	Entries []LegendEntry
}

// LegendEntry explains one thing that is drawn. Nothing that is not in the
// picture has an entry. Which fields count depends on the section.
type LegendEntry struct {
	Label  string
	Count  int // events on the map; 0 prints none
	Kind   string
	Status data.Status
	Place  Shape
	Sort   EntrySort
	Note   store.AnnotationKind
	Fill   color.NRGBA // of a relation kind, an actor or a mark whose colour is not its kind's
}

// EntrySort says what an entry explains.
type EntrySort uint8

// The sorts of entries.
const (
	KindEntry EntrySort = iota
	StatusEntry
	PlaceEntry
	RelationEntry
	HatchEntry
	DotEntry
	ActorEntry
	NoteEntry
)

// legend lists what the scene shows: families of kinds, statuses, shapes of
// places, relations of partner states.
func (b *builder) legend(s *Scene) []LegendSection {
	var out []LegendSection
	sections := append(s.dotSections(), b.kindSection(s), b.actorSection(s), b.statusSection(s), b.relationSection(s), s.noteSection())
	for _, section := range sections {
		if len(section.Entries) > 0 {
			out = append(out, section)
		}
	}
	return out
}

// shown calls fn for every event on the map.
func (s *Scene) shown(fn func(e int32)) {
	for _, g := range s.Groups {
		if !g.OnMap {
			continue
		}
		for _, e := range g.Events {
			fn(e)
		}
	}
}

func (b *builder) kindSection(s *Scene) LegendSection {
	var counts [palette.Families]int
	var kind [palette.Families]string
	s.shown(func(e int32) {
		family := b.inks.Family(e)
		counts[family]++
		if kind[family] == "" {
			kind[family] = b.model.Known.KindOf(e).Mark()
		}
	})
	section := LegendSection{Title: "Kind"}
	for f, n := range counts {
		if n > 0 {
			section.Entries = append(section.Entries, LegendEntry{
				Label: palette.Family(f).String(), Count: n, Kind: kind[f], Sort: KindEntry, Status: data.Reported,
				Fill: b.kindFill(palette.Family(f)),
			})
		}
	}
	return section
}

// kindFill is the colour of a family in the legend: its own, or the neutral one
// where colours mean something else.
func (b *builder) kindFill(f palette.Family) color.NRGBA {
	if b.v.Colour == store.ByKind {
		return b.inks.theme.Family(f)
	}
	return b.inks.theme.Neutral()
}

// actorSection names the actors whose colours are on the map. All that have
// none of their own share the last entry.
func (b *builder) actorSection(s *Scene) LegendSection {
	section := LegendSection{Title: "Actor"}
	if b.v.Colour != store.ByActor {
		return section
	}
	var counts [palette.ActorSlots + 1]int
	var who [palette.ActorSlots]int32
	s.shown(func(e int32) {
		slot := b.inks.Class(e)
		counts[slot]++
		if slot < palette.ActorSlots {
			who[slot] = leads(b.model.Known.Dataset, e)
		}
	})
	for slot, n := range counts {
		if n == 0 {
			continue
		}
		entry := LegendEntry{Label: "others", Count: n, Sort: ActorEntry, Fill: b.inks.Colour(uint8(slot))}
		if slot < palette.ActorSlots {
			entry.Label = actorWords(b.model.Known.Actors[who[slot]])
		}
		section.Entries = append(section.Entries, entry)
	}
	return section
}

// actorWords is an actor's code and name: "VEN Venezuela".
func actorWords(a data.Actor) string {
	if code := ActorCode(a); code != "" && code != a.Name {
		return code + " " + a.Name
	}
	return a.Name
}

func (b *builder) statusSection(s *Scene) LegendSection {
	var seen [data.Assessed + 1]bool
	s.shown(func(e int32) { seen[b.statusOf(e)] = true })
	section, fill := LegendSection{Title: "Status and place"}, b.statusFill(s)
	for _, status := range data.Statuses() {
		if seen[status] {
			section.Entries = append(section.Entries, LegendEntry{Label: status.String(), Status: status, Sort: StatusEntry, Fill: fill})
		}
	}
	var shapes [Track + 1]bool
	for _, g := range s.Groups {
		shapes[g.Shape] = shapes[g.Shape] || g.OnMap
	}
	if shapes[Area] {
		section.Entries = append(section.Entries, LegendEntry{Label: "somewhere in here", Place: Area, Sort: PlaceEntry, Fill: fill})
	}
	if shapes[Tray] {
		section.Entries = append(section.Entries, LegendEntry{Label: "in the state only", Place: Tray, Sort: PlaceEntry, Fill: fill})
	}
	return section
}

// statusFill is the colour in which statuses and places are explained: one that
// is on the map where colours mean kinds.
func (b *builder) statusFill(s *Scene) color.NRGBA {
	first := palette.Own
	s.shown(func(e int32) {
		first = min(first, b.inks.Family(e))
	})
	return b.kindFill(first)
}

// relationSection explains the fills of the partner states.
func (b *builder) relationSection(s *Scene) LegendSection {
	k := b.model.Known
	if len(s.Partners) == 0 {
		return LegendSection{}
	}
	section := LegendSection{Title: "Partner states"}
	seen := map[int32]bool{}
	hatched := false
	for _, p := range s.Partners {
		if !b.sees(p.State) {
			continue
		}
		first := k.Relations[p.Standings[0].Relation].Kind
		for _, st := range p.Standings[1:] {
			hatched = hatched || k.Relations[st.Relation].Kind != first
		}
		seen[first] = true
	}
	theme := Theme(s.View)
	for i, kind := range k.RelationKinds {
		if seen[int32(i)] {
			section.Entries = append(section.Entries, LegendEntry{
				Label: noun(kind), Sort: RelationEntry, Fill: RelationTint(kind, theme),
			})
		}
	}
	if hatched {
		section.Entries = append(section.Entries, LegendEntry{Label: "another relation too", Sort: HatchEntry})
	}
	return section
}

// sees reports whether a part of a state may be in the picture.
func (b *builder) sees(code string) bool {
	state, ok := b.world.State(code)
	if !ok {
		return false
	}
	f, in := b.frame, b.view.Inner
	top, bottom := f.Y0+float64(state.Rect.MinY)*f.Step, f.Y0+float64(state.Rect.MaxY)*f.Step
	for k := f.First - 1; k <= f.Last+1; k++ {
		left := f.X0 + float64(state.Rect.MinX)*f.Step + float64(k)*f.Size
		right := f.X0 + float64(state.Rect.MaxX)*f.Step + float64(k)*f.Size
		if left < in.Max.X && right > in.Min.X && top < in.Max.Y && bottom > in.Min.Y {
			return true
		}
	}
	return false
}

// noun is a relation kind's id as words: "treaty partner".
func noun(k data.RelationKind) string {
	b := []byte(k.ID)
	for i, c := range b {
		if c == '-' {
			b[i] = ' '
		}
	}
	return string(b)
}
