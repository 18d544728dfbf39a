package pack

import (
	"errors"
	"math"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/symbol"
)

// eventColumns collects the text columns of events.
type eventColumns struct {
	id, title, aliases, summary, when, whenText, dateBasis, dateNote, tags, note data.TextBuilder
}

// into hands the columns over.
func (c *eventColumns) into(e *data.Events) {
	e.ID, e.Title, e.Aliases, e.Summary = c.id.Text(), c.title.Text(), c.aliases.Text(), c.summary.Text()
	e.When, e.WhenText, e.DateBasis, e.DateNote = c.when.Text(), c.whenText.Text(), c.dateBasis.Text(), c.dateNote.Text()
	e.Tags, e.Note = c.tags.Text(), c.note.Text()
}

func (rd *reader) readEvent(w *row) {
	c, e := &rd.events, &rd.tables.Events
	id := w.id(rd.event, w.n)
	c.id.Append(id)
	title := w.required("title")
	if title == "" {
		title = id
	}
	c.title.Append(title)
	c.aliases.Append(w.text("aliases"))
	c.summary.Append(w.text("summary"))
	c.whenText.Append(w.text("when_text"))
	c.dateBasis.Append(w.oneOf("date_basis", "printed", "derived", "inferred"))
	c.dateNote.Append(w.text("date_note"))
	c.tags.Append(w.text("tags"))
	c.note.Append(w.text("note"))
	e.Kind = append(e.Kind, rd.eventKind(w))
	e.Status = append(e.Status, rd.eventStatus(w))
	rd.eventDate(w)
	e.N++
}

// eventKind is the kind's row. A kind that the dataset does not have is added, so
// that the event can be seen; the error says that it is missing.
func (rd *reader) eventKind(w *row) uint16 {
	id := w.text("kind")
	if n, ok := rd.kind[id]; ok && id != "" {
		return uint16(n)
	}
	if id == "" {
		w.bad("missing-value", "kind", "every event has a kind")
	} else {
		w.bad("unknown-kind", "kind", "it is neither built in nor in kinds.csv")
	}
	n, ok := rd.kind[id]
	if !ok {
		n = rd.addKind(data.Kind{ID: id, Label: id})
	}
	return uint16(n)
}

// addKind appends a kind; beyond the 65,536 that a column holds, the last one.
func (rd *reader) addKind(k data.Kind) int32 {
	n := int32(len(rd.tables.Kinds))
	if n > math.MaxUint16 {
		return math.MaxUint16
	}
	rd.tables.Kinds = append(rd.tables.Kinds, k)
	rd.kind[k.ID] = n
	return n
}

func (rd *reader) eventStatus(w *row) data.Status {
	if w.text("status") == "" {
		w.bad("missing-value", "status", "every event has a status")
		return data.StatusNone
	}
	return parsed(w, "status", data.ParseStatus)
}

// eventDate reads when, its kind and the event's own bounds.
func (rd *reader) eventDate(w *row) {
	e := &rd.tables.Events
	date := w.date("when")
	kind := date.DefaultKind()
	if v := w.text("when_kind"); v != "" {
		k, err := edtf.ParseWhenKind(v)
		if err != nil {
			w.bad("unknown-value", "when_kind", "it is one of moment, period")
		} else {
			kind = k
		}
	}
	when := w.text("when")
	if date.IsZero() {
		when = ""
	}
	rd.events.when.Append(when)
	e.Dates, e.WhenKind = append(e.Dates, date), append(e.WhenKind, kind)
	if own := w.ownBounds(); own.Given != 0 && w.checkBounds(date, kind, own) {
		if e.Own == nil {
			e.Own = map[int32]data.OwnBounds{}
		}
		e.Own[w.n] = own
	}
	if _, err := date.Bounds(kind, edtf.MinDay); errors.Is(err, edtf.ErrAllOfMoment) {
		w.bad("bad-date", "when", "an all-of set cannot be a moment; its when_kind is period")
	}
}

// ownBounds reads the four bounds: the first day of an earliest one, the last day
// of a latest one, ".." for no limit.
func (w *row) ownBounds() data.OwnBounds {
	var own data.OwnBounds
	for i, field := range boundColumns {
		latest := i%2 == 1
		day := edtf.MinDay
		if latest {
			day = edtf.MaxDay
		}
		if v := w.text(field); v == "" {
			continue
		} else if v != openDate {
			d := w.date(field)
			if d.IsZero() {
				continue
			}
			first, last := d.Extent()
			if day = first; latest {
				day = last
			}
		}
		own.Days[i], own.Given = day, own.Given|1<<i
	}
	return own
}

// checkBounds reports bounds that contradict each other or the date; they are not
// used.
func (w *row) checkBounds(date edtf.Date, kind edtf.WhenKind, own data.OwnBounds) bool {
	b, err := date.Bounds(kind, edtf.MinDay)
	if err != nil {
		b = edtf.Bounds{EarliestStart: edtf.MinDay, LatestStart: edtf.MaxDay, EarliestEnd: edtf.MinDay, LatestEnd: edtf.MaxDay}
	}
	if err = own.Over(b).Valid(); err == nil {
		return true
	}
	for i, field := range boundColumns {
		if own.Given&(1<<i) != 0 {
			w.bad("bounds-out-of-order", field, err.Error())
			break
		}
	}
	return false
}

func (rd *reader) readEventPlace(w *row) {
	p := data.EventPlace{
		Event: w.need("event", rd.event), Place: w.need("place", rd.place),
		Role: parsed(w, "role", data.ParseRole), Order: w.whole("order", math.MinInt32, math.MaxInt32),
	}
	if !w.date("when").IsZero() {
		p.When = w.text("when")
	}
	if p.Event >= 0 && p.Place >= 0 {
		rd.tables.EventPlaces = append(rd.tables.EventPlaces, p)
	}
}

func (rd *reader) readEventActor(w *row) {
	a := data.EventActor{Event: w.need("event", rd.event), Actor: w.need("actor", rd.actor), Role: w.text("role")}
	if a.Event >= 0 && a.Actor >= 0 {
		rd.tables.EventActors = append(rd.tables.EventActors, a)
	}
}

func (rd *reader) readKind(w *row) {
	k := data.Kind{ID: w.id(rd.kind, int32(len(rd.tables.Kinds))), Label: w.required("label"), Symbol: w.text("symbol")}
	if k.Parent = w.text("parent"); k.Parent != "" {
		if n, ok := rd.kind[k.Parent]; !ok || int(n) >= len(data.Kinds()) {
			w.bad("unknown-reference", "parent", "a parent is one of the built-in kinds")
			k.Parent = ""
		}
	}
	if err := symbol.CheckID(k.Symbol); k.Symbol != "" && err != nil {
		w.report(data.Problem{Code: "unknown-symbol", Level: data.Warning, Field: "symbol", Value: k.Symbol, Reason: err.Error()})
		k.Symbol = ""
	}
	if int(rd.kind[k.ID]) == len(rd.tables.Kinds) {
		rd.addKind(k)
	}
}
