package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/ingest"
	"sandtable/data/pack"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// open reads a dataset or a file behind the UI and shows it when it is there;
// "" is the embedded dataset. What is shown stays until then, and when reading
// fails.
func (w *Window) open(name string) {
	w.status.SetWork("Reading " + baseName(name) + " …")
	w.win.Canvas().Unfocus() // so that Escape reaches the window
	w.loader.Submit(func(ctx context.Context) func() {
		p, problems, err := openData(ctx, name, ingest.Options{Progress: w.progress(name), Unprepared: w.unprepared, Say: w.noted})
		return func() { w.opened(name, p, problems, err) }
	})
}

func baseName(name string) string {
	if name == "" {
		return "the sample dataset"
	}
	return filepath.Base(name)
}

// progress reports rows while a file is read, at most one report outstanding.
func (w *Window) progress(name string) func(rows int) {
	report := newMailbox(w.post)
	return func(rows int) {
		report.put(func() {
			w.status.SetWork(fmt.Sprintf("Reading %s: %s rows … (Esc cancels)", baseName(name), scene.Thousands(rows)))
		})
	}
}

// noted shows a note about reading.
func (w *Window) noted(note string) {
	w.post(func() { w.notice.Say("prepared", note, "", nil) })
}

// opened shows a dataset that has been read.
func (w *Window) opened(name string, p *pack.Package, problems []data.Problem, err error) {
	w.status.SetWork("")
	switch {
	case errors.Is(err, context.Canceled):
		w.notice.Say("open", "Reading "+baseName(name)+" was cancelled; nothing has changed.", "", nil)
		return
	case err != nil:
		w.notice.Say("open", fmt.Sprintf("Cannot open %s: %v", baseName(name), err), "", nil)
		return
	}
	w.use(p)
	w.tell(problems)
}

// use makes a dataset the one that is shown, in its opening view.
func (w *Window) use(p *pack.Package) {
	w.pack = p
	w.frame = nil
	w.forgetSearch()
	w.mapView.Unpoint()
	w.pipeline = frame.New(p.Dataset, w.kit.World, w.kit.Fonts.Clone())
	extent := scene.Extent(p.Dataset)
	size := w.mapView.Size()
	view := scene.OpeningView(p.Dataset, w.kit.World, extent, float64(size.Width), float64(size.Height))
	view.Theme = w.store.View().Theme
	w.win.SetTitle(windowTitle(p.Tables.Package.Title))
	w.opening = view.Camera
	w.store.Reset(view, extent)
	w.win.SetMainMenu(w.menu())
	w.toolbar.SetDataset(datasetLabel(p))
	w.request()
}

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
	w.runner.Close()
	w.timeline.Stop()
	w.win.Close()
	exitSoon()
}
