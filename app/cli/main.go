package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"sandtable/app/store"
	"sandtable/data/filter"
	"sandtable/geo/reference"
	"sandtable/geo/tile"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	Made   = 0
	Failed = 1
	Usage  = 2
)

// Streams are where a program reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Window says with what the main window opens.
type Window struct {
	Data, View, Trace string
	Theme             string // "" for what was last used
	Unprepared        bool   // neither use nor make prepared files
	Reference         []*reference.Layer
	Tiles             *tile.Set
	// Apply changes the opening view as the options say, for a map of w x h units.
	Apply func(v store.View, extent store.Range, w, h float64) (store.View, error)
}

// program carries what the commands share.
type program struct {
	Streams
	open     func(Window) error
	prepared string // auto or off
}

// Main runs the program with its arguments, without its name, and returns the
// exit code. open opens the main window and returns when it is closed.
func Main(args []string, s Streams, open func(Window) error) int {
	p := &program{Streams: s, open: open}
	root := p.root()
	if len(args) > 0 && args[0] == "date" {
		args = dateArgs(args)
	}
	root.SetArgs(append([]string{}, args...))
	return p.code(root.Execute())
}

// usageError is an error in the words of a command, not in what it was to do.
type usageError struct{ error }

// Unwrap gives the reason.
func (e usageError) Unwrap() error { return e.error }

// wrong makes an error one of usage; nil stays nil.
func wrong(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err}
}

// errSilent ends a command with code 1 that has already said why.
var errSilent = errors.New("")

// code tells an error and turns it into an exit code.
func (p *program) code(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return Made
	case errors.Is(err, errSilent):
		return Failed
	}
	fmt.Fprintf(p.Err, "sandtable: %v\n", err)
	var syntax *caretError
	if errors.As(err, &syntax) {
		fmt.Fprintf(p.Err, "  %s\n  %s^\n", syntax.text, strings.Repeat(" ", max(0, syntax.at.Column-1)))
	}
	if errors.As(err, &usage) {
		return Usage
	}
	return Failed
}

// caretError is what is wrong with a filter, with the filter.
type caretError struct {
	text string
	at   *filter.SyntaxError
}

// Error is the reason.
func (e *caretError) Error() string { return "filter: " + e.at.Error() }

// say writes a message to standard error.
func (p *program) say(format string, values ...any) {
	fmt.Fprintf(p.Err, format+"\n", values...)
}

// root is the command without a subcommand: it opens the main window.
func (p *program) root() *cobra.Command {
	w, o := Window{}, &viewOptions{}
	root := &cobra.Command{
		Use:   "sandtable [DATA]",
		Short: "Who did what, where and when, and who says so",
		Long: `Sandtable shows sourced events on a map linked to a time slider.
Without a subcommand it opens the main window. DATA is a dataset folder, a zip of one, or a
table (csv, tsv); without it the embedded dataset is used.`,
		Example:       "  sandtable\n  sandtable mydata/ --theme dark --window 2018/2019",
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(fmt.Errorf("one dataset at a time, not %d", len(args)))
			}
			if o.given("theme") {
				if err := oneOf(o.theme, "light", "dark"); err != nil {
					return wrong(fmt.Errorf("--theme: %w", err))
				}
				w.Theme = o.theme
			}
			var err error
			if w.Reference, err = p.references(o); err != nil {
				return err
			}
			if w.Tiles, err = o.openTiles(); err != nil {
				return err
			}
			w.Data, w.View, w.Apply, w.Unprepared = dataOf(args), o.view, o.open, p.prepared == "off"
			return p.open(w)
		},
	}
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrong(err) })
	o.add(root)
	root.Flags().StringVar(&w.Trace, "trace", "", "write one JSON line per input to this `file`")
	root.PersistentFlags().StringVar(&p.prepared, "prepared", "auto", "auto: keep a large table in a file beside it, so that it opens at once the next time; off: do not")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if err := oneOf(p.prepared, "auto", "off"); err != nil {
			return wrong(fmt.Errorf("--prepared: %w", err))
		}
		return nil
	}
	root.AddCommand(p.snapshot(), p.events(), p.sources(), p.claims(), p.relations(), p.states(), p.summary(),
		p.check(), p.date(), p.bench())
	return root
}

// atMostOne accepts no argument or one, DATA.
func atMostOne(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return wrong(fmt.Errorf("one DATA, not %d: %q", len(args), args))
	}
	return nil
}

// dataOf is the DATA of a command, "" for the embedded dataset.
func dataOf(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
