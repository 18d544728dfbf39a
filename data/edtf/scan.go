package edtf

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// scanner walks over one expression.
type scanner struct {
	in  string
	pos int
}

// peek is the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.in) {
		return s.in[s.pos]
	}
	return 0
}

// accept skips text where it comes next.
func (s *scanner) accept(text string) bool {
	if !strings.HasPrefix(s.in[s.pos:], text) {
		return false
	}
	s.pos += len(text)
	return true
}

// run skips all bytes of a set and returns them.
func (s *scanner) run(set string) string {
	from := s.pos
	for s.pos < len(s.in) && strings.IndexByte(set, s.in[s.pos]) >= 0 {
		s.pos++
	}
	return s.in[from:s.pos]
}

// fail is the error at a position.
func (s *scanner) fail(at int, format string, args ...any) error {
	return &ParseError{Input: s.in, Offset: at, Reason: fmt.Sprintf(format, args...)}
}

// unexpected is the error for what comes next, where something else is needed.
func (s *scanner) unexpected(need string) error {
	if s.pos >= len(s.in) {
		return s.fail(s.pos, "ends too early: needs %s", need)
	}
	r, _ := utf8.DecodeRuneInString(s.in[s.pos:])
	if hint := hintFor(r); hint != "" {
		return s.fail(s.pos, "%s", hint)
	}
	return s.fail(s.pos, "needs %s, not %q", need, r)
}

// hintFor explains the characters that people and older drafts put into dates.
func hintFor(r rune) string {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0':
		return "a space: there are none in EDTF"
	case 'x', 'u', 'U':
		return "an unspecified digit is a capital X"
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
		return "this dash is not a hyphen (-)"
	case 'y', 'e', 's', 't', 'z':
		return fmt.Sprintf("%q has to be a capital letter", r)
	case '?', '~', '%':
		return "one qualifier is enough: % is ? and ~ together"
	case '(', ')':
		return "groups in parentheses are no longer EDTF: put ?, ~ or % after the last component"
	case '+':
		return "years have no plus sign"
	}
	return ""
}
