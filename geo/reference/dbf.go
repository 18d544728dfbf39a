package reference

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// column is a field of a dBASE table.
type column struct {
	name        string
	begin, size int // bytes of a record
}

// readNames reads the column of a dBASE table that holds the names of features,
// if there is one; letters is the text of a .cpg.
func readNames(raw []byte, letters string) ([]string, error) {
	if raw == nil {
		return nil, nil
	}
	decode, err := decoder(letters)
	if err != nil {
		return nil, err
	}
	if len(raw) < 32 {
		return nil, errors.New("the .dbf has no head")
	}
	records, head := int64(binary.LittleEndian.Uint32(raw[4:])), int(binary.LittleEndian.Uint16(raw[8:]))
	size := int(binary.LittleEndian.Uint16(raw[10:]))
	if head > len(raw) || size == 0 || int64(size)*records > int64(len(raw)-head) {
		return nil, errors.New("the .dbf is shorter than its head says")
	}
	c, ok := nameColumn(raw[32:max(head, 32)])
	if !ok {
		return nil, nil
	}
	if c.begin+c.size > size {
		return nil, fmt.Errorf("the .dbf has a column %q beyond its records", c.name)
	}
	names := make([]string, records)
	for i := range names {
		at := head + i*size + c.begin
		names[i] = strings.TrimSpace(decode(raw[at : at+c.size]))
	}
	return names, nil
}

// nameColumn finds the column of names: one that is called so, or else the first
// whose name begins or ends so.
func nameColumn(fields []byte) (column, bool) {
	best, rank := column{}, 0
	begin := 1 // after the mark of deletion
	for ; len(fields) >= 32 && fields[0] != '\r'; fields = fields[32:] {
		name, _, _ := strings.Cut(string(fields[:11]), "\x00")
		c := column{name, begin, int(fields[16])}
		begin += c.size
		if r := nameRank(strings.ToUpper(strings.TrimSpace(name))); fields[11] == 'C' && r > rank {
			best, rank = c, r
		}
	}
	return best, rank > 0
}

func nameRank(name string) int {
	switch {
	case name == "NAME":
		return 4
	case name == "NAME_EN" || name == "TITLE" || name == "LABEL":
		return 3
	case strings.HasPrefix(name, "NAME"), strings.HasSuffix(name, "NAME"), strings.HasSuffix(name, "NAM"):
		return 2
	}
	return 0
}

// decoder turns bytes into text. Without a .cpg they are UTF-8 where they can be,
// and Latin-1 otherwise.
func decoder(letters string) (func([]byte) string, error) {
	latin := func(b []byte) string {
		text, _ := charmap.Windows1252.NewDecoder().Bytes(b) // every byte has a letter
		return string(text)
	}
	switch strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToUpper(letters)) {
	case "UTF8", "65001":
		return func(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }, nil
	case "ISO88591", "LATIN1", "88591", "1252", "CP1252", "ANSI1252", "WINDOWS1252":
		return latin, nil
	case "":
		return func(b []byte) string {
			if utf8.Valid(b) {
				return string(b)
			}
			return latin(b)
		}, nil
	}
	return nil, fmt.Errorf("the letters %.40q of the .cpg are not known (known: UTF-8, ISO-8859-1, 1252)", letters)
}
