package scene_test

import (
	"slices"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/palette"
)

// TestActorColours: the five states keep their slots, the busiest others take
// the free ones, and neither window, filter nor camera changes a colour.
func TestActorColours(t *testing.T) {
	kit, d, base := sample(t)
	base.Colour = store.ByActor
	want := map[int32]uint8{}
	for i, v := range views(d, base, 60) {
		inks := build(t, kit, d, v).Model.Inks(v)
		for e := range int32(d.Events.N) {
			class := inks.Class(e)
			if old, ok := want[e]; ok && old != class {
				t.Fatalf("view %d: event %d changes its colour from %d to %d", i, e, old, class)
			}
			want[e] = class
			rows := d.ActorsOf(e)
			if len(rows) == 0 {
				if class != palette.ActorSlots || inks.Code(e) != "" {
					t.Fatalf("an event without actors has class %d, code %q", class, inks.Code(e))
				}
				continue
			}
			if slot, ok := palette.ActorSlot(d.Actors[d.EventActors[rows[0]].Actor].ID); ok && class != uint8(slot) {
				t.Fatalf("event %d has slot %d, its state %d", e, class, slot)
			}
		}
	}
	if !slices.Contains(values(want), 5) {
		t.Error("the sixth slot is free although a sixth actor leads events")
	}
}

func values(m map[int32]uint8) []uint8 {
	var out []uint8
	for _, c := range m {
		out = append(out, c)
	}
	return out
}

func TestActorCode(t *testing.T) {
	for _, tc := range []struct{ id, name, want string }{
		{"VEN", "Venezuela", "VEN"}, {"eu", "European Union", "EU"}, {"nicolas-maduro", "Nicolás Maduro", "NM"},
		{"opec-plus", "Organisation of the Petroleum Exporting Countries", "OOTP"}, {"cote", "Côte d'Ivoire", "COTE"},
		{"cote-divoire", "Côte d'Ivoire", "CD"}, {"rosneft", "Rosneft", "ROSN"}, {"unnamed", "", ""},
	} {
		if got := scene.ActorCode(data.Actor{ID: tc.id, Name: tc.name}); got != tc.want {
			t.Errorf("%s, %s: %q, want %q", tc.id, tc.name, got, tc.want)
		}
	}
}

// TestOneColour: every event has the neutral colour, and the legend shows no other.
func TestOneColour(t *testing.T) {
	kit, d, base := sample(t)
	base.Colour = store.OneColour
	s := build(t, kit, d, base)
	neutral := palette.Of(palette.Light).Neutral()
	for _, section := range s.Legend {
		for _, e := range section.Entries {
			if e.Sort != scene.RelationEntry && e.Sort != scene.HatchEntry && e.Fill != neutral {
				t.Errorf("%s: %s has %v", section.Title, e.Label, e.Fill)
			}
		}
	}
	if ink := s.Model.Inks(base).Of(0); ink != neutral {
		t.Errorf("event 0 has %v", ink)
	}
}
