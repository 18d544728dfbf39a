package vector_test

import (
	"bytes"
	"fmt"
	"image/color"

	"sandtable/assets"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/vector"
)

func ExampleSVG() {
	fonts, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		panic(err)
	}
	l := draw.New(20, 10)
	l.Fill(draw.Rect(2, 2, 6, 6), color.NRGBA{0xA5, 0x1F, 0x07, 255})
	var b bytes.Buffer
	if err := vector.SVG(&b, fonts, vector.Document{List: l, Points: 0.6, Title: "A square"}); err != nil {
		panic(err)
	}
	fmt.Println(b.String())
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="12pt" height="6pt" viewBox="0 0 20 10">
	// <title>A square</title>
	// <defs>
	// </defs>
	// <path fill="#a51f07" d="M2 2L8 2L8 8L2 8Z"/>
	// </svg>
}
