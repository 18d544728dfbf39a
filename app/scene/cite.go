package scene

import (
	"sandtable/data"
	"sandtable/data/edtf"
)

// Citation is a source with the number by which a snapshot cites it.
type Citation struct {
	Number int
	Source int32
}

// Citations numbers the sources of events in the order in which they come up.
type Citations struct {
	list   []Citation
	number map[int32]int
}

// Cite numbers the sources of the events, in their order.
func Cite(k *data.Known, events []int32) Citations {
	c := Citations{number: map[int32]int{}}
	for _, e := range events {
		for _, s := range k.SourcesOf(e) {
			c.add(s)
		}
	}
	return c
}

func (c *Citations) add(source int32) {
	if _, ok := c.number[source]; ok {
		return
	}
	c.list = append(c.list, Citation{len(c.list) + 1, source})
	c.number[source] = len(c.list)
}

// List is the citations by number.
func (c Citations) List() []Citation { return c.list }

// Of is the numbers of the sources of event e.
func (c Citations) Of(k *data.Known, e int32) []int {
	var out []int
	for _, s := range k.SourcesOf(e) {
		if n, ok := c.number[s]; ok {
			out = append(out, n)
		}
	}
	return out
}

// DayWords is a day as prose: "31 October 2025".
func DayWords(d edtf.Day) string {
	if d.Unbounded() {
		return "no limit"
	}
	y, m, day := d.YMD()
	return itoa(day) + " " + months[m-1] + " " + itoa(y)
}

var months = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December",
}
