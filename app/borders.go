package app

import (
	"slices"
	"strings"

	"sandtable/app/store"

	"fyne.io/fyne/v2"
)

// bordersMenu offers the worldviews: as controlled, as recognised, as seen from a
// state.
func (w *Window) bordersMenu() *fyne.MenuItem {
	now := w.store.View().Worldview
	entry := func(label, worldview string) *fyne.MenuItem {
		return checked(now == worldview, fyne.NewMenuItem(label, func() { w.store.SetWorldview(worldview) }))
	}
	from := fyne.NewMenuItem("Seen from", nil)
	from.ChildMenu = fyne.NewMenu("Seen from")
	for _, code := range store.Viewers() {
		from.ChildMenu.Items = append(from.ChildMenu.Items, entry(w.stateName(code), code))
	}
	slices.SortFunc(from.ChildMenu.Items, func(a, b *fyne.MenuItem) int { return strings.Compare(a.Label, b.Label) })
	borders := fyne.NewMenuItem("Borders as", nil)
	borders.ChildMenu = fyne.NewMenu("Borders as",
		entry("Controlled, claims dashed", ""), entry("Recognised by the United Nations", store.Recognised), line(), from)
	return borders
}
