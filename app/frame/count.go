package frame

import (
	"context"

	"sandtable/app/facet"
)

// countedAtOnce is how many events a dataset may have for its facets to be
// counted together with the frame. With more, a change of the filter shows its
// map first.
const countedAtOnce = 100_000

// count fills the facets, if they are asked for and can be had without a pass
// over many events.
func (p *Pipeline) count(ctx context.Context, f *Frame) error {
	if !f.Request.Facets || !p.counter.Serves(f.Model, f.Request.View) && f.Model.Known.Events.N > countedAtOnce {
		return nil
	}
	facets, err := p.Facets(ctx, f)
	f.Facets = facets
	return err
}

// Facets counts the facets of a frame that was made without them. Frames that
// follow have theirs at once, until the filter changes. It indexes the dataset's
// ids too, which selections then find quickly. The error is that of ctx.
func (p *Pipeline) Facets(ctx context.Context, f *Frame) ([]facet.Section, error) {
	v := f.Request.View
	p.data.IndexIDs()
	if !p.counter.Serves(f.Model, v) {
		c, err := facet.NewCounter(ctx, f.Model, v)
		if err != nil {
			return nil, err
		}
		p.counter = c
	}
	return p.counter.Sections(v), nil
}
