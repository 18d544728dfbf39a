package prepared

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// ErrDamaged is wrapped by every error for a file that is not as it was written.
var ErrDamaged = errors.New("the prepared file is damaged")

// ErrForeign is wrapped by the error for a file that no Sandtable wrote, or one
// of another version.
var ErrForeign = errors.New("not a prepared file of this version of Sandtable")

// A seal lies between the end of the Arrow stream and the footer of the Arrow
// file, where other readers never look. It vouches for all that is not a column,
// so that only bytes that were written reach the Arrow library:
//
//	 0  "SANDTABL"
//	 8  uint32  Version
//	12  uint32  CRC-32C of the head: all bytes before the first column
//	16  uint64  length of the head
//	24  uint32  CRC-32C of the tail: the footer and all after it
//	28  uint32  CRC-32C of the 28 bytes before
//
// Numbers are little-endian, as in the file.
const (
	sealSize  = 32
	sealMagic = "SANDTABL"
)

// Version is the version of the file's format.
const Version = 1

// Arrow's own end of a file: the length of the footer and the magic word.
const (
	arrowMagic   = "ARROW1"
	arrowEndSize = 4 + len(arrowMagic)
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sum is the checksum that everything here has.
func sum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// mark is a checksum of everything before a position.
type mark struct {
	at  int64
	sum uint32
}

// sealer passes an Arrow file on and seals it. What comes after hold stays with
// it until the seal.
type sealer struct {
	out   io.Writer
	now   mark
	marks []mark // after every write of the head
	tail  *bytes.Buffer
}

// Write passes b on, or keeps it.
func (s *sealer) Write(b []byte) (int, error) {
	if s.tail != nil {
		return s.tail.Write(b)
	}
	n, err := s.out.Write(b)
	s.now.sum = crc32.Update(s.now.sum, castagnoli, b[:n])
	s.now.at += int64(n)
	s.marks = append(s.marks, s.now)
	return n, err
}

// hold keeps what is written from now on.
func (s *sealer) hold() { s.tail = &bytes.Buffer{} }

// seal writes what was held, with the seal; the head is so long.
func (s *sealer) seal(head int64) error {
	tail := s.tail.Bytes()
	at := len(tail) - arrowEndSize - int(binary.LittleEndian.Uint32(tail[len(tail)-arrowEndSize:]))
	for _, m := range s.marks {
		if m.at != head {
			continue
		}
		b := make([]byte, 0, sealSize)
		b = append(b, sealMagic...)
		b = binary.LittleEndian.AppendUint32(b, Version)
		b = binary.LittleEndian.AppendUint32(b, m.sum)
		b = binary.LittleEndian.AppendUint64(b, uint64(head))
		b = binary.LittleEndian.AppendUint32(b, sum(tail[at:]))
		b = binary.LittleEndian.AppendUint32(b, sum(b))
		_, err := s.out.Write(bytes.Join([][]byte{tail[:at], b, tail[at:]}, nil))
		return err
	}
	return fmt.Errorf("the columns begin at byte %d, where nothing was begun", head)
}

// checkSeal holds a file against its seal.
func checkSeal(file []byte) error {
	n := len(file)
	if n < sealSize+arrowEndSize || string(file[n-len(arrowMagic):]) != arrowMagic {
		return fmt.Errorf("%w: it is no Arrow file, or not all of one", ErrForeign)
	}
	at := int64(n-arrowEndSize) - int64(binary.LittleEndian.Uint32(file[n-arrowEndSize:]))
	if at < sealSize {
		return fmt.Errorf("%w: its end is not that of an Arrow file", ErrDamaged)
	}
	s := file[at-sealSize : at]
	if string(s[:len(sealMagic)]) != sealMagic || binary.LittleEndian.Uint32(s[8:]) != Version {
		return ErrForeign
	}
	head := binary.LittleEndian.Uint64(s[16:])
	switch {
	case sum(s[:28]) != binary.LittleEndian.Uint32(s[28:]), head > uint64(at-sealSize):
		return fmt.Errorf("%w: its seal is broken", ErrDamaged)
	case sum(file[at:]) != binary.LittleEndian.Uint32(s[24:]), sum(file[:head]) != binary.LittleEndian.Uint32(s[12:]):
		return fmt.Errorf("%w: its description is not what was written", ErrDamaged)
	}
	return nil
}
