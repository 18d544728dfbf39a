package prepared

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// errStale says that a prepared file is of another source, or of another state of it.
var errStale = errors.New("the source has changed")

// settling is how long the clock of a file system may show the same time.
const settling = 2 * time.Second

// Source says of which state of which file a prepared file is.
type Source struct {
	Name     string `json:"name"`
	Size     int64  `json:"size"`
	Modified int64  `json:"modified"` // nanoseconds since 1970
	Settled  bool   `json:"settled"`  // had not been written in the seconds before it was read
	SHA256   string `json:"sha256"`
	Read     string `json:"read"` // Options.Read
}

// sourceOf looks at the source at path, without its checksum.
func sourceOf(path, read string) (Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Source{}, err
	}
	return Source{
		Name: filepath.Base(path), Size: info.Size(), Modified: info.ModTime().UnixNano(),
		Settled: time.Since(info.ModTime()) > settling, Read: read,
	}, nil
}

// fits compares the source that was read with the one that is there now. The size
// and the time of the last change decide; where the time says nothing, because it
// differs or because the file had only just been written, the content does.
func (s Source) fits(now Source, path string) error {
	if s.Name != now.Name || s.Size != now.Size || s.Read != now.Read {
		return errStale
	}
	if s.Modified == now.Modified && s.Settled {
		return nil
	}
	sum, err := sumOf(path)
	if err == nil && sum != s.SHA256 {
		err = errStale
	}
	return err
}

// sumOf is the SHA-256 of a file in hexadecimal.
func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, f, make([]byte, 1<<20)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
