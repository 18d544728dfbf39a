// Package theme dresses Fyne in Sandtable's colours, sizes and icons.
package theme

import (
	"image/color"

	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The colours that Fyne has no name for.
const (
	Fg2           fyne.ThemeColorName = "fg2"
	Fg3           fyne.ThemeColorName = "fg3"
	Line2         fyne.ThemeColorName = "line2"
	Header        fyne.ThemeColorName = "header"
	Panel         fyne.ThemeColorName = "panel"
	SelectedRow   fyne.ThemeColorName = "selectedRow"
	WarningGround fyne.ThemeColorName = "warningGround"
)

// The text sizes that Fyne has no name for.
const (
	RowText   fyne.ThemeSizeName = "rowText"
	TitleText fyne.ThemeSizeName = "titleText"
	CardText  fyne.ThemeSizeName = "cardText"
)

// Theme is Sandtable's look in one mode. The desktop's own light or dark
// setting does not matter: the view says which.
type Theme struct {
	Palette palette.Theme
}

// New returns the theme of a mode.
func New(mode palette.Mode) Theme { return Theme{palette.Of(mode)} }

var _ fyne.Theme = Theme{}

// Color returns a colour of the palette; names that Sandtable does not use come
// from Fyne's own theme.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := t.Palette
	switch name {
	case fynetheme.ColorNameBackground:
		return p.Bg
	case fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground,
		fynetheme.ColorNameInputBackground, Panel, fynetheme.ColorNameButton:
		return p.Panel
	case fynetheme.ColorNameHeaderBackground, Header, fynetheme.ColorNameDisabledButton:
		return p.Header
	case fynetheme.ColorNameSeparator:
		return p.Line
	case fynetheme.ColorNameInputBorder, Line2:
		return p.Line2
	case fynetheme.ColorNameForeground:
		return p.Fg
	case Fg2:
		return p.Fg2
	}
	return t.more(name)
}

func (t Theme) more(name fyne.ThemeColorName) color.Color {
	p := t.Palette
	switch name {
	case fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameDisabled, Fg3:
		return p.Fg3
	case fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink:
		return p.Accent
	case fynetheme.ColorNameFocus:
		return palette.Mix(p.Panel, p.Accent, 0.35)
	case fynetheme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	case fynetheme.ColorNameSelection, SelectedRow:
		return p.Selected
	case fynetheme.ColorNameHover:
		return p.Hover
	case fynetheme.ColorNamePressed:
		return palette.Mix(p.Hover, p.Fg, 0.1)
	case fynetheme.ColorNameScrollBar:
		return p.Line2
	case fynetheme.ColorNameScrollBarBackground:
		return color.NRGBA{}
	case fynetheme.ColorNameShadow:
		return color.NRGBA{A: 0x38} // parts menus from the map, and dims the window behind a dialog
	case fynetheme.ColorNameWarning:
		return p.Warning
	case WarningGround:
		return p.WarningGround
	case fynetheme.ColorNameError:
		return p.Error
	case fynetheme.ColorNameSuccess:
		return p.OK
	}
	return fynetheme.DefaultTheme().Color(name, t.variant())
}

func (t Theme) variant() fyne.ThemeVariant {
	if t.Palette.Mode == palette.Dark {
		return fynetheme.VariantDark
	}
	return fynetheme.VariantLight
}

// Font returns Fyne's bundled Noto Sans, the face of every export too.
func (t Theme) Font(s fyne.TextStyle) fyne.Resource { return fynetheme.DefaultTheme().Font(s) }

// Icon returns Sandtable's own icons by name and Fyne's for the rest.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size returns a length in units.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return 13
	case RowText:
		return 12.5
	case fynetheme.SizeNameCaptionText:
		return 11
	case fynetheme.SizeNameSubHeadingText, TitleText:
		return 16
	case fynetheme.SizeNameHeadingText:
		return 25
	case CardText:
		return 26
	case fynetheme.SizeNamePadding:
		return 4
	case fynetheme.SizeNameInnerPadding:
		return 6
	case fynetheme.SizeNameLineSpacing:
		return 4
	case fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder:
		return 1
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius, fynetheme.SizeNameScrollBarRadius,
		fynetheme.SizeNameButtonRadius, fynetheme.SizeNameCardRadius, fynetheme.SizeNameDialogRadius,
		fynetheme.SizeNamePopupRadius, fynetheme.SizeNameMenuRadius:
		return 4
	case fynetheme.SizeNameModalBlurRadius:
		return 0 // what a dialog asks about stays readable behind it
	case fynetheme.SizeNameSplitThickness:
		return 1
	case fynetheme.SizeNameInlineIcon:
		return 16
	case fynetheme.SizeNameScrollBar:
		return 8
	case fynetheme.SizeNameScrollBarSmall:
		return 4
	}
	return fynetheme.DefaultTheme().Size(name)
}
