package cli

import (
	"context"
	"errors"
	"fmt"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/export"
	"sandtable/data/filter"
	"sandtable/data/index"
	"sandtable/data/ingest"
	"sandtable/data/pack"
	"sandtable/geo/basemap"
)

// embedded names the dataset inside the binary.
const embedded = "russia-venezuela"

// read opens a dataset or table with what is wrong in it; "" is the embedded one.
func (p *program) read(ctx context.Context, name string) (*pack.Package, []data.Problem, error) {
	if name != "" {
		return ingest.Load(ctx, name, ingest.Options{Unprepared: p.prepared == "off", Say: func(note string) { p.say("%s", note) }})
	}
	fsys, err := assets.Dataset(embedded)
	if err != nil {
		return nil, nil, err
	}
	return pack.Read(fsys, embedded)
}

// session is a dataset with a view of it.
type session struct {
	pack   *pack.Package
	extent store.Range
	view   store.View
	model  *scene.Model
	match  scene.Match
}

// opens prepares the view of a command. world may be nil where no map is drawn.
func (p *program) opens(ctx context.Context, args []string, o *viewOptions, world *basemap.Map) (*session, error) {
	if world == nil {
		world = &basemap.Map{}
	}
	pk, problems, err := p.read(ctx, dataOf(args))
	if err != nil {
		return nil, err
	}
	if n := errorsIn(problems); n > 0 {
		p.say("%d errors in the data, see: sandtable check", n)
	}
	s := &session{pack: pk, extent: scene.Extent(pk.Dataset)}
	s.view, err = o.apply(scene.OpeningView(pk.Dataset, world, s.extent, 930, 640), s.extent)
	if err != nil {
		return nil, err
	}
	s.model, err = scene.NewModel(ctx, pk.Dataset, s.view, nil)
	if err != nil {
		return nil, filterError(s.view.Filter, err)
	}
	s.match = s.model.Match(s.view)
	return s, nil
}

// filterError points into the filter that is wrong.
func filterError(text string, err error) error {
	var syntax *filter.SyntaxError
	if errors.As(err, &syntax) {
		return wrong(&caretError{text, syntax})
	}
	return err
}

func errorsIn(problems []data.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Level == data.Error {
			n++
		}
	}
	return n
}

// set is the matching part for an export.
func (s *session) set() export.Set {
	v := s.view
	return export.Set{
		Known: s.model.Known, Events: s.match.Events(), A: v.Window.A, Z: v.Window.Z, Certain: v.Mode == index.Certain,
		Narrowed: scene.FilterWords(v) != "",
	}
}

// tell says on standard error what an export is of.
func (p *program) tell(s *session) {
	text := fmt.Sprintf("%s match, %s without a place, %s in the dataset", scene.Thousands(s.match.N),
		scene.Thousands(s.match.NoPlace), scene.Thousands(s.match.Total))
	if n := s.match.NoDate; n > 0 {
		text += fmt.Sprintf("; %s without a date are in no window", scene.Thousands(n))
	}
	p.say("%s", text)
	if k := s.view.AsKnown; k.On {
		p.say("%s (%s of them)", scene.KnownWords(k), scene.Thousands(s.model.Known.HiddenUndated))
		p.say("when, place and status are those told by then; titles and summaries are the compiler's of today")
	}
}

// day reads a date as its last day.
func day(option, text string) (edtf.Day, error) {
	d, err := edtf.ParseLastDay(text)
	if err != nil {
		return 0, wrong(fmt.Errorf("--%s: %w", option, err))
	}
	return d, nil
}
