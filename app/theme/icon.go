package theme

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Icon returns an icon of Sandtable's own set in the quiet text colour, by name
// (see IconNames). It follows the theme. An unknown name gives an empty square,
// so that a mistake is seen.
func Icon(name string) fyne.Resource { return ColoredIcon(name, Fg2) }

// ColoredIcon is Icon in a colour of the theme.
func ColoredIcon(name string, c fyne.ThemeColorName) fyne.Resource {
	shape := iconShape(name)
	if shape == "" {
		shape = stroke("M3 3h10v10H3z")
	}
	return icon{name: name, shape: shape, color: c}
}

// icon is an SVG that takes its colour from the theme when it is read. Fyne's
// own themed resources recolour fills only, and these icons are strokes.
type icon struct {
	name, shape string
	color       fyne.ThemeColorName
}

var _ fyne.ThemedResource = icon{}

// Name tells icons and colours apart: Fyne caches by it.
func (i icon) Name() string { return "sandtable-" + i.name + "-" + string(i.color) + ".svg" }

// Content is the SVG in the theme's colour of the moment.
func (i icon) Content() []byte {
	r, g, b, _ := fynetheme.Color(i.color).RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	return []byte(fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">`+
		i.shape+`</svg>`, hex))
}

// ThemeColorName is the colour that the icon follows.
func (i icon) ThemeColorName() fyne.ThemeColorName { return i.color }

// IconNames lists the icons.
func IconNames() []string {
	return []string{"play", "pause", "first", "previous", "next", "last", "undo", "redo", "layers", "sun",
		"moon", "export", "zoom-in", "zoom-out", "fit", "home", "search", "columns", "copy", "target", "close",
		"filter", "clock", "external-link", "chevron-down", "chevron-right", "ruler", "box-select", "ring", "move",
		"plus", "check", "sort-down", "sort-up", "warning", "more", "partners"}
}

// stroke is a path drawn with the set's line.
func stroke(d string) string {
	return `<path fill="none" stroke="%[1]s" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" d="` + d + `"/>`
}

// filled is a path filled with the colour.
func filled(d string) string { return `<path fill="%[1]s" d="` + d + `"/>` }

// iconShape is an icon on a grid of 16, its colour left open; "" for an unknown
// name.
func iconShape(name string) string {
	switch name {
	case "play":
		return filled("M5 3.2v9.6L12.6 8z")
	case "pause":
		return filled("M4.4 3.4h2.6v9.2H4.4zM9 3.4h2.6v9.2H9z")
	case "first":
		return stroke("M3.6 4v8") + filled("M12.6 3.8v8.4L6 8z")
	case "previous":
		return filled("M10.6 4v8L4.6 8z")
	case "next":
		return filled("M5.4 4v8l6-4z")
	case "last":
		return stroke("M12.4 4v8") + filled("M3.4 3.8v8.4L10 8z")
	case "undo":
		return stroke("M5.6 3.4L2.8 6.2l2.8 2.8M3 6.2h6.4a3.4 3.4 0 0 1 0 6.8H6.6")
	case "redo":
		return stroke("M10.4 3.4l2.8 2.8-2.8 2.8M13 6.2H6.6a3.4 3.4 0 0 0 0 6.8h2.8")
	case "layers":
		return stroke("M8 2.4L14 5.6 8 8.8 2 5.6zM2.4 8.4L8 11.4l5.6-3M2.4 11L8 14l5.6-3")
	case "sun":
		return stroke("M8 5.2a2.8 2.8 0 1 0 .01 0zM8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M12.5 3.5l-.8.8M4.3 11.7l-.8.8")
	case "moon":
		return stroke("M13 9.6A5.4 5.4 0 1 1 6.4 3a4.4 4.4 0 0 0 6.6 6.6z")
	case "export":
		return stroke("M8 9.6V2.4M5.2 5L8 2.2 10.8 5M2.8 9.4v4h10.4v-4")
	case "zoom-in", "plus":
		return stroke("M8 3.2v9.6M3.2 8h9.6")
	case "zoom-out":
		return stroke("M3.2 8h9.6")
	case "fit":
		return stroke("M2.8 5.8v-3h3M10.2 2.8h3v3M13.2 10.2v3h-3M5.8 13.2h-3v-3")
	}
	return moreShapes(name)
}

func moreShapes(name string) string {
	switch name {
	case "home":
		return stroke("M2.4 7.8L8 3l5.6 4.8M4 6.8v6.4h8V6.8")
	case "search":
		return stroke("M7 2.8a4.2 4.2 0 1 0 .01 0zM10.2 10.2l3.2 3.2")
	case "columns":
		return stroke("M2.6 3h10.8v10H2.6zM6.2 3v10M9.8 3v10")
	case "copy":
		return stroke("M5.6 5.6h7.6v7.6H5.6zM10.4 5.4V2.8H2.8v7.6h2.6")
	case "target":
		return stroke("M8 3.8a4.2 4.2 0 1 0 .01 0zM8 1.6v3.6M8 10.8v3.6M1.6 8h3.6M10.8 8h3.6")
	case "close":
		return stroke("M4 4l8 8M12 4l-8 8")
	case "filter":
		return stroke("M2.4 3h11.2L9.4 8.2v4.6l-2.8-1.6v-3z")
	case "clock":
		return stroke("M8 2.2a5.8 5.8 0 1 0 .01 0zM8 4.8V8l2.4 1.6")
	case "external-link":
		return stroke("M6.4 3.6H3v9.4h9.4V9.6M9 2.8h4.2V7M13 3L7.6 8.4")
	case "chevron-down":
		return stroke("M4.4 6.4L8 10l3.6-3.6")
	case "chevron-right":
		return stroke("M6.4 4.4L10 8l-3.6 3.6")
	case "ruler":
		return stroke("M2 10.8L10.8 2 14 5.2 5.2 14zM5 7.8l1.4 1.4M7.4 5.4l1.4 1.4M9.6 3.2l1 1")
	case "box-select":
		return stroke("M2.8 4.8v-2h2M7 2.8h2M11.2 2.8h2v2M13.2 7v2M13.2 11.2v2h-2M9 13.2H7M4.8 13.2h-2v-2M2.8 9V7")
	case "ring":
		return stroke("M8 2.2a5.8 5.8 0 1 0 .01 0zM8 8l4-4") + filled("M8 6.8a1.2 1.2 0 1 0 .01 0z")
	case "move":
		return stroke("M8 2v12M2 8h12M6.4 3.6L8 2l1.6 1.6M6.4 12.4L8 14l1.6-1.6M3.6 6.4L2 8l1.6 1.6M12.4 6.4L14 8l-1.6 1.6")
	case "check":
		return stroke("M3 8.4l3.4 3.4L13 5")
	case "sort-down":
		return filled("M3.6 5.6h8.8L8 11z")
	case "sort-up":
		return filled("M3.6 10.4h8.8L8 5z")
	case "warning":
		return stroke("M8 2.6L14.2 13.2H1.8zM8 6.6v3M8 11.4v.01")
	case "partners":
		return stroke("M5.8 4.4a3.6 3.6 0 1 0 .01 0zM10.2 4.4a3.6 3.6 0 1 0 .01 0z")
	case "more":
		return filled("M3.4 6.8a1.2 1.2 0 1 0 .01 0zM8 6.8a1.2 1.2 0 1 0 .01 0zM12.6 6.8a1.2 1.2 0 1 0 .01 0z")
	}
	return ""
}

// Token returns a colour of the theme that the running program uses.
func Token(name fyne.ThemeColorName) color.Color { return fynetheme.Color(name) }
