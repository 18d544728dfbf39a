package app

import (
	"fmt"
	"strings"

	"sandtable/app/scene"
	"sandtable/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// raised is a dialog of the toolkit.
type raised interface {
	Resize(fyne.Size)
	Show()
	Hide()
}

// raise shows a dialog, as large as asked or as the window allows. The toolkit
// knows a file dialog's sizes only once it is shown, so that comes first.
func (w *Window) raise(d raised, width, height float32) {
	w.dialog = d
	d.Show()
	s := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(s.Width*0.9, width), min(s.Height*0.9, height)))
}

// typedKey takes the keys that nothing else takes: Escape lets a dialog go, or
// else stops what is being read; F1 lists the keys.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyF1 && w.win.Canvas().Overlays().Top() == nil:
		w.showKeys()
	case e.Name != fyne.KeyEscape:
	case w.win.Canvas().Overlays().Top() == nil:
		w.loader.Cancel()
		w.maker.Cancel()
	case w.dialog != nil:
		w.dialog.Hide()
		w.dialog = nil
	}
}

// dialogEntry is an entry in a dialog: Escape lets the dialog go.
type dialogEntry struct {
	widget.Entry
	escaped func(*fyne.KeyEvent)
}

func (w *Window) newDialogEntry(text string) *dialogEntry {
	e := &dialogEntry{escaped: w.typedKey}
	e.ExtendBaseWidget(e)
	e.SetText(text)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *dialogEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escaped(k)
		return
	}
	e.Entry.TypedKey(k)
}

// showProblems lists what a reader or a check found: where, and below it what.
func (w *Window) showProblems(problems []data.Problem) {
	list := widget.NewList(func() int { return len(problems) },
		func() fyne.CanvasObject {
			where, what := widget.NewLabel(""), widget.NewLabel("")
			where.TextStyle.Bold = true
			where.Truncation, what.Wrapping = fyne.TextTruncateEllipsis, fyne.TextWrapWord
			what.SetText("\n")
			return container.NewBorder(where, nil, nil, nil, what)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			parts := o.(*fyne.Container).Objects
			where, what := problemLines(problems[i])
			parts[1].(*widget.Label).SetText(where)
			parts[0].(*widget.Label).SetText(what)
		})
	title := fmt.Sprintf("%s in %s", counted(len(problems), "problem"), datasetLabel(w.pack))
	w.raise(dialog.NewCustom(title, "Close", list, w.win), 820, 560)
}

// problemLines is a problem in two lines: where it is, and what is wrong there.
func problemLines(p data.Problem) (where, what string) {
	parts := []string{capital(p.Level.String())}
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Line > 0 {
		parts = append(parts, fmt.Sprintf("line %d", p.Line))
	}
	if p.Field != "" {
		parts = append(parts, p.Field)
	}
	if p.Value != "" {
		parts = append(parts, fmt.Sprintf("%q", p.Value))
	}
	return strings.Join(parts, " · "), capital(p.Reason) + " [" + p.Code + "]"
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// counted is a number with its noun: "1 problem", "2 problems".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// handKeys are the keys of the parts of the window, which no menu names.
var handKeys = [...][2]string{
	{"Map", ""},
	{"Arrows", "pan"},
	{"+  −", "zoom"},
	{"0", "fit the matching events"},
	{"Home", "reset"},
	{"Enter, F", "fan out the stack with the selection, fold it"},
	{".  ,", "next, previous event of what is fanned out"},
	{"M  R  A  T", "measure a distance; draw a range ring, an arrow, a text"},
	{"Enter, Delete", "edit, remove the annotation that is picked"},
	{"Ctrl+V", "go to the coordinates on the clipboard (decimal, DMS, MGRS)"},
	{"Timeline", ""},
	{"Arrows", "move the window by one unit"},
	{"Shift and arrows", "move its end"},
	{"[  ]", "event before, event after"},
	{"Space", "play or stop"},
	{"Tables", ""},
	{"Arrows, Page up, Page down", "move the selection"},
	{"Enter", "centre the map on the selected event"},
	{"Details", ""},
	{"Left, right", "page through the events of one place"},
	{"Everywhere", ""},
	{"F1", "this list"},
	{"Tab", "go to the next part"},
	{"Escape", "let go: of a selection, a menu, a dialog, a text, what is being read"},
}

// showKeys lists every key: those of the parts, and those of the menus.
func (w *Window) showKeys() {
	parts := keyColumn(handKeys[:])
	var rows [][2]string
	for _, m := range w.menu().Items {
		rows = append(rows, [2]string{m.Label, ""})
		for _, item := range m.Items {
			if text := keyText(item.Shortcut); text != "" {
				rows = append(rows, [2]string{text, item.Label})
			}
		}
	}
	both := container.NewVScroll(container.NewHBox(parts, fynelayout.NewSpacer(), keyColumn(rows), fynelayout.NewSpacer()))
	w.raise(dialog.NewCustom("Keys", "Close", both, w.win), 860, 600)
}

// keyColumn is a list of keys and what they do; a row without the latter is a
// heading.
func keyColumn(rows [][2]string) fyne.CanvasObject {
	grid := container.New(fynelayout.NewFormLayout())
	for _, row := range rows {
		key, does := widget.NewLabel(row[0]), widget.NewLabel(row[1])
		key.TextStyle.Bold = row[1] == ""
		grid.Add(key)
		grid.Add(does)
	}
	return container.NewVBox(grid)
}

// keyText is a shortcut as the menus write it; "" for none.
func keyText(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	text := ""
	if k.Mod()&fyne.KeyModifierShortcutDefault != 0 {
		text += "Ctrl+"
	}
	if k.Mod()&fyne.KeyModifierShift != 0 {
		text += "Shift+"
	}
	return text + string(k.Key())
}

// about says what the program is and what it contains.
func (w *Window) about() {
	p := w.pack.Tables.Package
	text := widget.NewLabel(strings.Join([]string{
		"Sandtable shows what happened, where, when, and who says so. It works offline.",
		"",
		"Dataset: " + strings.TrimSpace(orElse(p.Title, datasetLabel(w.pack))+" "+p.Version) + ", " + orElse(p.Licence, "no licence stated"),
		"Base map: Natural Earth 1:10m, public domain. Places: GeoNames, CC BY 4.0.",
		"Fonts: Noto Sans (OFL), DejaVu Sans Mono. Toolkit: Fyne (BSD).",
		scene.Capital(w.kit.World.Under(w.store.View().Worldview).Words()) + ".",
	}, "\n"))
	w.raise(dialog.NewCustom("About Sandtable", "Close", text, w.win), 0, 0)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
