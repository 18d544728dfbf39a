package table

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/app/control"
	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// standings are the relations of a view's focal state on the window's last day,
// states first: organisations are listed but fill nothing on the map.
func standings(k *data.Known, v store.View) []data.Partner {
	focal := k.Actor(v.Focal)
	if v.Focal == "" || focal < 0 {
		return nil
	}
	out := k.Partners(focal, scene.PartnerDay(v), v.Mode == index.Certain)
	slices.SortStableFunc(out, func(a, b data.Partner) int {
		return cmp.Or(compareBool(!isState(k, a.Actor), !isState(k, b.Actor)), strings.Compare(k.Actors[a.Actor].Name, k.Actors[b.Actor].Name))
	})
	return out
}

func isState(k *data.Known, actor int32) bool { return k.Actors[actor].Type == data.StateType }

// states counts the partners that are states.
func states(k *data.Known, partners []data.Partner) int {
	n := 0
	for _, p := range partners {
		if isState(k, p.Actor) {
			n++
		}
	}
	return n
}

// related lists the states that have relations at all, by name: those that can
// be the focal state.
func related(d *data.Dataset) []int32 {
	var out []int32
	for _, r := range d.Relations {
		out = append(out, r.Subject, r.Object)
	}
	slices.Sort(out)
	out = slices.DeleteFunc(slices.Compact(out), func(a int32) bool { return d.Actors[a].Type != data.StateType })
	slices.SortFunc(out, func(a, b int32) int { return strings.Compare(d.Actors[a].Name, d.Actors[b].Name) })
	return out
}

// statePage lists the relations of the focal state, and lets one choose it.
type statePage struct {
	widget.BaseWidget
	*topped
	store  *store.Store
	hooks  Hooks
	known  *data.Known
	listed []data.Partner
	focal  *control.Button
	day    *canvas.Text
}

var _ page = (*statePage)(nil)

func newStatePage(k *kit, s *store.Store, hooks Hooks) *statePage {
	p := &statePage{store: s, hooks: hooks, day: &canvas.Text{TextSize: 11}}
	g := newGrid(k, gridHooks{
		columns: stateColumns, sort: func(string) {}, choose: s.SelectRelation, centre: func(string) {},
	})
	g.hooks.copy = func() { copyLine(g, hooks) }
	p.focal = control.NewButton("", "", nil, p.offer)
	p.focal.Chevron = true
	p.topped = &topped{grid: g, objects: []fyne.CanvasObject{p.focal, p.day}, ink: func(c palette.Theme) { p.day.Color = c.Fg2 }}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *statePage) CreateRenderer() fyne.WidgetRenderer { return p.topped.renderer() }

func (p *statePage) object() fyne.CanvasObject { return p }

func stateColumns(width float32) []column {
	state := column{ID: "state", Title: "State"}
	relation := column{ID: "relation", Title: "Relation", Width: 130, Flex: true}
	claims := column{ID: "claims", Title: "Claims", Width: 40, Right: true}
	holds := column{ID: "holds", Title: "Holds", Width: 58}
	if width < wideEnough {
		state.Width = 92
		return []column{relation, state, holds, claims}
	}
	state.Width = 190
	return []column{relation, state,
		{ID: "since", Title: "Since", Width: 110, Mono: true}, {ID: "until", Title: "Until", Width: 110, Mono: true},
		holds, {ID: "status", Title: "Status", Width: 78}, claims}
}

// count lists the partners of a frame and says how many of them are states.
func (p *statePage) count(f *frame.Frame) int {
	p.known = f.Model.Known
	p.listed = standings(p.known, f.Request.View)
	return states(p.known, p.listed)
}

// show lists what count has found.
func (p *statePage) show(f *frame.Frame) {
	v := f.Request.View
	name := "No state"
	if a := p.known.Actor(v.Focal); a >= 0 && v.Focal != "" {
		name = p.known.Actors[a].Name
	}
	p.focal.Set(name, control.Lined)
	p.day.Text = "on " + scene.DayWords(scene.PartnerDay(v)) + ", the window’s last day"
	p.grid.empty.say(p.why(v, name))
	p.grid.setRows(p.rows(scene.Theme(v)))
	p.setView(p.store.View())
	p.Refresh()
}

func (p *statePage) why(v store.View, name string) notice {
	if v.Focal == "" {
		return notice{Text: "Choose a state to list its partners."}
	}
	return notice{Text: name + " has no relation on " + scene.DayWords(scene.PartnerDay(v)) + "."}
}

// rows are the standings of all partners.
func (p *statePage) rows(colours palette.Theme) rows {
	var ids []string
	var list []data.Standing
	for _, partner := range p.listed {
		for _, s := range partner.Standings {
			ids, list = append(ids, p.known.Relations[s.Relation].ID), append(list, s)
		}
	}
	return listed{ids, func() []column { return p.grid.cols }, func(i int, column string) cell { return p.cell(list[i], column, colours) }}
}

// cell is what a column says of a standing.
func (p *statePage) cell(s data.Standing, column string, colours palette.Theme) cell {
	k, actor := p.known, s.Other
	r := k.Relations[s.Relation]
	switch column {
	case "relation":
		kind := k.RelationKinds[r.Kind]
		patch := swatch{On: true, Stroke: scene.RelationColour(kind, colours)}
		if isState(k, actor) {
			patch.Fill = scene.RelationTint(kind, colours)
		}
		return cell{Text: scene.Capital(k.Reads(s)), Swatch: patch}
	case "state":
		if isState(k, actor) {
			return cell{Text: k.Actors[actor].Name}
		}
		return cell{Text: k.Actors[actor].Name + " (" + k.Actors[actor].Type + ")", Tone: quiet}
	case "since":
		return textCell(r.Since, loud)
	case "until":
		return cell{Text: untilWord(r.Until), Tone: quiet}
	case "holds":
		if s.Certain {
			return cell{Text: "Certain", Tone: quiet}
		}
		return cell{Text: "Possible", Tone: quiet}
	case "status":
		return textCell(scene.Capital(r.Status.String()), quiet)
	}
	return cell{Text: scene.Thousands(len(k.VisibleClaimsOfRelation(s.Relation)))}
}

// untilWord is the end of a relation: an open one goes on, an empty one is not
// known.
func untilWord(until string) string {
	switch until {
	case "..":
		return "open"
	case "":
		return absent
	}
	return until
}

func (p *statePage) setView(v store.View) { p.grid.setSelected(v.Relation) }

// offer shows the states that can be focal.
func (p *statePage) offer() {
	if p.known == nil {
		return
	}
	var items []*fyne.MenuItem
	for _, a := range related(p.known.Dataset) {
		actor := p.known.Actors[a]
		item := fyne.NewMenuItem(actor.Name, func() { p.store.SetFocal(actor.ID) })
		item.Checked = actor.ID == p.store.View().Focal
		items = append(items, item)
	}
	none := fyne.NewMenuItem("No state", func() { p.store.SetFocal("") })
	none.Checked = p.store.View().Focal == ""
	popUp(p.focal, append(items, fyne.NewMenuItemSeparator(), none))
}

// popUp shows a menu under an object.
func popUp(under fyne.CanvasObject, items []*fyne.MenuItem) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(under)
	if c == nil {
		return
	}
	at := driver.AbsolutePositionForObject(under).AddXY(0, under.Size().Height+2)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	room := c.Size()
	at.X = max(0, min(at.X, room.Width-menu.MinSize().Width))
	at.Y = max(0, min(at.Y, room.Height-menu.MinSize().Height))
	menu.ShowAtPosition(at)
}
