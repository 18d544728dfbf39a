// Package app is the desktop program: it opens the main window, joins store,
// pipeline and widgets, and holds every action that a menu or a key starts.
package app

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("there is no display: DISPLAY and WAYLAND_DISPLAY are not set")

// Options says what the main window opens with.
type Options struct {
	Data  string // a dataset or a file that can be imported; "" for the embedded dataset
	View  string // a view.json to start from; "" for the dataset's own
	Trace string // a file for one JSON line per input; "" for none
	Theme string // light or dark; "" for what was last used
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
