package pack

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"sandtable/data/file"
)

// zipTime is the time of every file in a written archive, so that the same
// dataset gives the same bytes.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Files returns what is written: the tables and datapackage.json as they were
// read and the files that go along (those that sources or resources name), in
// the order of their names. Do not change the bytes.
func (p *Package) Files() (names []string, content map[string][]byte, err error) {
	content = make(map[string][]byte, len(p.files)+len(p.attached))
	for _, f := range p.files {
		content[f.name] = f.raw
	}
	for _, name := range p.attached {
		raw, err := p.openAttached(name)
		if err != nil {
			return nil, nil, err
		}
		content[name] = raw
	}
	for name := range content {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, content, nil
}

// WriteDir writes the dataset into a folder, which is made where it is missing.
// A new folder appears whole or not at all; in one that exists each file is
// replaced whole, and files that are not the dataset's stay.
func (p *Package) WriteDir(dir string) error {
	names, content, err := p.Files()
	if err != nil {
		return fmt.Errorf("write %q: %w", dir, err)
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		err = writeNew(dir, names, content)
		if err != nil {
			return fmt.Errorf("write %q: %w", dir, err)
		}
		return nil
	}
	for _, name := range names {
		if err := writeInto(dir, name, content[name]); err != nil {
			return fmt.Errorf("write %q: %w", dir, err)
		}
	}
	return nil
}

// writeNew fills a folder beside the wanted one and gives it its name at the end.
func writeNew(dir string, names []string, content map[string][]byte) error {
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, ".sandtable-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if err := writeInto(temp, name, content[name]); err != nil {
			return err
		}
	}
	return os.Rename(temp, dir)
}

func writeInto(dir, name string, raw []byte) error {
	local, err := filepath.Localize(name)
	if err != nil {
		return fmt.Errorf("%q: %w", name, err)
	}
	path := filepath.Join(dir, local)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return file.Replace(path, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
}

// WriteZip writes the dataset as an archive; the same dataset always gives the
// same bytes. The file appears whole or not at all.
func (p *Package) WriteZip(path string) error {
	names, content, err := p.Files()
	if err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	return file.Replace(path, func(w io.Writer) error { return zipTo(w, names, content) })
}

func zipTo(w io.Writer, names []string, content map[string][]byte) error {
	z := zip.NewWriter(w)
	for _, name := range names {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime}
		h.SetMode(0o644)
		out, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := out.Write(content[name]); err != nil {
			return err
		}
	}
	return z.Close()
}
