package app

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/ingest"
	"sandtable/data/pack"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
)

// ID names the program to the desktop.
const ID = "org.sandtable.Sandtable"

// SampleName is the dataset inside the program.
const SampleName = "russia-venezuela"

// Run opens the main window and returns when it has been closed. The error says
// why it could not be opened.
func Run(o Options) (err error) {
	if err := CheckDisplay(); err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("open the main window: %v", p)
		}
	}()
	t, err := newTrace(o.Trace, time.Now)
	if err != nil {
		return fmt.Errorf("write trace %q: %w", o.Trace, err)
	}
	defer t.close()
	t.opened()
	kit, err := scene.LoadKit()
	if err != nil {
		return err
	}
	p, problems, err := openFirst(o)
	if err != nil {
		return err
	}
	a := fyneapp.NewWithID(ID)
	remembered := readPrefs(prefsPath())
	remembered.Theme = startTheme(o, remembered.Theme)
	w := newWindow(given{app: a, kit: kit, pack: p, post: fyne.Do, trace: t, prefs: remembered, unprepared: o.Unprepared})
	if isLong(o.Data) {
		w.read(o.Data, func() {
			if err := w.apply(o); err != nil {
				w.notice.Say("view", err.Error(), "", nil)
			}
		})
	} else if err := w.apply(o); err != nil {
		return err
	}
	w.tell(problems)
	for _, l := range o.Reference {
		w.addLayer(l)
	}
	if o.Tiles != nil {
		w.setTiles(o.Tiles)
	}
	w.win.ShowAndRun()
	return nil
}

// apply gives the window the view that the command line asks for.
func (w *Window) apply(o Options) error {
	if o.Apply == nil {
		return nil
	}
	theme := w.store.View().Theme
	v, err := o.Apply(w.store.View(), w.store.Extent(), openingWidth, openingHeight)
	if err != nil {
		return err
	}
	v.Theme = theme
	w.store.SetView(v)
	return nil
}

// longFile is the length from which a table is read behind the window instead of
// before it opens.
const longFile = 16 << 20

// isLong reports whether name is a table that takes a while to read.
func isLong(name string) bool {
	info, err := os.Stat(name)
	return err == nil && ingest.IsTable(name) && info.Size() >= longFile
}

// openFirst reads what the window opens with: nothing yet, for a long table.
func openFirst(o Options) (*pack.Package, []data.Problem, error) {
	if !isLong(o.Data) {
		return openData(context.Background(), o.Data, ingest.Options{Unprepared: o.Unprepared, Say: func(note string) {
			fmt.Fprintf(os.Stderr, "sandtable: %s\n", note)
		}})
	}
	return &pack.Package{Dataset: data.Build(data.Tables{
		Package: data.Package{Name: "no dataset", Title: "No dataset"}, Kinds: data.Kinds(), RelationKinds: data.RelationKinds(),
	})}, nil, nil
}

// startTheme is the theme that the options ask for, that of the view to open, or
// the one that was last used. It is known before the first widget is made,
// because the toolkit does not recolour widgets that have never been shown.
func startTheme(o Options, last string) string {
	if o.Theme != "" {
		return o.Theme
	}
	var view struct {
		Theme string `json:"theme"`
	}
	if b, err := os.ReadFile(o.View); err == nil && json.Unmarshal(b, &view) == nil && view.Theme == "dark" {
		return "dark"
	}
	return last
}

// openData reads what the window shows: a dataset, a file that can be imported,
// or the embedded dataset.
func openData(ctx context.Context, name string, o ingest.Options) (*pack.Package, []data.Problem, error) {
	if name == "" {
		files, err := assets.Dataset(SampleName)
		if err != nil {
			return nil, nil, err
		}
		return pack.Read(files, SampleName)
	}
	return ingest.Load(ctx, name, o)
}

// openView sets the view that a file holds.
func (w *Window) openView(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("open view: %w", err)
	}
	v, err := store.ReadView(b, w.store.View(), w.store.Extent())
	if err != nil {
		return fmt.Errorf("open view %q: %w", path, err)
	}
	w.store.SetView(v)
	return nil
}

// tell shows that the dataset has problems, and the first of them.
func (w *Window) tell(problems []data.Problem) {
	var worst []data.Problem
	for _, p := range problems {
		if p.Level == data.Error {
			worst = append(worst, p)
		}
	}
	if len(worst) == 0 {
		return
	}
	text := worst[0].Error()
	if len(worst) > 1 {
		text = fmt.Sprintf("%s (and %d more)", text, len(worst)-1)
	}
	w.notice.Say("data", text, "Show all", func() { w.showProblems(problems) })
}
