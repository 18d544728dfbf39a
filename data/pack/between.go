package pack

import (
	"fmt"
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"
)

// links checks successive levels: two periods that give figures of the same thing
// and follow each other meet where the one becomes the other.
func (c *checker) links() {
	for i, l := range c.Links {
		if l.Relations || l.Kind != "follows" || !c.level(l) {
			continue
		}
		earlier, later := c.known.Spans.LatestEnd[l.To], c.known.Spans.LatestStart[l.From]
		if earlier != later {
			c.report("links.csv", int32(i), data.Problem{
				Code: "levels-do-not-meet", Level: data.Warning, Field: "from",
				Reason: fmt.Sprintf("its latest start is %v, but the latest end of the level before it is %v", later, earlier),
			})
		}
	}
}

// level reports whether a link joins two periods with a figure of the same name.
func (c *checker) level(l data.Link) bool {
	for _, e := range [2]int32{l.From, l.To} {
		if c.Events.WhenKind[e] != edtf.Period || !c.known.Spans.Dated(e) {
			return false
		}
	}
	of := c.figures(l.From)
	return slices.ContainsFunc(c.figures(l.To), func(what string) bool { return slices.Contains(of, what) })
}

// figures names what the claims about an event count.
func (c *checker) figures(e int32) []string {
	var out []string
	for _, i := range c.ClaimsOf(e) {
		for _, f := range c.Claims[i].Figures {
			out = append(out, f.What)
		}
	}
	return out
}

// circles reports chains that come back to where they start: sources that cite
// each other, actors that are members of themselves, links in a ring.
func (c *checker) circles() {
	for _, i := range inCircle(len(c.Sources), func(i int32) []int32 { return c.Sources[i].Cites }) {
		c.report("sources.csv", i, data.Problem{
			Code: "circular-citation", Level: data.Warning, Field: "cites", Reason: "following what is cited leads back to this source",
		})
	}
	for _, i := range inCircle(len(c.Actors), func(i int32) []int32 { return c.Actors[i].Members }) {
		c.report("actors.csv", i, data.Problem{
			Code: "circular-membership", Level: data.Error, Field: "members", Reason: "the actor is a member of itself",
		})
	}
	for _, kind := range []string{"follows", "stage_of", "part_of", "supersedes"} {
		c.linkCircle(kind)
	}
}

func (c *checker) linkCircle(kind string) {
	// Events come first, relations after them, as the nodes of one graph.
	n := int32(c.Events.N)
	node := func(l data.Link, end int32) int32 {
		if l.Relations {
			return n + end
		}
		return end
	}
	to, rows := map[int32][]int32{}, map[int32]int32{}
	for i, l := range c.Links {
		if l.Kind != kind {
			continue
		}
		from := node(l, l.From)
		if _, ok := rows[from]; !ok {
			rows[from] = int32(i)
		}
		to[from] = append(to[from], node(l, l.To))
	}
	if len(to) == 0 {
		return
	}
	for _, i := range inCircle(int(n)+len(c.Relations), func(i int32) []int32 { return to[i] }) {
		c.report("links.csv", rows[i], data.Problem{
			Code: "circular-link", Level: data.Error, Field: "from", Reason: "following the links of kind " + kind + " leads back here",
		})
	}
}

// inCircle lists, of every circle of a graph of n nodes, the node at which a walk
// in the order of rows first finds it closed.
func inCircle(n int, next func(i int32) []int32) []int32 {
	const (
		fresh = iota
		open
		done
	)
	var found []int32
	state := make([]uint8, n)
	type step struct{ node, child int32 }
	for i := range int32(n) {
		if state[i] != fresh {
			continue
		}
		state[i] = open
		for path := []step{{i, 0}}; len(path) > 0; {
			top := &path[len(path)-1]
			children := next(top.node)
			if int(top.child) == len(children) {
				state[top.node] = done
				path = path[:len(path)-1]
				continue
			}
			child := children[top.child]
			top.child++
			switch state[child] {
			case open:
				found = append(found, child)
			case fresh:
				state[child] = open
				path = append(path, step{child, 0})
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// unused reports sources that nothing rests on, and places and actors that appear
// nowhere.
func (c *checker) unused() {
	sources, places, actors := make([]bool, len(c.Sources)), make([]bool, len(c.Places)), make([]bool, len(c.Actors))
	mark := func(used []bool, rows ...int32) {
		for _, r := range rows {
			if r >= 0 {
				used[r] = true
			}
		}
	}
	for i, s := range c.Sources {
		mark(sources, slices.DeleteFunc(slices.Clone(s.Cites), func(cited int32) bool { return cited == int32(i) })...)
	}
	for _, claim := range c.Claims {
		mark(sources, claim.Source)
		mark(sources, claim.Via...)
		mark(places, claim.Place)
	}
	for _, p := range c.EventPlaces {
		mark(places, p.Place)
	}
	for _, a := range c.EventActors {
		mark(actors, a.Actor)
	}
	for _, r := range c.Relations {
		mark(actors, r.Subject, r.Object)
	}
	for _, a := range c.Actors {
		mark(actors, a.Members...)
	}
	if c.Implied != nil {
		mark(sources, c.Implied.Source)
	}
	c.idle("sources.csv", sources, data.Problem{
		Code: "unused-source", Level: data.Warning, Reason: "no claim names it as its source or in its via, and no source cites it",
	})
	c.idle("places.csv", places, data.Problem{Code: "unused-place", Level: data.Note, Reason: "no event or claim is there"})
	c.idle("actors.csv", actors, data.Problem{
		Code: "unused-actor", Level: data.Note, Reason: "no event, relation or membership names it",
	})
}

// idle reports the rows that are not used.
func (c *checker) idle(file string, used []bool, p data.Problem) {
	p.Field = "id"
	for i, ok := range used {
		if !ok {
			c.report(file, int32(i), p)
		}
	}
}
