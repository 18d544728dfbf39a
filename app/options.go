// Package app is the desktop program: it opens the main window, joins store,
// pipeline and widgets, and holds every action that a menu or a key starts.
package app

import (
	"errors"
	"fmt"
	"os"
	"runtime"

	"sandtable/app/store"
	"sandtable/geo/reference"
	"sandtable/geo/tile"
)

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("there is no display: DISPLAY and WAYLAND_DISPLAY are not set")

// Options says what the main window opens with.
type Options struct {
	Data string // a dataset or a file that can be imported; "" for the embedded dataset
	View string // the view.json that Apply reads, if any: its theme is needed first
	// Apply changes the opening view, for a map of w x h units; nil leaves it.
	Apply      func(v store.View, extent store.Range, w, h float64) (store.View, error)
	Trace      string // a file for one JSON line per input; "" for none
	Theme      string // light or dark; "" for what was last used
	Unprepared bool   // neither use nor make prepared files
	// Reference are the layers that lie under the events from the start.
	Reference []*reference.Layer
	Tiles     *tile.Set // the base map from the start; nil for the built-in one
}

// CheckDisplay returns ErrNoDisplay where a window cannot open. Fyne would panic.
func CheckDisplay() error {
	switch runtime.GOOS {
	case "windows", "darwin", "js":
		return nil
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return fmt.Errorf("open the main window: %w", ErrNoDisplay)
	}
	return nil
}
