package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// bench measures the program on this machine.
func (p *program) bench() *cobra.Command {
	events, asJSON, rounds, file := 0, false, 60, ""
	c := &cobra.Command{
		Use: "bench [DATA]", Short: "Measure how fast the program is here",
		Long: `Measures what the hand waits for, in memory and without a window: one change of the view to a
map of 1600x1000, a timeline of 1600x120 and the first page of the table. Names:
  scrub/one-colour  successive windows of a tenth of all time, all events in one colour
  scrub/by-kind     the same, coloured by kind
  scrub/jump        windows of random place and width
  window-certain    successive windows in certain mode
  drag, pan, zoom   one day further, 16 units aside, a quarter of a step nearer
  filter, sort      another filter, another order
  load              events read a second
  open, start       a dataset to its first frame; the same with base map and fonts, but no window
  snapshot          a picture of the default size
  columns, memory   what the columns of the events take; the most memory that the process held`,
		Example: "  sandtable bench --events 1000000 --json", Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			if events > 0 && len(args) > 0 {
				return wrong(errors.New("--events makes its own data: leave DATA away"))
			}
			if rounds < 1 || events < 0 {
				return wrong(errors.New("--rounds and --events are at least 1"))
			}
			if file != "" {
				return writeMadeUp(file, events)
			}
			m := &meter{ctx: c.Context(), name: dataOf(args), made: events, rounds: rounds, read: p.read}
			return p.write("", func(w io.Writer) error {
				m.put = func(r reading) error { return writeReading(w, r, asJSON) }
				return m.all()
			})
		},
	}
	c.Flags().IntVar(&events, "events", 0, "measure on a table of so many made-up events, always the same ones")
	c.Flags().StringVar(&file, "write", "", "measure nothing: write the made-up events to this prepared `file`, which then is DATA")
	c.Flags().IntVar(&rounds, "rounds", 60, "how often each change is measured")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	return c
}

// reading is one measured figure.
type reading struct {
	Name   string  `json:"name"`
	Events int     `json:"events"`
	Median float64 `json:"median"`
	P95    float64 `json:"p95"`
	P99    float64 `json:"p99"`
	Unit   string  `json:"unit"`
	CPU    string  `json:"cpu"`
}

func writeReading(w io.Writer, r reading, asJSON bool) error {
	if !asJSON {
		_, err := fmt.Fprintf(w, "%-17s %10d events  median %10.2f  p95 %10.2f  p99 %10.2f  %s\n",
			r.Name, r.Events, r.Median, r.P95, r.P99, r.Unit)
		return err
	}
	raw, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", raw)
	return err
}

// share is the value below which a share of sorted values lies.
func share(sorted []float64, part float64) float64 {
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

// reading sums up measured values.
func (m *meter) reading(name, unit string, values []float64) reading {
	slices.Sort(values)
	return reading{
		Name: name, Events: m.events, Median: share(values, 0.5), P95: share(values, 0.95), P99: share(values, 0.99),
		Unit: unit, CPU: m.cpu,
	}
}

// cpuName is the processor and how many of it are used.
func cpuName() string {
	name := runtime.GOARCH
	if raw, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(raw)) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				name = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d used", name, runtime.GOMAXPROCS(0))
}
