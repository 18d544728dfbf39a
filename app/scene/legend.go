package scene

import (
	"image/color"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
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
	Width  float64     // of an arc, units
	Fill   color.NRGBA // of a relation kind, an actor or a mark whose colour is not its kind's
	Line   color.NRGBA // of a reference layer
	Layer  int         // of a reference layer, from 0
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
	StepEntry // of the ramp from few to many
	ActorEntry
	ArcEntry
	NoteEntry
	ReferenceEntry
	HeadingEntry // the title of entries that stand under those of another section
)

// legend lists what the scene shows: families of kinds, statuses, shapes of
// places, relations of partner states.
func (b *builder) legend(s *Scene) []LegendSection {
	var out []LegendSection
	t := b.census(s)
	sections := append(s.dotSections(), b.kindSection(t), b.actorSection(t), b.statusSection(t), b.relationSection(s), s.arcSection(), s.noteSection())
	for _, section := range sections {
		if len(section.Entries) > 0 {
			out = append(out, section)
		}
	}
	return below(out, b.referenceSection())
}

// census is what of the events is in the picture: how many stand on the map by
// family and by class of colour, and what is drawn of them.
type census struct {
	families, classes [InkClasses]int
	drawn             [InkClasses]bool // families of areas that reach in from beyond the map
	reaches           [InkClasses]bool // classes of such areas
	kind              [InkClasses]string
	who               [InkClasses]int32
	status            [data.Assessed + 1]bool
	place             [shapes]bool
}

// census goes through the groups whose layer is shown.
func (b *builder) census(s *Scene) census {
	var t census
	for _, g := range s.Groups {
		if !b.v.Layers.Has(layerOf(g.Shape)) {
			continue
		}
		if g.OnMap {
			for _, e := range g.Events {
				t.families[b.inks.Family(e)]++
				t.classes[b.inks.Class(e)]++
				t.name(b, e)
			}
			t.marks(s, g)
		} else if g.Shape == Area && s.reachesIn(g) {
			e := g.First()
			t.drawn[b.inks.Family(e)], t.reaches[b.inks.Class(e)] = true, true
			t.place[Area] = true
			t.name(b, e)
		}
	}
	return t
}

// name notes what explains the family and the class of an event.
func (t *census) name(b *builder, e int32) {
	if family := b.inks.Family(e); t.kind[family] == "" {
		t.kind[family] = b.model.Known.KindOf(e).Mark()
	}
	if a := leads(b.model.Known.Dataset, e); b.v.Colour == store.ByActor && a >= 0 {
		t.who[b.inks.Class(e)] = a
	}
}

// marks notes the statuses that the marks of a group show: a ring shows none, and
// a tray those that it has room for.
func (t *census) marks(s *Scene, g Group) {
	if g.Shape == Area || g.Shape == Tray {
		t.place[g.Shape] = true
	}
	if g.Shape == Tray {
		for _, m := range s.tray(g).Marks {
			t.status[dataStatus(m.Status)] = true
		}
		return
	}
	if _, mixed := s.stack(g); !mixed {
		t.status[dataStatus(s.Status(g.First()))] = true
	}
}

// dataStatus is the status that is drawn as a mark's.
func dataStatus(m symbol.Status) data.Status {
	return [symbol.Statuses]data.Status{
		symbol.Reported: data.Reported, symbol.Claimed: data.Claimed, symbol.Disputed: data.Disputed,
		symbol.Planned: data.Planned, symbol.Assessed: data.Assessed, symbol.Denied: data.Denied,
	}[m]
}

// reachesIn reports whether the outline of an area whose mark is beyond the map is
// drawn on it.
func (s *Scene) reachesIn(g Group) bool {
	for _, ring := range s.areaRings(g) {
		path := s.ringPath(ring)
		if s.areaShare(path) <= hugeArea && path.Bounds().Overlaps(s.Frame.Inner) {
			return true
		}
	}
	return false
}

func (b *builder) kindSection(t census) LegendSection {
	section := LegendSection{Title: "Kind"}
	if b.v.Colour == store.OneColour {
		section.Title = "Kind, one colour"
	}
	for f, n := range t.families {
		if n > 0 || t.drawn[f] {
			section.Entries = append(section.Entries, LegendEntry{
				Label: palette.Family(f).String(), Count: n, Kind: t.kind[f], Sort: KindEntry, Status: data.Reported,
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
func (b *builder) actorSection(t census) LegendSection {
	section := LegendSection{Title: "Colour by actor"}
	if b.v.Colour != store.ByActor {
		return section
	}
	for slot, n := range t.classes {
		if n == 0 && !t.reaches[slot] {
			continue
		}
		entry := LegendEntry{Label: "others", Count: n, Sort: ActorEntry, Fill: b.inks.Colour(uint8(slot))}
		if slot < palette.ActorSlots {
			words := actorWords(b.model.Known.Actors[t.who[slot]])
			entry.Label = b.kit.Fonts.Ellipsis(words, b.style(draw.Regular, legendText), b.px(legendWidest))
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

func (b *builder) statusSection(t census) LegendSection {
	section, fill := LegendSection{Title: "Status and place"}, b.statusFill(t)
	for _, status := range data.Statuses() {
		if t.status[status] {
			section.Entries = append(section.Entries, LegendEntry{Label: status.String(), Status: status, Sort: StatusEntry, Fill: fill})
		}
	}
	if t.place[Area] {
		section.Entries = append(section.Entries, LegendEntry{Label: "somewhere in here", Place: Area, Sort: PlaceEntry, Fill: fill})
	}
	if t.place[Tray] {
		section.Entries = append(section.Entries, LegendEntry{Label: "in the state only", Place: Tray, Sort: PlaceEntry, Fill: fill})
	}
	return section
}

// statusFill is the colour in which statuses and places are explained: one that
// is on the map where colours mean kinds.
func (b *builder) statusFill(t census) color.NRGBA {
	for f, n := range t.families {
		if n > 0 || t.drawn[f] {
			return b.kindFill(palette.Family(f))
		}
	}
	return b.inks.theme.Neutral()
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
	if b.frame.Plane != nil {
		return b.seesSphere(state)
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
