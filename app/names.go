package app

import (
	"sandtable/app/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// askNames asks how many names the map carries, and in which language. The map
// follows at once.
func (w *Window) askNames() {
	v := w.store.View()
	slider := widget.NewSlider(float64(store.FewestNames), float64(store.MostNames))
	slider.Step = 1
	slider.SetValue(float64(v.Density))
	slider.OnChanged = func(n float64) { w.store.SetDensity(store.Density(n)) }
	codes := append([]string{""}, w.kit.World.Names.Languages()...)
	names := make([]string, len(codes))
	chosen := 0
	for i, code := range codes {
		names[i] = languageName(code)
		if code == v.Language {
			chosen = i
		}
	}
	choice := widget.NewSelect(names, nil)
	choice.SetSelectedIndex(chosen)
	choice.OnChanged = func(string) { w.store.SetLanguage(codes[choice.SelectedIndex()]) }
	few, many := widget.NewLabel("Few"), widget.NewLabel("Many")
	note := widget.NewLabel("States are named in the language chosen, cities too where their names tell the language by its letters. " +
		"A name that is missing stays English.")
	note.Wrapping = fyne.TextWrapWord
	body := container.New(fynelayout.NewVBoxLayout(),
		widget.NewLabel("How many names"), container.NewBorder(nil, nil, few, many, slider),
		widget.NewLabel("Language"), choice, note)
	w.raise(dialog.NewCustom("Names on the map", "Close", body, w.win), 460, 330)
}

// languageName is a language in itself and in English: "русский (Russian)".
func languageName(code string) string {
	if code == "" {
		return "English"
	}
	tag := language.Make(code)
	return display.Self.Name(tag) + " (" + display.English.Languages().Name(tag) + ")"
}
