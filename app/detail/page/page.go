// Package page composes what the details say: a dataset, a view and a selection
// become a title, key rows, figures, claims and lists, as plain values in
// reading order. It knows nothing of windows; the widget only draws what it is
// given, and two equal pages look the same.
package page

import (
	"sandtable/data/edtf"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// Action is what a click does.
type Action uint8

// The actions. Their ID is an event's, a source's, a relation's, an actor's or an
// address.
const (
	Nothing      Action = iota
	ToEvent             // select an event
	ToSibling           // select an event and keep paging through the group
	ToHere              // leave the event, list the group
	ToSource            // select a source
	ToRelation          // select a relation
	ToAddress           // ask, then open an address
	ToPartners          // show the partner states of an actor
	ToBack              // leave the source or relation
	ShowAll             // unfold a list
	CopyCitation        // copy the citations of the page's sources
	CentreMap           // bring an event to the middle of the map
	DrawRange           // draw an event's range from a point that the user chooses
)

// Target is a click: what it does, and to what.
type Target struct {
	Do Action
	ID string
}

// Tone is how a run of text is set.
type Tone uint8

// The tones: foreground, secondary, hint, bold, monospaced, warning.
const (
	Plain Tone = iota
	Dim
	Hint
	Strong
	Mono
	Warn
)

// Span is a run of text in one tone. A line break in it is kept. With a target
// it is a link.
type Span struct {
	Text string
	Tone Tone
	To   Target
}

// Size is the size of a paragraph's type.
type Size uint8

// The sizes: 13, 12.5, 11 and 16 units.
const (
	Body Size = iota
	Row
	Caption
	Title
)

// Para is a paragraph: it wraps, and is never cut off.
type Para struct {
	Spans []Span
	Size  Size
}

// Block is one thing below the title: Para, Heading, Key, Entry, Warning,
// Buttons, Range or Dates.
type Block interface{ block() }

// Heading begins a section; Aside is a caption at its right end.
type Heading struct{ Text, Aside string }

// Key is a row with a label in the key column.
type Key struct {
	Label string
	Spans []Span
}

// Lead is what stands before an entry.
type Lead uint8

// The leads: nothing, a grade's badge, an event's mark, the number of a source.
const (
	NoLead Lead = iota
	GradeLead
	MarkLead
)

// Entry is an item of a list: a claim, a source, an event. With a target all of
// it can be clicked.
type Entry struct {
	Lead  Lead
	Grade byte // 0: not graded
	Mark  symbol.Mark
	Lines []Para
	To    Target
	Rule  bool // a line above it
}

// Warning is a strip on the warning ground.
type Warning struct{ Text string }

// Button is an action with a label.
type Button struct {
	Label string
	To    Target
}

// Buttons are actions side by side.
type Buttons struct{ List []Button }

// RangeRow is one figure as one source has it. Absent numbers are NaN.
type RangeRow struct {
	Label            []Span
	Low, Value, High float64
	Bound            string // at least, at most: the figure is open on one side
	Text             string
}

// Range is a range plot: one row per source, on one axis from zero.
type Range struct {
	Rows []RangeRow
	Ink  palette.Family
}

// DateRow is one date as bounds.
type DateRow struct {
	Label  []Span
	Bounds edtf.Bounds
	Period bool
	Status symbol.Status
}

// Dates shows what dates mean: the bounds of several on one axis.
type Dates struct {
	Rows []DateRow
	A, Z edtf.Day // the days that the axis has to show
	Ink  palette.Family
}

func (Para) block()    {}
func (Heading) block() {}
func (Key) block()     {}
func (Entry) block()   {}
func (Warning) block() {}
func (Buttons) block() {}
func (Range) block()   {}
func (Dates) block()   {}

// Page is what the details show.
type Page struct {
	Name       string // in the header: the kind of what is shown; empty: no header
	Mark       symbol.Mark
	HasMark    bool
	Chip       string // the event's status
	Position   string // "1 of 2 here"
	Prev, Next Target // the neighbours in the group
	Centre     Target // Nothing: it has no place
	Back       Target // Nothing: nowhere to go back to
	Title      string
	Blocks     []Block
	Cite       []int32 // the sources that "Copy citation" means
}

func plain(text string) Span  { return Span{Text: text} }
func dim(text string) Span    { return Span{Text: text, Tone: Dim} }
func strong(text string) Span { return Span{Text: text, Tone: Strong} }
func warn(text string) Span   { return Span{Text: text, Tone: Warn} }
func link(text string, do Action, id string) Span {
	return Span{Text: text, To: Target{do, id}}
}

// add puts blocks at the end.
func (p *Page) add(b ...Block) { p.Blocks = append(p.Blocks, b...) }

// key adds a key row unless it would be empty.
func (p *Page) key(label string, spans ...Span) {
	for _, s := range spans {
		if s.Text != "" {
			p.add(Key{label, spans})
			return
		}
	}
}
