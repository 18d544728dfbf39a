package index

import "fmt"

// Mode says which events a window lets through. The zero value is Possible.
type Mode uint8

// The modes.
const (
	Possible Mode = iota // those that may meet the window, as far as is known
	Certain              // those that meet it whatever the truth is
)

// String is "possible" or "certain".
func (m Mode) String() string {
	if m == Certain {
		return "certain"
	}
	return "possible"
}

// ParseMode reads a mode name; "" is possible.
func ParseMode(s string) (Mode, error) {
	switch s {
	case "", "possible":
		return Possible, nil
	case "certain":
		return Certain, nil
	}
	return Possible, fmt.Errorf("mode %q is neither possible nor certain", s)
}

// MarshalText writes the name, so that views hold it as a word.
func (m Mode) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Mode) UnmarshalText(text []byte) error {
	v, err := ParseMode(string(text))
	*m = v
	return err
}
