package control_test

import (
	"fmt"

	"sandtable/app/control"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A choice of two, made with the keyboard.
func ExampleSegment() {
	test.NewApp()
	s := control.NewSegment([]string{"Even", "Linear"}, func(i int) { fmt.Println("chose", i) })
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	fmt.Println(s.Selected())
	// Output:
	// chose 1
	// 1
}
