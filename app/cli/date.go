package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"sandtable/data/edtf"
	"sandtable/data/export"

	"github.com/spf13/cobra"
)

// date explains EDTF expressions.
func (p *program) date() *cobra.Command {
	kind, format := "", ""
	c := &cobra.Command{
		Use: "date EXPR...", Short: "Say what a date means",
		Long: `Reads EDTF expressions (ISO 8601-2) and writes what they allow: the days between which an
event can have begun and ended. It exits with 1 where one of them cannot be read.`,
		Example: "  sandtable date 2018-12 '2025-09~/..' --kind period",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong(errors.New("no date is given"))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf(format, "json", "text"); err != nil {
				return wrong(fmt.Errorf("--format: %w", err))
			}
			if kind != "" {
				if _, err := edtf.ParseWhenKind(kind); err != nil {
					return wrong(fmt.Errorf("--kind: %w", err))
				}
			}
			rows, failed := make([]dateRow, len(args)), false
			for i, expr := range args {
				rows[i] = dateOf(expr, kind)
				failed = failed || rows[i].Error != nil
			}
			write := func(w io.Writer) error { return writeJSON(w, rows) }
			if format == "text" {
				write = func(w io.Writer) error { return writeDates(w, rows) }
			}
			if err := p.write("", write); err != nil {
				return err
			}
			if failed {
				return errSilent
			}
			return nil
		},
	}
	c.Flags().StringVar(&kind, "kind", "", "moment or period; what the expression suggests without it")
	c.Flags().StringVar(&format, "format", "json", "json or text")
	return c
}

// dateArgs moves the options of date to the front and marks what follows as no
// options, because years before 0 begin with a minus.
func dateArgs(args []string) []string {
	options, dates := []string{args[0]}, []string{}
	for i := 1; i < len(args); i++ {
		switch a := args[i]; {
		case a == "--":
			dates = append(dates, args[i+1:]...)
			i = len(args)
		case (a == "--kind" || a == "--format") && i+1 < len(args):
			options = append(options, a, args[i+1])
			i++
		case strings.HasPrefix(a, "--") || a == "-h":
			options = append(options, a)
		default:
			dates = append(dates, a)
		}
	}
	return append(append(options, "--"), dates...)
}

// dateRow is what an expression means.
type dateRow struct {
	Input          string     `json:"input"`
	Level          *int       `json:"level"`
	Canonical      string     `json:"canonical"`
	WhenKind       string     `json:"when_kind"`
	EarliestStart  export.Day `json:"earliest_start"`
	LatestStart    export.Day `json:"latest_start"`
	EarliestEnd    export.Day `json:"earliest_end"`
	LatestEnd      export.Day `json:"latest_end"`
	OpenStart      bool       `json:"open_start"`
	OpenEnd        bool       `json:"open_end"`
	UnknownStart   bool       `json:"unknown_start"`
	UnknownEnd     bool       `json:"unknown_end"`
	QualifiedStart bool       `json:"qualified_start"`
	QualifiedEnd   bool       `json:"qualified_end"`
	HasCore        bool       `json:"has_core"`
	Notes          []string   `json:"notes"`
	Error          *string    `json:"error"`

	words string
}

func dateOf(expr, kind string) dateRow {
	none := export.Day(edtf.MinDay)
	row := dateRow{
		Input: expr, EarliestStart: none, LatestStart: none, EarliestEnd: none, LatestEnd: none, Notes: []string{},
	}
	d, err := edtf.Parse(expr)
	if err != nil {
		return row.failed(err)
	}
	as := d.DefaultKind()
	if kind != "" {
		as, _ = edtf.ParseWhenKind(kind) // checked before
	}
	b, err := d.Bounds(as, edtf.MinDay)
	if err != nil && !errors.Is(err, edtf.ErrYearRange) {
		return row.failed(err)
	}
	level := d.Level()
	row.Level, row.Canonical, row.WhenKind, row.Notes = &level, d.String(), as.String(), d.Notes()
	flat := export.BoundsOf(b, edtf.MinDay)
	row.EarliestStart, row.LatestStart = flat.EarliestStart, flat.LatestStart
	row.EarliestEnd, row.LatestEnd = flat.EarliestEnd, flat.LatestEnd
	row.OpenStart, row.OpenEnd, row.UnknownStart, row.UnknownEnd = flat.OpenStart, flat.OpenEnd, flat.UnknownStart, flat.UnknownEnd
	row.QualifiedStart, row.QualifiedEnd, row.HasCore = flat.QualifiedStart, flat.QualifiedEnd, flat.HasCore
	row.words = d.WordsAs(as)
	return row
}

func (r dateRow) failed(err error) dateRow {
	reason := err.Error()
	r.Error = &reason
	return r
}

// writeDates writes one line per date in words.
func writeDates(w io.Writer, rows []dateRow) error {
	for _, r := range rows {
		text := fmt.Sprintf("%s (%s): %s; starts %s to %s, ends %s to %s", r.Input, r.WhenKind, r.words,
			orNoLimit(r.EarliestStart), orNoLimit(r.LatestStart), orNoLimit(r.EarliestEnd), orNoLimit(r.LatestEnd))
		if r.Error != nil {
			text = *r.Error
		}
		for _, note := range r.Notes {
			text += "; " + note
		}
		if _, err := fmt.Fprintln(w, text); err != nil {
			return err
		}
	}
	return nil
}

func orNoLimit(d export.Day) string {
	if s := d.String(); s != "" {
		return s
	}
	return "no limit"
}
