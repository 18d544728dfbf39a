package table

import (
	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"

	"fyne.io/fyne/v2"
)

// eventPage lists the matching events.
type eventPage struct {
	*grid
	store  *store.Store
	hooks  Hooks
	choice choice
	rows   *eventRows
	byID   map[string]scene.Column
}

var _ page = (*eventPage)(nil)

func newEventPage(k *kit, s *store.Store, hooks Hooks) *eventPage {
	p := &eventPage{store: s, hooks: hooks, byID: map[string]scene.Column{}}
	for _, c := range scene.Columns() {
		p.byID[c.ID] = c
	}
	p.grid = newGrid(k, gridHooks{
		columns: func(width float32) []column { return p.choice.columns(width) },
		sort:    s.SetSort, choose: s.Select, centre: hooks.Centre, copy: p.copySelected,
	})
	return p
}

func (p *eventPage) object() fyne.CanvasObject { return p.grid }
func (p *eventPage) main() *grid               { return p.grid }

// narrow reports whether the table shows only the chief columns by itself.
func (p *eventPage) narrow() bool { return p.grid.Size().Width < wideEnough }

func (p *eventPage) show(f *frame.Frame) {
	sorted := p.rows == nil || p.sort != f.Request.View.Sort.Column || p.down != f.Request.View.Sort.Down
	if p.rows == nil || p.rows.known != f.Model.Known {
		p.rows = &eventRows{known: f.Model.Known, byID: p.byID, seen: map[string]int32{}}
		p.rows.columns = func() []column { return p.cols }
	}
	p.rows.listing = f.Listing
	p.setSort(f.Request.View.Sort.Column, f.Request.View.Sort.Down)
	if f.Listing.Len() == 0 {
		p.empty.say(why(f, p.store, p.hooks.Nearest))
	}
	p.setRows(p.rows)
	p.setView(p.store.View()) // the hand may have gone on since the frame was asked for
	if sorted {
		p.scroll.first, p.scroll.rest = 0, 0
		p.reveal()
	}
}

func (p *eventPage) setView(v store.View) { p.setSelected(v.Selected) }

// toggle switches a column on or off.
func (p *eventPage) toggle(id string) {
	p.choice.toggle(id, p.narrow())
	p.setColumns()
	p.update()
}

// copySelected copies the selected row.
func (p *eventPage) copySelected() {
	if p.rows == nil {
		return
	}
	if i := p.rows.Find(p.selected); i >= 0 {
		p.hooks.Clipboard(p.rows.tsv(i, 1))
	}
}

// maxCopied bounds the rows that are copied at once; exports take more.
const maxCopied = 100_000

// copyAll copies the matching rows.
func (p *eventPage) copyAll() {
	if p.rows != nil {
		p.hooks.Clipboard(p.rows.tsv(0, maxCopied))
	}
}
