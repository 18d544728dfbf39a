package scene

import (
	"image/color"
	"strconv"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/render"
)

// Partner is a state that stands in relations to the focal state on the day of
// the view.
type Partner struct {
	State     string // ISO 3166-1 alpha-3
	Actor     int32
	Standings []data.Standing // lowest rank first: it fills, the second hatches
}

// PartnerDay is the day on which the relations of a view are looked at: the last
// of its window.
func PartnerDay(v store.View) edtf.Day { return v.Window.Z }

// Partners are the states, and only they, that stand in a relation to the
// view's focal state. Organisations are listed by the states page and never
// filled.
func Partners(k *data.Known, v store.View) []Partner {
	focal := k.Actor(v.Focal)
	if v.Focal == "" || focal < 0 {
		return nil
	}
	var out []Partner
	for _, p := range k.Partners(focal, PartnerDay(v), v.Mode == index.Certain) {
		if a := k.Actors[p.Actor]; a.Type == data.StateType {
			out = append(out, Partner{State: a.ID, Actor: p.Actor, Standings: p.Standings})
		}
	}
	return out
}

// Fills are the grounds of the partner states for the base map.
func Fills(k *data.Known, partners []Partner, t palette.Theme) map[string]render.Fill {
	fills := map[string]render.Fill{}
	for _, p := range partners {
		first := k.Relations[p.Standings[0].Relation].Kind
		fill := render.Fill{Color: RelationTint(k.RelationKinds[first], t)}
		for _, s := range p.Standings[1:] {
			if kind := k.Relations[s.Relation].Kind; kind != first {
				fill.Hatch = draw.Fade(RelationColour(k.RelationKinds[kind], t), 0.6)
				break
			}
		}
		fills[p.State] = fill
	}
	return fills
}

// relationHue is the colour of a built-in relation kind in light and print; dark
// ones are lightened. Unknown kinds are grey.
func relationHue(id string) uint32 {
	switch id {
	case "treaty-partner":
		return 0x2E8B3A
	case "arms-supplier":
		return 0x7A5FA5
	case "military-cooperation":
		return 0x2B6FB3
	case "creditor":
		return 0x8C5A14
	case "energy-partner":
		return 0xD9A400
	case "trade-partner":
		return 0x9AA51E
	case "political-backer":
		return 0x1FA3B5
	case "aspirant":
		return 0xB08F6A
	case "sanctions":
		return 0xC0392B
	case "adversary":
		return 0x7A1F33
	}
	return 0x7B8794
}

// RelationColour is the full colour of a relation kind: its own, or by its id,
// or grey. It hatches, and draws arcs.
func RelationColour(k data.RelationKind, t palette.Theme) color.NRGBA {
	hue := relationHue(k.ID)
	if len(k.Colour) == 7 {
		if rgb, err := strconv.ParseUint(k.Colour[1:], 16, 32); err == nil {
			hue = uint32(rgb)
		}
	}
	c := palette.Hex(hue)
	if t.Mode == palette.Dark {
		c = palette.Mix(c, palette.Hex(0xFFFFFF), 0.25)
	}
	return c
}

// RelationTint is the colour with which a relation kind fills a state: its
// colour thinned into the land, so that names and marks stay readable.
func RelationTint(k data.RelationKind, t palette.Theme) color.NRGBA {
	return palette.Mix(t.Land, RelationColour(k, t), 0.42)
}
