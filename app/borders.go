package app

import (
	"slices"
	"strings"

	"sandtable/app/store"

	"fyne.io/fyne/v2"

	"github.com/paulmach/orb"
)

// provincePart is the province of a place as a part of its name, "Bolívar, ",
// while provinces are drawn. It is none where the coarse outline of provinces has
// a neighbour's.
func (w *Window) provincePart(at orb.Point, state string) string {
	if !w.store.View().Layers.Has(store.Provinces) {
		return ""
	}
	provinces := w.kit.World.Provinces()
	if provinces == nil {
		return ""
	}
	if p, ok := provinces.At(at.Lon(), at.Lat()); ok && (p.State == state || w.isArea(p.State, state)) {
		return p.Name + ", "
	}
	return ""
}

// isArea reports whether some land of one state belongs to another in a worldview.
func (w *Window) isArea(holder, owner string) bool {
	worldview := w.store.View().Worldview
	for i := range w.kit.World.Areas {
		if a := &w.kit.World.Areas[i]; a.Holder == holder && a.Owner(worldview) == owner {
			return true
		}
	}
	return false
}

// bordersMenu offers the worldviews: as controlled, as recognised, as seen from a
// state.
func (w *Window) bordersMenu() *fyne.MenuItem {
	now := w.store.View().Worldview
	entry := func(label, worldview string) *fyne.MenuItem {
		return checked(now == worldview, fyne.NewMenuItem(label, func() { w.store.SetWorldview(worldview) }))
	}
	var states []*fyne.MenuItem
	for _, code := range store.Viewers() {
		states = append(states, entry(w.stateName(code), code))
	}
	slices.SortFunc(states, func(a, b *fyne.MenuItem) int { return strings.Compare(a.Label, b.Label) })
	borders := fyne.NewMenuItem("Borders as", nil)
	borders.ChildMenu = fyne.NewMenu("Borders as",
		entry("Controlled, claims dashed", ""), entry("Recognised by the United Nations", store.Recognised), line())
	for part := range slices.Chunk(states, (len(states)+2)/3) {
		borders.ChildMenu.Items = append(borders.ChildMenu.Items, seenFrom(part))
	}
	return borders
}

// seenFrom is a part of the states: all of them are more than a window is high.
func seenFrom(states []*fyne.MenuItem) *fyne.MenuItem {
	first, last := states[0].Label[:1], states[len(states)-1].Label[:1]
	item := fyne.NewMenuItem("Seen from "+first+" to "+last, nil)
	item.ChildMenu = fyne.NewMenu(item.Label, states...)
	return item
}
