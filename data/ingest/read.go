package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"

	"sandtable/data"
	"sandtable/geo/band"
)

// ErrNoTable is wrapped by the error for a file in which no column is known.
var ErrNoTable = errors.New("not a table of events: none of the columns title, start, end, when, lon and lat is in its header")

// ErrTooLarge is the error for a table with a column of more than 4 GiB, or a
// row of more than 1 GiB.
var ErrTooLarge = errors.New("a column of the table holds more than 4 GiB of text, or a row more than 1 GiB")

// blockSize is how many bytes are parsed in one go, perRound how many blocks in
// one round of the pipeline.
const (
	blockSize = 1 << 18
	perRound  = 13
)

// ReadTable reads a plain table as docs/formats.md describes it. The dataset has
// typed columns, spans instead of dates, and one implied claim by the file. The
// error wraps ErrNoTable or ErrTooLarge, or is that of ctx or of in.
func ReadTable(ctx context.Context, in io.Reader, o Options) (*data.Dataset, []data.Problem, error) {
	p := newPipeline(in, o)
	if err := p.open(); err != nil {
		return nil, nil, err
	}
	for p.more() {
		p.report(o.Progress)
		if err := p.round(ctx); err != nil {
			return nil, nil, err
		}
	}
	t := p.table
	if t.full() {
		return nil, nil, ErrTooLarge
	}
	p.report(o.Progress)
	ds := t.build(hex.EncodeToString(p.sum.Sum(nil)))
	if t.layout.at.id >= 0 {
		rows, err := twins(ctx, ds.Events.ID, t.n, func(row int32) bool { return t.lines[row] > 0 })
		if err != nil {
			return nil, nil, err
		}
		t.reportTwins(rows)
	}
	slices.SortStableFunc(t.problems, func(a, b data.Problem) int { return a.Line - b.Line })
	return ds, t.problems, nil
}

// pipeline reads a table in rounds. In each, one batch is read from the file
// while the blocks of the one before are parsed and hashed, and the columns of
// the one before that are joined to the table.
type pipeline struct {
	source
	*table
	size              int64 // of the file, 0: not known
	sum               hash.Hash
	next, now, before *batch
}

func newPipeline(in io.Reader, o Options) *pipeline {
	size := o.block
	if size == 0 {
		size = blockSize
	}
	return &pipeline{
		source: source{in: in, comma: o.Comma, block: size, batch: size * perRound},
		table:  newTable(&layout{name: o.Name}),
		size:   o.size, sum: sha256.New(), next: &batch{}, now: &batch{}, before: &batch{},
	}
}

// open reads the header.
func (p *pipeline) open() error {
	var head record
	found := p.source.first(p.now, &head)
	if p.source.err != nil {
		return p.source.err
	}
	if !found {
		return ErrNoTable
	}
	if head.broken {
		return fmt.Errorf("%w: a quote is wrong in line %d, column %d", ErrNoTable, head.wrongLine, head.wrongColumn)
	}
	l := &layout{name: p.name, comma: p.source.comma}
	for i := range head.cells {
		l.header = append(l.header, string(head.content(i)))
	}
	tell := func(cell int, f data.Problem) {
		f.File, f.Field, f.Value = l.name, l.header[cell], l.header[cell]
		f.Line, f.Column = head.position(head.cells[cell].begins)
		p.problems = append(p.problems, f)
	}
	if !l.bind(tell) {
		return ErrNoTable
	}
	problems := p.problems
	p.table = newTable(l)
	p.problems = problems
	return nil
}

// more reports whether rows are left to parse or to join.
func (p *pipeline) more() bool {
	return len(p.now.blocks)+len(p.before.blocks) > 0
}

// round does one round.
func (p *pipeline) round(ctx context.Context) error {
	now := p.now
	for len(now.chunks) < len(now.blocks) {
		now.chunks = append(now.chunks, &chunk{layout: p.layout})
	}
	work := []func(){func() { p.fill(p.next, now.rest) }, p.hash, p.join}
	err := band.Run(ctx, len(work)+len(now.blocks), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			if i < len(work) {
				work[i]()
				continue
			}
			i := i - len(work)
			now.chunks[i].parse(now.blocks[i])
		}
	})
	if err == nil {
		err = p.source.err
	}
	p.next, p.now, p.before = p.before, p.next, p.now
	return err
}

// hash adds what the batch was read for to the checksum.
func (p *pipeline) hash() { p.sum.Write(p.now.raw[p.now.carried:]) }

// join adds the batch that has been parsed to the table.
func (p *pipeline) join() {
	for i, b := range p.before.blocks {
		share := 0.0
		if p.size > 0 {
			share = float64(b.upTo) / float64(p.size)
		}
		p.table.join(p.before.chunks[i], share)
	}
}

// report tells how much has been joined to the table.
func (p *pipeline) report(to func(Progress)) {
	if to == nil {
		return
	}
	to(Progress{Rows: p.n, Share: p.share, Partial: func() *data.Dataset { return p.build("") }})
}
