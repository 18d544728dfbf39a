package app

import (
	"fmt"
	"os"
	"strings"

	"sandtable/data/pack"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// datasetLabel is the name of a dataset as the toolbar shows it.
func datasetLabel(p *pack.Package) string {
	if p.Tables.Package.Name != "" {
		return p.Tables.Package.Name
	}
	return "untitled dataset"
}

func (w *Window) askFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if u != nil && err == nil {
			w.open(u.Path())
		}
	}, w.win)
	d.SetTitleText("Open a dataset folder")
	w.raise(d, fileDialogWidth, fileDialogHeight)
}

func (w *Window) askFile() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil && err == nil {
			path := r.URI().Path()
			r.Close()
			w.open(path)
		}
	}, w.win)
	d.SetTitleText("Open a file: a table, or a dataset as .zip")
	d.SetFilter(storage.NewExtensionFileFilter([]string{".csv", ".tsv", ".txt", ".zip", ".json", ".arrow"}))
	w.raise(d, fileDialogWidth, fileDialogHeight)
}

func (w *Window) askView() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r == nil || err != nil {
			return
		}
		path := r.URI().Path()
		r.Close()
		if err := w.openView(path); err != nil {
			w.notice.Say("view", err.Error(), "", nil)
		}
	}, w.win)
	d.SetTitleText("Open a saved view")
	d.SetFilter(storage.NewExtensionFileFilter([]string{".json"}))
	w.raise(d, fileDialogWidth, fileDialogHeight)
}

// The room that the list of a file dialog needs.
const (
	fileDialogWidth  = 960
	fileDialogHeight = 680
)

// dropped opens the first file or folder that was dropped on the window.
func (w *Window) dropped(uris []fyne.URI) {
	if len(uris) == 0 {
		return
	}
	path := uris[0].Path()
	if isTiles(path) {
		w.openTiles(path)
		return
	}
	if isReference(path) {
		w.openLayer(path)
		return
	}
	if strings.HasSuffix(path, ".json") && !pack.IsDataset(path) {
		if err := w.openView(path); err != nil {
			w.notice.Say("view", err.Error(), "", nil)
		}
		return
	}
	w.open(path)
}

// close saves what the window remembers and ends the program.
func (w *Window) close() {
	size := w.win.Canvas().Size()
	w.prefs.Theme, w.prefs.Width, w.prefs.Height = w.store.View().Theme, size.Width, size.Height
	if err := w.prefs.write(prefsPath()); err != nil {
		fmt.Fprintf(os.Stderr, "sandtable: remember the window: %v\n", err)
	}
	w.loader.Cancel()
	w.maker.Cancel()
	w.runner.Close()
	w.timeline.Stop()
	w.win.Close()
	exitSoon()
}
