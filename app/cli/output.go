package cli

import (
	"bufio"
	"fmt"
	"io"

	"sandtable/data/file"
)

// write sends a result to a file, or to standard output where out is "" or "-".
func (p *program) write(out string, result func(w io.Writer) error) error {
	if out != "" && out != "-" {
		return file.Replace(out, result)
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
