package cli

import (
	"fmt"
	"io"
	"strings"

	"sandtable/data/summary"

	"github.com/spf13/cobra"
)

// summary counts the matching events.
func (p *program) summary() *cobra.Command {
	o, by, format, out := &viewOptions{}, "", "", ""
	c := &cobra.Command{
		Use: "summary [DATA] --by FIELDS", Short: "Count the matching events by one or more fields",
		Long: `Counts the matching events by every combination of the fields: ` + strings.Join(summary.Fields(), ", ") + `.
An event with several values of a field counts once for each; standard error says how many do.`,
		Example: "  sandtable summary --by kind,year --format csv", Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf(format, "csv", "json", "table"); err != nil {
				return wrong(fmt.Errorf("--format: %w", err))
			}
			s, err := p.opens(c.Context(), args, o, nil)
			if err != nil {
				return err
			}
			table, err := summary.Cells(s.model.Known, s.match.Events(), strings.Split(by, ","))
			if err != nil {
				return wrong(err)
			}
			if err := p.write(out, func(w io.Writer) error { return writeSummary(w, table, format) }); err != nil {
				return err
			}
			p.tell(s)
			if format == "table" {
				return nil // the table says it itself
			}
			for _, note := range table.Notes {
				p.say("%s", note)
			}
			return nil
		},
	}
	o.add(c)
	c.Flags().StringVar(&by, "by", "kind,year", "the `FIELDS` to count by, comma-separated")
	c.Flags().StringVar(&format, "format", "table", "csv, json or table")
	c.Flags().StringVar(&out, "out", "", "the `file` to write instead of standard output")
	return c
}

func writeSummary(w io.Writer, t summary.Table, format string) error {
	f, err := t.Frame()
	if err != nil {
		return err
	}
	switch format {
	case "csv":
		return f.WriteCSV(w)
	case "json":
		return f.WriteJSON(w)
	}
	return f.WriteText(w)
}
