// Package assets holds the files inside the binary: the base map, the fonts and
// the sample datasets. It only hands out bytes; geo/basemap and data decode
// them. PROVENANCE.md says where each comes from and how it was made.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed basemap/world.bin
var basemap []byte

//go:embed gazetteer/places.bin
var gazetteer []byte

//go:embed basemap/provinces.bin
var provinces []byte

//go:embed basemap/airfields.bin
var airfields []byte

//go:embed basemap/names.bin
var names []byte

//go:embed fonts/NotoSans-Regular.ttf
var sansRegular []byte

//go:embed fonts/NotoSans-Bold.ttf
var sansBold []byte

//go:embed fonts/NotoSans-Italic.ttf
var sansItalic []byte

//go:embed fonts/NotoSansArabic-Regular.ttf
var arabicRegular []byte

//go:embed fonts/NotoSansArabic-Bold.ttf
var arabicBold []byte

//go:embed fonts/NotoSansHebrew-Regular.ttf
var hebrewRegular []byte

//go:embed fonts/NotoSansHebrew-Bold.ttf
var hebrewBold []byte

//go:embed fonts/DejaVuSansMono-Powerline.ttf
var mono []byte

//go:embed all:datasets
var datasets embed.FS

// Basemap returns the encoded base map for geo/basemap. Do not change the bytes.
func Basemap() []byte { return basemap }

// Gazetteer returns the encoded places for geo/gazetteer. Do not change the bytes.
func Gazetteer() []byte { return gazetteer }

// Provinces returns the encoded provinces for geo/basemap. Do not change the bytes.
func Provinces() []byte { return provinces }

// Airfields returns the encoded airfields for geo/basemap. Do not change the bytes.
func Airfields() []byte { return airfields }

// Names returns the encoded names in other languages for geo/basemap. Do not
// change the bytes.
func Names() []byte { return names }

// SansRegular returns Noto Sans Regular as TrueType. Do not change the bytes.
func SansRegular() []byte { return sansRegular }

// SansBold returns Noto Sans Bold as TrueType. Do not change the bytes.
func SansBold() []byte { return sansBold }

// SansItalic returns Noto Sans Italic as TrueType. Do not change the bytes.
func SansItalic() []byte { return sansItalic }

// Arabic returns Noto Sans Arabic as TrueType, in two weights. Do not change the
// bytes.
func Arabic() (regular, bold []byte) { return arabicRegular, arabicBold }

// Hebrew returns Noto Sans Hebrew as TrueType, in two weights. Do not change the
// bytes.
func Hebrew() (regular, bold []byte) { return hebrewRegular, hebrewBold }

// Mono returns DejaVu Sans Mono as TrueType. Do not change the bytes.
func Mono() []byte { return mono }

// Dataset returns the files of an embedded dataset, datapackage.json at the top.
func Dataset(name string) (fs.FS, error) {
	sub, err := fs.Sub(datasets, "datasets/"+name)
	if err != nil {
		return nil, fmt.Errorf("embedded dataset %q: %w", name, err)
	}
	if _, err := fs.Stat(sub, "."); err != nil {
		return nil, fmt.Errorf("embedded dataset %q: %w", name, err)
	}
	return sub, nil
}

// Datasets returns the names of the embedded datasets, sorted.
func Datasets() []string {
	entries, err := datasets.ReadDir("datasets")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}
