package page

import (
	"slices"
	"strings"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
)

// Input is all that a page is composed of.
type Input struct {
	Known     *data.Known
	View      store.View
	Group     scene.Group              // the one that View.Here names; without events: none
	Matching  Matching                 // the events of the view; nil: none
	All       bool                     // lists are unfolded
	StateName func(code string) string // "" or the code for a state it does not know
}

// Matching is the events of a view, as scene.Match has them.
type Matching interface {
	Events() []int32 // in file order
	Has(e int32) bool
}

// composer carries what the steps share.
type composer struct {
	Input
	k    *data.Known
	e    int32         // the event shown; -1 on other pages
	cite map[int32]int // numbers of the sources cited on the page
	refs []int32       // the sources by number
	page Page
}

// Compose writes the page of a view: a source on the sources page, a relation on
// the states page, else the selected event, else the group or state that was
// clicked, else the dataset.
func Compose(in Input) Page {
	c := &composer{Input: in, k: in.Known, e: -1, cite: map[int32]int{}}
	v := in.View
	if v.Tab == store.Sources && v.Source != "" {
		if s := slices.IndexFunc(c.k.Sources, func(s data.Source) bool { return s.ID == v.Source }); s >= 0 {
			c.source(int32(s))
			return c.page
		}
	}
	if v.Tab == store.States && v.Relation != "" {
		if r := slices.IndexFunc(c.k.Relations, func(r data.Relation) bool { return r.ID == v.Relation }); r >= 0 {
			c.relation(int32(r))
			return c.page
		}
	}
	if v.Selected != "" {
		if c.e = c.k.Event(v.Selected); c.e >= 0 {
			c.event()
			return c.page
		}
	}
	switch code, isState := strings.CutPrefix(v.Here, "state:"); {
	case isState:
		c.state(code)
	case len(in.Group.Events) > 0:
		c.group()
	default:
		c.dataset()
	}
	return c.page
}

// number gives a source its number on the page.
func (c *composer) number(source int32) string {
	if source < 0 {
		return ""
	}
	if c.cite[source] == 0 {
		c.refs = append(c.refs, source)
		c.cite[source] = len(c.refs)
	}
	return "[" + scene.Thousands(c.cite[source]) + "]"
}

// sourceLink names a source, as a link to its page.
func (c *composer) sourceLink(source int32) Span {
	s := c.k.Sources[source]
	return link(sourceName(s), ToSource, s.ID)
}

func sourceName(s data.Source) string {
	switch {
	case s.Title != "":
		return s.Title
	case s.Publisher != "":
		return s.Publisher
	}
	return s.ID
}

// stateName is a state's name; its code where no name is known.
func (c *composer) stateName(code string) string {
	if a := c.k.Actor(code); a >= 0 && c.k.Actors[a].Name != "" {
		return c.k.Actors[a].Name
	}
	if c.StateName != nil {
		if name := c.StateName(code); name != "" {
			return name
		}
	}
	return code
}

// count is a number with its noun.
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return scene.Thousands(n) + " " + more
}

var smallNumbers = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// spelled is a small number as a word.
func spelled(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return scene.Thousands(n)
}

// sentence makes a text a sentence: a capital, and a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") {
		return capital(s)
	}
	return capital(s) + "."
}

// capital writes the first letter as a capital, of any script.
func capital(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return strings.ToUpper(s)
}

// dotted parts facts on a line; its first space does not break, so that no line
// begins with the dot.
const dotted = "\u00a0· "

// join puts the texts that are not empty together.
func join(sep string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), sep)
}

// list reads a cell that holds a list.
func list(cell string) string { return strings.ReplaceAll(cell, "|", ", ") }
