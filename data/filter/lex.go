package filter

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marks are the characters that end a word.
const marks = `()=!<>~,"`

// tokenKind tells the tokens apart.
type tokenKind uint8

const (
	endToken tokenKind = iota
	wordToken
	quotedToken
	opToken
	openToken
	closeToken
	commaToken
)

// token is one piece of a filter.
type token struct {
	kind   tokenKind
	text   string
	column int
}

// is reports whether the token is the given keyword, in any case.
func (t token) is(keyword string) bool {
	return t.kind == wordToken && strings.EqualFold(t.text, keyword)
}

// name is the token as errors call it.
func (t token) name() string {
	if t.kind == endToken {
		return "the end"
	}
	return fmt.Sprintf("%q", t.text)
}

// lexer cuts a filter into tokens.
type lexer struct {
	input  string
	at     int
	column int // of the character at, from 1
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

func (l *lexer) next() (token, error) {
	l.skip(len(l.input[l.at:]) - len(strings.TrimLeftFunc(l.input[l.at:], isSpace)))
	rest, column := l.input[l.at:], l.column
	if rest == "" {
		return token{endToken, "", column}, nil
	}
	if rest[0] == '"' {
		return l.quoted()
	}
	kind, n := piece(rest)
	if n == 0 {
		return token{}, &SyntaxError{Column: column, Reason: `"!" is no operator, but "!=" is`}
	}
	l.skip(n)
	return token{kind, rest[:n], column}, nil
}

// piece says what s begins with and how many bytes that is; 0 for a lone "!".
func piece(s string) (tokenKind, int) {
	switch s[0] {
	case '(':
		return openToken, 1
	case ')':
		return closeToken, 1
	case ',':
		return commaToken, 1
	case '=', '~':
		return opToken, 1
	case '<', '>', '!':
		switch {
		case len(s) > 1 && s[1] == '=':
			return opToken, 2
		case s[0] == '!':
			return opToken, 0
		}
		return opToken, 1
	}
	if n := strings.IndexFunc(s, func(r rune) bool { return isSpace(r) || strings.ContainsRune(marks, r) }); n >= 0 {
		return wordToken, n
	}
	return wordToken, len(s)
}

// quoted reads a value in quotes, in which \" and \\ stand for " and \.
func (l *lexer) quoted() (token, error) {
	rest, column := l.input[l.at:], l.column
	var b strings.Builder
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '"':
			l.skip(i + 1)
			return token{quotedToken, b.String(), column}, nil
		case c == '\\' && i+1 < len(rest) && (rest[i+1] == '"' || rest[i+1] == '\\'):
			i++
			b.WriteByte(rest[i])
		default:
			b.WriteByte(c)
		}
	}
	return token{}, &SyntaxError{Column: column, Reason: "the quotes are not closed"}
}

func (l *lexer) skip(n int) {
	l.column += utf8.RuneCountInString(l.input[l.at : l.at+n])
	l.at += n
}
