package app

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"sandtable/data/file"
)

// prefs is what the window remembers between runs. It is kept in a file of our
// own, written atomically, because losing it must not lose anything else.
type prefs struct {
	Theme  string  `json:"theme"`
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
}

// prefsPath is where the preferences lie; "" where the system has no place for
// them.
func prefsPath() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "sandtable", "window.json")
}

// readPrefs reads the preferences; a missing or broken file gives the defaults.
func readPrefs(path string) prefs {
	p := prefs{Theme: "light", Width: 1280, Height: 800}
	b, err := os.ReadFile(path)
	if err != nil {
		return p
	}
	read := p
	if json.Unmarshal(b, &read) != nil || read.Width < 600 || read.Height < 400 {
		return p
	}
	if read.Theme != "dark" {
		read.Theme = "light"
	}
	return read
}

// write saves the preferences.
func (p prefs) write(path string) error {
	if path == "" {
		return nil
	}
	b, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return saveFile(path, append(b, '\n'))
}

// saveFile writes a file whole or not at all.
func saveFile(path string, content []byte) error {
	return file.Replace(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
