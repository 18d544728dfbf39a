package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"sandtable/app/scene"
	"sandtable/data/export"

	"github.com/spf13/cobra"
)

// rowsCommand is a subcommand that writes rows.
type rowsCommand struct {
	name, short, long, example string
	formats                    []export.Format
	write                      func(w io.Writer, s *session, f export.Format) error
}

// rows makes the subcommand of a table.
func (p *program) rows(r rowsCommand, more func(c *cobra.Command)) *cobra.Command {
	o, out, format := &viewOptions{}, "", ""
	c := &cobra.Command{
		Use: r.name + " [DATA]", Short: r.short, Long: r.long, Example: r.example, Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			if !c.Flags().Changed("format") {
				format = formatOf(out, r.formats)
			}
			if r.name == "events" && format == dataset {
				return p.writeDataset(c.Context(), args, o, out)
			}
			f, err := export.Parse(format, r.formats)
			if err != nil {
				return wrong(err)
			}
			s, err := p.opens(c.Context(), args, o, nil)
			if err != nil {
				return err
			}
			if err := p.write(out, func(w io.Writer) error { return r.write(w, s, f) }); err != nil {
				return err
			}
			p.tell(s)
			for _, loss := range export.Losses(r.name, f) {
				p.say("%s: %s", f, loss)
			}
			return nil
		},
	}
	o.add(c)
	c.Flags().StringVar(&format, "format", "json", formatHelp(r))
	c.Flags().StringVar(&out, "out", "", "the `file` to write instead of standard output")
	if more != nil {
		more(c)
	}
	return c
}

// dataset is the format of events that loses nothing: a dataset of the matching
// part.
const dataset = "dataset"

func formatHelp(r rowsCommand) string {
	names := make([]string, len(r.formats))
	for i, f := range r.formats {
		names[i] = string(f)
	}
	if r.name == "events" {
		names = append(names, dataset)
	}
	return strings.Join(names, ", ")
}

// formatOf is the format that a file's name asks for, json where it asks for none.
func formatOf(out string, formats []export.Format) string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	if ext == "zip" {
		return dataset
	}
	for _, f := range formats {
		if ext == string(f) {
			return ext
		}
	}
	return string(export.JSON)
}

func (p *program) events() *cobra.Command {
	return p.rows(rowsCommand{
		name: "events", short: "Write the matching events",
		long: `Writes the events that match the view. JSON holds everything that is told of an event; what
another format loses is said on standard error. The format dataset writes the matching part as
a dataset of its own, into a .zip or a folder, and loses nothing.`,
		example: "  sandtable events --window 2018/2019 --format csv --out events.csv\n  sandtable events --filter 'actor = RUS' --format dataset --out part.zip",
		formats: export.EventFormats(),
		write: func(w io.Writer, s *session, f export.Format) error {
			return export.WriteEvents(w, s.set(), f)
		},
	}, nil)
}

func (p *program) sources() *cobra.Command {
	return p.rows(rowsCommand{
		name: "sources", short: "Write the sources behind the matching part",
		long: `Writes the sources of the claims about what matches, those through which they have it, and
all that these cite.`,
		example: "  sandtable sources --format csv", formats: export.TableFormats(),
		write: func(w io.Writer, s *session, f export.Format) error { return export.WriteSources(w, s.set(), f) },
	}, nil)
}

func (p *program) claims() *cobra.Command {
	return p.rows(rowsCommand{
		name: "claims", short: "Write who says what about the matching part",
		long:    "Writes the claims about the matching events and about the relations that the relations command writes.",
		example: "  sandtable claims --filter 'id = treaty-signing' --format json", formats: export.TableFormats(),
		write: func(w io.Writer, s *session, f export.Format) error { return export.WriteClaims(w, s.set(), f) },
	}, nil)
}

func (p *program) relations() *cobra.Command {
	return p.rows(rowsCommand{
		name: "relations", short: "Write the relations of the window",
		long: `Writes the relations that meet the window. Where a filter or an area chooses events, only
relations between actors of the matching events are written.`,
		example: "  sandtable relations --window 2025 --format csv", formats: export.TableFormats(),
		write: func(w io.Writer, s *session, f export.Format) error { return export.WriteRelations(w, s.set(), f) },
	}, nil)
}

// states writes who stands in relations on a day.
func (p *program) states() *cobra.Command {
	of, at := "", ""
	return p.rows(rowsCommand{
		name: "states", short: "Write the partner states on a day",
		long: `Writes who stands in relations on a day: the partners of the state --of, or all pairs, each
from both ends. Direction is read from the state to the other one. Organisations are listed
like states. What filters events does not filter relations, as on the map.`,
		example: "  sandtable states --of VEN --at 2025-10-31 --format csv", formats: export.TableFormats(),
		write: func(w io.Writer, s *session, f export.Format) error {
			on, actor := scene.PartnerDay(s.view), int32(-1)
			var err error
			if at != "" {
				if on, err = day("at", at); err != nil {
					return err
				}
			}
			if of != "" {
				if actor = s.pack.Actor(of); actor < 0 {
					return wrong(fmt.Errorf("--of: the dataset has no actor %q", of))
				}
			}
			return export.WriteStates(w, s.set(), on, actor, f)
		},
	}, func(c *cobra.Command) {
		c.Flags().StringVar(&of, "of", "", "only the partners of this state, by its `CODE`")
		c.Flags().StringVar(&at, "at", "", "the `DATE`, of a coarse one the last day; without it the window's last day")
	})
}

// writeDataset writes the matching part as a dataset.
func (p *program) writeDataset(ctx context.Context, args []string, o *viewOptions, out string) error {
	if out == "" || out == "-" {
		return wrong(errors.New("a dataset needs --out, a .zip or a folder"))
	}
	s, err := p.opens(ctx, args, o, nil)
	if err != nil {
		return err
	}
	part, err := s.pack.Subset(s.match.Events(), s.model.Known)
	if err != nil {
		return err
	}
	if strings.EqualFold(filepath.Ext(out), ".zip") {
		err = part.WriteZip(out)
	} else {
		err = part.WriteDir(out)
	}
	if err == nil {
		p.tell(s)
	}
	return err
}
