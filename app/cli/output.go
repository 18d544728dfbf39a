package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// write sends a result to a file, or to standard output where out is "" or "-".
func (p *program) write(out string, result func(w io.Writer) error) error {
	if out != "" && out != "-" {
		return writeFile(out, result)
	}
	b := bufio.NewWriter(p.Out)
	if err := result(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return nil
}

// writeFile makes a file beside the wanted one and gives it its name once it is
// whole, so that a failure leaves what was there.
func writeFile(path string, result func(w io.Writer) error) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+strings.TrimPrefix(filepath.Base(path), ".")+"-*")
	if err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	b := bufio.NewWriterSize(temp, 1<<16)
	if err := result(b); err != nil {
		return errors.Join(err, temp.Close())
	}
	if err := errors.Join(b.Flush(), temp.Chmod(0o644), temp.Close()); err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	return nil
}
