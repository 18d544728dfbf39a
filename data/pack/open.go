package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"sandtable/data"
)

// ErrZip is wrapped by the error for an archive that is refused: it holds paths
// that lead outside, or more than a dataset can need.
var ErrZip = errors.New("the archive is refused")

// Limits of what is opened.
const (
	maxZipBytes   = 1 << 30  // of the archive itself
	maxZipFiles   = 10_000   // in it
	maxUnpacked   = 4 << 30  // of all its files together
	maxRatio      = 250      // of unpacked to packed, for a file of some size
	ratioMatters  = 16 << 20 // bytes from which on a file's ratio counts
	maxFolderFile = 4 << 30  // of one table in a folder
)

// Open reads the dataset in a folder, or in a .zip, where it may lie inside one
// folder. A folder is never left through links. Everything else is as in Read.
func Open(name string) (*Package, []data.Problem, error) {
	fsys, err := openFS(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open %q: %w", name, err)
	}
	return Read(fsys, name)
}

// IsDataset reports whether name looks like a dataset: a folder with an
// events.csv or datapackage.json, or a zip file with one in it.
func IsDataset(name string) bool {
	fsys, err := openFS(name)
	if err != nil {
		return false
	}
	for _, f := range []string{packageFile, eventFile} {
		if _, err := fs.Stat(fsys, f); err == nil {
			return true
		}
	}
	return false
}

func openFS(name string) (fs.FS, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, err
		}
		return sized{root.FS()}, nil
	}
	if info.Size() > maxZipBytes {
		return nil, fmt.Errorf("%w: it has %d bytes, more than %d", ErrZip, info.Size(), maxZipBytes)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return zipFS(raw)
}

// sized is a file system that does not read files beyond a table's limit.
type sized struct{ fs.FS }

// ReadFile reads one file whole.
func (s sized) ReadFile(name string) ([]byte, error) {
	info, err := fs.Stat(s.FS, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFolderFile {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a file of a size that can be read")}
	}
	return fs.ReadFile(s.FS, name)
}

// zipFS checks an archive and returns the folder of it that holds the dataset.
func zipFS(raw []byte) (fs.FS, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	if err := checkZip(z); err != nil {
		return nil, err
	}
	top, depth := ".", -1
	for _, f := range z.File {
		base, dir := path.Base(f.Name), path.Dir(f.Name)
		if base != packageFile && base != eventFile {
			continue
		}
		if n := depthOf(dir); depth < 0 || n < depth {
			top, depth = dir, n
		}
	}
	return fs.Sub(z, top)
}

// depthOf is how many folders deep a folder of an archive lies.
func depthOf(dir string) int {
	if dir == "." {
		return 0
	}
	return strings.Count(dir, "/") + 1
}

// checkZip looks at the directory of an archive; nothing is unpacked yet, and
// archive/zip never unpacks more than the directory says.
func checkZip(z *zip.Reader) error {
	if len(z.File) > maxZipFiles {
		return fmt.Errorf("%w: it has %d files, more than %d", ErrZip, len(z.File), maxZipFiles)
	}
	var total uint64
	seen := make(map[string]bool, len(z.File))
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		switch {
		case seen[name]:
			return fmt.Errorf("%w: %q is in it twice", ErrZip, f.Name)
		case !fs.ValidPath(name) || strings.Contains(name, `\`):
			return fmt.Errorf("%w: the path %q leads outside", ErrZip, f.Name)
		case f.Mode()&^fs.ModePerm != 0 && !f.Mode().IsDir():
			return fmt.Errorf("%w: %q is not a plain file", ErrZip, f.Name)
		case f.UncompressedSize64 > ratioMatters && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return fmt.Errorf("%w: %q would grow more than %d times", ErrZip, f.Name, maxRatio)
		case f.UncompressedSize64 > maxUnpacked:
			return fmt.Errorf("%w: %q is too large", ErrZip, f.Name)
		}
		seen[name] = true
		if total += f.UncompressedSize64; total > maxUnpacked {
			return fmt.Errorf("%w: it holds more than %d bytes", ErrZip, uint64(maxUnpacked))
		}
	}
	return nil
}
