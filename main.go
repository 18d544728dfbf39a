// Sandtable shows sourced events on a map linked to a time slider.
package main

import (
	"io"
	"os"
	"runtime/debug"

	"sandtable/app"
	"sandtable/app/cli"
)

// Main is the program as a value, so that tests can start it whole.
type Main struct {
	Args     []string // without the program's name
	In       io.Reader
	Out, Err io.Writer
	Open     func(app.Options) error // opens the main window and returns when it is closed
}

// Run runs the program and returns its exit code.
func (m Main) Run() int {
	return cli.Main(m.Args, cli.Streams{In: m.In, Out: m.Out, Err: m.Err}, func(w cli.Window) error {
		return m.Open(app.Options{Data: w.Data, View: w.View, Apply: w.Apply, Trace: w.Trace, Theme: w.Theme, Unprepared: w.Unprepared, Reference: w.Reference, Tiles: w.Tiles})
	})
}

// open opens the main window where there is a display.
func open(o app.Options) error {
	if err := app.CheckDisplay(); err != nil {
		return err
	}
	return app.Run(o)
}

// heapGrowth is by how many per cent the heap may grow before the collector runs,
// unless the environment says otherwise: half of Go's own, because the columns of
// a large table live long and what is made for a frame is little.
const heapGrowth = 50

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
	m := Main{Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Open: open}
	os.Exit(m.Run())
}
