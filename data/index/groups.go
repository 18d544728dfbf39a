package index

import (
	"context"
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"
)

// Grouping says which groups, 0 to N-1, an event counts in. Of gives each event
// one group, -1 none; where Of is nil, Lists gives each event any number of
// groups, every one at most once.
type Grouping struct {
	N     int
	Of    []int32
	Lists data.Rows
}

// at appends the groups of event e to out.
func (g Grouping) at(e int32, out []int32) []int32 {
	if g.Of == nil {
		return append(out, g.Lists.At(e)...)
	}
	if n := g.Of[e]; n >= 0 {
		out = append(out, n)
	}
	return out
}

// maxKeyframes bounds the memory of a Groups with few groups, minKeyframes the
// way to the nearest one where there are nearly as many groups as events.
const (
	maxKeyframes = 64
	minKeyframes = 4
)

// Groups counts the events of every group at once. It keeps the group of each
// event in order of starts and of ends, and keyframes: the counts of all groups
// after every so many events. A window is then the nearest keyframe of starts
// minus the nearest of ends plus what lies in between. Immutable.
type Groups struct {
	n            int
	index        *Index
	mode         Mode
	starts, ends series
	rest         restGroups // certain mode only
}

// Group builds the counts of a grouping in one mode. Cost: linear in the events
// of the index, on both cores, and memory for 8 bytes per event and for up to
// 64 keyframes of 4 bytes per group on either side; no more keyframes than
// there are events per group, but for four.
func (ix *Index) Group(by Grouping, mode Mode) *Groups {
	g, err := ix.GroupContext(context.Background(), by, mode)
	if err != nil {
		panic("index: a background context ended: " + err.Error())
	}
	return g
}

// GroupContext is Group that gives up, with the error of ctx, soon after that is
// done.
func (ix *Index) GroupContext(ctx context.Context, by Grouping, mode Mode) (*Groups, error) {
	g := &Groups{n: by.N, index: ix, mode: mode}
	steps := []func(){
		func() { g.starts = seriesOf(ctx, ix.sides[mode].starts, by) },
		func() { g.ends = seriesOf(ctx, ix.sides[mode].ends, by) },
	}
	if mode == Certain {
		steps = append(steps, func() { g.rest = restOf(ix, by) })
	}
	both(steps)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return g, nil
}

// Most is a bound for the number of group entries that meet any window of so
// many days: in possible mode what the fullest such window holds, in certain
// mode at least that. Cost: linear in the different days; it does not allocate.
func (g *Groups) Most(days int) int {
	s, e, r := g.starts, g.ends, g.rest
	return fullest(days, steps{s.days, s.ends}, steps{e.days, e.ends}) +
		fullest(days, steps{r.days, r.ends}, steps{r.days, r.ends})
}

// steps is how many entries there are up to and including each of rising days.
type steps struct {
	days []edtf.Day
	upTo []int32
}

// fullest is the most that can have begun by the end of a window of so many days
// and not have ended before it.
func fullest(days int, begun, ended steps) int {
	most, gone, at := 0, 0, 0
	for i, day := range begun.days {
		from := int64(day) - int64(days) + 1
		for ; at < len(ended.days) && int64(ended.days[at]) < from; at++ {
			gone = int(ended.upTo[at])
		}
		most = max(most, int(begun.upTo[i])-gone)
	}
	return most
}

// N is the number of groups.
func (g *Groups) N() int { return g.n }

// Counts puts the number of events that meet the window into out, one count per
// group; out has length N. It does not allocate.
func (g *Groups) Counts(a, z edtf.Day, out []int32) {
	a, z = g.index.window(a, z)
	if a > z {
		clear(out)
		return
	}
	g.jump(g.starts.upTo(z), g.ends.before(a), out)
	g.rest.add(a, z, 1, out)
}

// jump sets out to the first s starts minus the first e ends.
func (g *Groups) jump(s, e int, out []int32) {
	atS, frameS := g.starts.nearest(s)
	atE, frameE := g.ends.nearest(e)
	frameS, frameE = frameS[:len(out)], frameE[:len(out)]
	for i := range out {
		out[i] = frameS[i] - frameE[i]
	}
	g.starts.move(atS, s, 1, out)
	g.ends.move(atE, e, -1, out)
}

// jumpCost is about how many events could be applied in the time of a jump.
func (g *Groups) jumpCost(s, e int) int {
	atS, _ := g.starts.nearest(s)
	atE, _ := g.ends.nearest(e)
	return g.n/2 + distance(atS, s) + distance(atE, e)
}

// series is one order as a list of groups, with keyframes.
type series struct {
	days   []edtf.Day
	ends   []int32 // entries of groups up to and including the day
	groups []int32
	n      int     // groups
	step   int     // entries between keyframes
	frames []int32 // n counts each, the first after no entry
}

// patience is how many events are put in order between two looks at a context.
const patience = 1 << 16

// seriesOf follows an order; what it returns is useless once ctx is done.
func seriesOf(ctx context.Context, o order, by Grouping) series {
	s := series{days: o.days, ends: make([]int32, len(o.ends)), n: by.N}
	s.groups = make([]int32, 0, len(o.rows))
	at, look := 0, patience
	for i, end := range o.ends {
		if by.Of != nil {
			s.groups = follow(by.Of, o.rows[at:end], s.groups)
		} else {
			for _, e := range o.rows[at:end] {
				s.groups = append(s.groups, by.Lists.At(e)...)
			}
		}
		s.ends[i] = int32(len(s.groups))
		if at = int(end); at >= look {
			if look = at + patience; ctx.Err() != nil {
				return s
			}
		}
	}
	if len(s.groups) < cap(s.groups)/2 {
		s.groups = slices.Clone(s.groups)
	}
	s.snapshot(ctx)
	return s
}

// follow appends the groups of events that have one to out, which has room for all.
// It has no branch, so that the processor can wait for many events at once: they lie
// anywhere in memory.
func follow(of, events, out []int32) []int32 {
	n := len(out)
	room := out[:n+len(events)]
	for _, e := range events {
		g := of[e]
		room[n] = g
		n += int(^uint32(g) >> 31)
	}
	return out[:n]
}

// snapshot takes the keyframes.
func (s *series) snapshot(ctx context.Context) {
	frames := min(maxKeyframes, max(minKeyframes, len(s.groups)/max(1, s.n)))
	s.step = max(1, (len(s.groups)+frames-1)/frames)
	s.frames = make([]int32, 0, (len(s.groups)/s.step+1)*s.n)
	counts := make([]int32, s.n)
	for at := 0; ; at += s.step {
		s.frames = append(s.frames, counts...)
		if at+s.step > len(s.groups) || ctx.Err() != nil {
			return
		}
		s.move(at, at+s.step, 1, counts)
	}
}

func (s series) upTo(d edtf.Day) int { return upTo(s.days, s.ends, d) }

func (s series) before(d edtf.Day) int { return before(s.days, s.ends, d) }

// nearest is the keyframe next to position p, and its own position.
func (s series) nearest(p int) (at int, frame []int32) {
	i := (p + s.step/2) / s.step
	if s.n > 0 {
		i = min(i, len(s.frames)/s.n-1)
	}
	return i * s.step, s.frames[i*s.n : (i+1)*s.n]
}

// move applies the entries between two positions: by times each when going up,
// the contrary when going down.
func (s series) move(from, to int, by int32, out []int32) {
	if to < from {
		from, to, by = to, from, -by
	}
	for _, g := range s.groups[from:to] {
		out[g] += by
	}
}

func distance(a, b int) int { return max(a-b, b-a) }

// restGroups are the groups of the second set, by latest start.
type restGroups struct {
	days   []edtf.Day
	ends   []int32
	groups []int32
	end    []edtf.Day // the earliest end of each entry
}

func restOf(ix *Index, by Grouping) restGroups {
	r := restGroups{days: ix.rest.days, ends: make([]int32, len(ix.rest.ends))}
	end := ix.orders.known.Spans.EarliestEnd
	at := 0
	for i := range r.days {
		for ; at < int(ix.rest.ends[i]); at++ {
			e := ix.rest.rows[at]
			r.groups = by.at(e, r.groups)
			for len(r.end) < len(r.groups) {
				r.end = append(r.end, end[e])
			}
		}
		r.ends[i] = int32(len(r.groups))
	}
	return r
}

// add counts the entries that lie inside the window, by each.
func (r restGroups) add(a, z edtf.Day, by int32, out []int32) {
	from, to := upTo(r.days, r.ends, a), upTo(r.days, r.ends, z)
	for i := from; i < to; i++ {
		if r.end[i] >= a {
			out[r.groups[i]] += by
		}
	}
}
