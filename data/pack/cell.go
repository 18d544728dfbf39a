package pack

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
)

// ids finds rows by their id.
type ids map[string]int32

// id is the row's own id, entered into the index under number n.
func (w *row) id(index ids, n int32) string {
	id := w.text("id")
	if id == "" {
		stand := fmt.Sprintf("row-%d", w.table.lines[w.n])
		w.bad("missing-id", "id", fmt.Sprintf("the row has no id; it is kept as %q and nothing can refer to it", stand))
		return stand
	}
	switch first, ok := index[id]; {
	case !ok:
		index[id] = n
	case first != n:
		w.bad("duplicate-id", "id", "an earlier row has this id; references mean the earlier one")
	}
	if strings.Contains(id, "|") || id == unnamed {
		w.bad("bad-id", "id", "an id cannot hold | nor be \"unnamed\": lists could not name it")
	}
	return id
}

// ref is the row that a cell refers to, -1 where it is empty or there is none.
func (w *row) ref(field string, index ids) int32 {
	v := w.text(field)
	if v == "" {
		return -1
	}
	return w.found(field, v, index)
}

// need is ref for a cell that cannot be empty.
func (w *row) need(field string, index ids) int32 {
	if w.text(field) == "" {
		w.bad("missing-value", field, "the row says nothing without it and is left out")
		return -1
	}
	return w.ref(field, index)
}

func (w *row) found(field, id string, index ids) int32 {
	if n, ok := index[id]; ok {
		return n
	}
	w.report(data.Problem{
		Code: "unknown-reference", Level: data.Error, Field: field, Value: id,
		Reason: "nothing has this id",
	})
	return -1
}

// refs is ref for a list.
func (w *row) refs(field string, index ids) []int32 {
	var out []int32
	for _, id := range w.list(field) {
		if n := w.found(field, id, index); n >= 0 {
			out = append(out, n)
		}
	}
	return out
}

// list is a cell split at its bars; nil for an empty cell.
func (w *row) list(field string) []string {
	v := w.text(field)
	if v == "" {
		return nil
	}
	return strings.Split(v, "|")
}

// required is a text that should not be empty.
func (w *row) required(field string) string {
	v := w.text(field)
	if v == "" {
		w.report(data.Problem{Code: "empty-name", Level: data.Warning, Field: field, Reason: "readers see this text; it should not be empty"})
	}
	return v
}

// oneOf is a text out of a list, or empty.
func (w *row) oneOf(field string, allowed ...string) string {
	v := w.text(field)
	if v == "" || slices.Contains(allowed, v) {
		return v
	}
	w.bad("unknown-value", field, "it is one of "+strings.Join(allowed, ", "))
	return ""
}

// parsed reads a cell with one of data's Parse functions; the zero value where
// that fails.
func parsed[T any](w *row, field string, parse func(string) (T, error)) T {
	v, err := parse(w.text(field))
	if err != nil {
		w.bad("unknown-value", field, err.Error())
		var zero T
		return zero
	}
	return v
}

// number is a finite number, NaN where there is none.
func (w *row) number(field string) float64 {
	v := w.text(field)
	if v == "" {
		return math.NaN()
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		w.bad("bad-number", field, "it is not a number such as -12.5")
		return math.NaN()
	}
	return f
}

// whole is a whole number within limits, 0 where there is none.
func (w *row) whole(field string, low, high int) int {
	v := w.text(field)
	if v == "" {
		return 0
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < low || n > high {
		w.bad("bad-number", field, fmt.Sprintf("it is not a whole number from %d to %d", low, high))
		return 0
	}
	return n
}

// flag is a yes or no, no where the cell is empty.
func (w *row) flag(field string) bool {
	switch v := w.text(field); v {
	case "true", "yes", "1":
		return true
	case "", "false", "no", "0":
		return false
	}
	w.bad("unknown-value", field, "it is one of true, false")
	return false
}

// date is an EDTF date that a dataset can hold; the zero Date where there is none.
func (w *row) date(field string) edtf.Date {
	v := w.text(field)
	if v == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(v)
	if err == nil {
		_, err = d.Bounds(edtf.Period, edtf.MinDay)
	}
	if err != nil {
		w.bad("bad-date", field, dateReason(err))
		return edtf.Date{}
	}
	return d
}

// dateReason is what is wrong with a date and at which character of it.
func dateReason(err error) string {
	var parse *edtf.ParseError
	if errors.As(err, &parse) {
		return fmt.Sprintf("%s (at byte %d of the date)", parse.Reason, parse.Offset+1)
	}
	return err.Error()
}

// address is a web address; anything that is not http or https is refused.
func (w *row) address(field string) string {
	v := w.text(field)
	if v == "" {
		return ""
	}
	u, err := url.Parse(v)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		w.bad("address-not-http", field, "it does not start with http:// or https:// and a host")
		return ""
	}
	return v
}

// stateCode is an ISO 3166-1 alpha-3 code by its form.
func stateCode(s string) bool {
	return len(s) == 3 && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}
