package table_test

import (
	"fmt"

	"sandtable/app/store"
	"sandtable/app/table"
	"sandtable/app/theme"
	"sandtable/data"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2/test"
)

// Tables know nothing of a dataset until they are shown a frame.
func Example() {
	app := test.NewApp()
	defer app.Quit()
	app.Settings().SetTheme(theme.New(palette.Light))
	s := store.New(store.View{Theme: "light"}, store.Range{}, func(f func()) { f() })
	t := table.New(s, table.Hooks{
		Centre:    func(string) {},
		Input:     func(string) func() { return func() {} },
		Clipboard: func(string) {},
		Nearest:   func() {},
	})
	s.Watch(func(_, now store.View) { t.SetView(now) })
	s.SetTab(store.Sources)
	fmt.Println(t.Visible(), store.TabNames()[s.View().Tab])
	// Output: true sources
}

func ExampleSourceTitle() {
	fmt.Println(table.SourceTitle(data.Source{ID: "s7", Title: "Bombers reach Caracas"}))
	fmt.Println(table.SourceTitle(data.Source{ID: "s8", Publisher: "Ministry of Defence"}))
	fmt.Println(table.SourceTitle(data.Source{ID: "s9"}))
	// Output:
	// Bombers reach Caracas
	// Ministry of Defence
	// s9
}
