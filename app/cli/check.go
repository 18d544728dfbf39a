package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/pack"
	"sandtable/geo/basemap"

	"github.com/spf13/cobra"
)

// check looks for what is wrong in a dataset.
func (p *program) check() *cobra.Command {
	strict, format, out := false, "", ""
	c := &cobra.Command{
		Use: "check [DATA]", Short: "Say what is wrong in a dataset",
		Long: `Reads a dataset or a table and lists every problem with file, line, column, value and reason.
It exits with 1 where there are errors, with --strict also where there are warnings.`,
		Example: "  sandtable check mydata/ --strict", Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf(format, "text", "json"); err != nil {
				return wrong(fmt.Errorf("--format: %w", err))
			}
			pk, problems, err := p.checked(c.Context(), dataOf(args))
			if err != nil {
				return err
			}
			write := func(w io.Writer) error { return writeProblems(w, pk, problems) }
			if format == "json" {
				write = func(w io.Writer) error { return writeProblemsJSON(w, problems) }
			}
			if err := p.write(out, write); err != nil {
				return err
			}
			n := levels(problems)
			if n[data.Error] > 0 || strict && n[data.Warning] > 0 {
				return errSilent
			}
			return nil
		},
	}
	c.Flags().BoolVar(&strict, "strict", false, "fail on warnings too")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.Flags().StringVar(&out, "out", "", "the `file` to write instead of standard output")
	return c
}

// checked is everything that reading and checking find, in the order of files
// and lines.
func (p *program) checked(ctx context.Context, name string) (*pack.Package, []data.Problem, error) {
	pk, problems, err := p.read(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	world, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return nil, nil, fmt.Errorf("decode base map: %w", err)
	}
	problems = append(problems, pack.Check(pk, pack.Options{StateAt: world.StateAt})...)
	slices.SortStableFunc(problems, func(a, b data.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return pk, problems, nil
}

func levels(problems []data.Problem) (n [data.Note + 1]int) {
	for _, p := range problems {
		n[p.Level]++
	}
	return n
}

func writeProblems(w io.Writer, pk *pack.Package, problems []data.Problem) error {
	for _, p := range problems {
		if _, err := fmt.Fprintf(w, "%s: %s [%s]\n", p.Level, p.Error(), p.Code); err != nil {
			return err
		}
	}
	n := levels(problems)
	_, err := fmt.Fprintf(w, "%s: %d events, %d claims, %d sources: %d errors, %d warnings, %d notes\n", pk.Package.Name,
		pk.Events.N, len(pk.Claims), len(pk.Sources), n[data.Error], n[data.Warning], n[data.Note])
	return err
}

// problemRow is a problem in JSON.
type problemRow struct {
	Code   string `json:"code"`
	Level  string `json:"level"`
	File   string `json:"file"`
	Line   *int   `json:"line"`
	Column *int   `json:"column"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

func writeProblemsJSON(w io.Writer, problems []data.Problem) error {
	rows := make([]problemRow, len(problems))
	for i, p := range problems {
		rows[i] = problemRow{p.Code, p.Level.String(), p.File, some(p.Line), some(p.Column), p.Field, p.Value, p.Reason}
	}
	return writeJSON(w, rows)
}

// some is a number, nil for 0, which stands for none.
func some(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// writeJSON writes a value for people and programs: indented, with < > & as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
