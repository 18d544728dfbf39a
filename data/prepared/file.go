package prepared

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"sandtable/data"
	"sandtable/data/edtf"

	"github.com/apache/arrow-go/v18/arrow"
)

// ErrUnfit says that a dataset holds what a prepared file does not: claims,
// places or actors of its own, or dates that are not resolved into days.
var ErrUnfit = errors.New("the dataset is not a plain table")

// File is a prepared file in memory.
type File struct {
	*data.Dataset
	Problems []data.Problem // those that were found when the source was read
	Source   Source
	lengths  lengths
}

// lengths are those of the lists of data.TimeOrders.
type lengths struct {
	Dated   int  `json:"dated"`
	Core    int  `json:"core"`
	Rest    int  `json:"rest"`
	Open    int  `json:"open"`
	Shared  bool `json:"shared"` // there are no lists of the core
	First   int  `json:"first"`  // the extent, in days since 1970
	Last    int  `json:"last"`
	Bounded bool `json:"bounded"`
}

func lengthsOf(o *data.TimeOrders) lengths {
	return lengths{
		Dated: len(o.Starts), Core: len(o.CoreStarts), Rest: len(o.Rest), Open: len(o.OpenStarts),
		Shared: o.CoreStarts == nil, First: int(o.First), Last: int(o.Last), Bounded: o.Bounded,
	}
}

// tables are the small tables of a plain table's dataset.
type tables struct {
	Events        int                 `json:"events"`
	Package       data.Package        `json:"package"`
	Kinds         []data.Kind         `json:"kinds"`
	Sources       []data.Source       `json:"sources"`
	RelationKinds []data.RelationKind `json:"relation_kinds"`
	Implied       *data.Claim         `json:"implied"`
}

// The keys of the schema's metadata.
const (
	formatKey   = "sandtable.format"
	sourceKey   = "sandtable.source"
	tablesKey   = "sandtable.tables"
	problemsKey = "sandtable.problems"
	ordersKey   = "sandtable.orders"
)

// describe is all that the file says outside its columns. The error is ErrUnfit
// where the dataset would not come back as it is.
func (f *File) describe() (arrow.Metadata, error) {
	t := tables{
		Events: f.Events.N, Package: f.Package, Kinds: f.Kinds, Sources: f.Sources, RelationKinds: f.RelationKinds,
		Implied: f.Implied,
	}
	keys, values := []string{formatKey}, []string{fmt.Sprint(Version)}
	for _, part := range []struct {
		key   string
		value any
	}{{sourceKey, f.Source}, {tablesKey, t}, {problemsKey, f.Problems}, {ordersKey, f.lengths}} {
		text, err := json.Marshal(part.value)
		if err != nil {
			return arrow.Metadata{}, fmt.Errorf("%w: %w", ErrUnfit, err)
		}
		keys, values = append(keys, part.key), append(values, string(text))
	}
	meta := arrow.NewMetadata(keys, values)
	back := &File{}
	if err := back.read(meta); err != nil {
		return meta, err
	}
	want, got := f.Tables, back.Tables
	want.Events, got.Events = data.Events{}, data.Events{}
	if !reflect.DeepEqual(want, got) || f.Events.Dates != nil || f.Events.Own != nil {
		return meta, ErrUnfit
	}
	return meta, nil
}

// read takes what the file says outside its columns.
func (f *File) read(meta arrow.Metadata) error {
	var t tables
	for _, part := range []struct {
		key  string
		into any
	}{{sourceKey, &f.Source}, {tablesKey, &t}, {problemsKey, &f.Problems}, {ordersKey, &f.lengths}} {
		text, _ := meta.GetValue(part.key)
		if err := json.Unmarshal([]byte(text), part.into); err != nil {
			return fmt.Errorf("%w: %s: %w", ErrDamaged, part.key, err)
		}
	}
	l := f.lengths
	for _, n := range [...]int{l.Dated, l.Core, l.Rest, l.Open} {
		if n < 0 || n > t.Events {
			return fmt.Errorf("%w: it has orders of %d of %d events", ErrDamaged, n, t.Events)
		}
	}
	if t.Events < 0 || t.Events > maxEvents {
		return fmt.Errorf("%w: it has %d events", ErrDamaged, t.Events)
	}
	f.Dataset = data.Build(data.Tables{
		Package: t.Package, Events: data.Events{N: t.Events, Orders: l.empty()},
		Kinds: t.Kinds, Sources: t.Sources, RelationKinds: t.RelationKinds, Implied: t.Implied,
	})
	return nil
}

// maxEvents is how many events can be numbered.
const maxEvents = 1<<31 - 2

// empty are the orders before their lists are put in.
func (l lengths) empty() *data.TimeOrders {
	o := &data.TimeOrders{
		Starts: []int32{}, Ends: []int32{}, Rest: []int32{}, OpenStarts: []int32{}, OpenEnds: []int32{},
		First: edtf.Day(l.First), Last: edtf.Day(l.Last), Bounded: l.Bounded,
	}
	if !l.Shared {
		o.CoreStarts, o.CoreEnds = []int32{}, []int32{}
	}
	return o
}
