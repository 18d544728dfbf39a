package filter

import (
	"strings"
	"testing"
)

// FuzzNeedle holds the search by table against folding both texts whole.
func FuzzNeedle(f *testing.F) {
	for _, s := range [][2]string{
		{"Göteborg harbour", "göTE"}, {"Goteborg", "o\u0308t"}, {"Сергей Шойгу", "ШОИ"}, {"ﬁne 東京 Ünder", "fine"},
		{"ŁÓDŹ", "odz"}, {"", ""}, {"a\xffb", "\xff"}, {"Straße", "ASSE"}, {"K elvin", "k"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, text, part string) {
		if got, want := needleOf(part).in(text), strings.Contains(Fold(text), Fold(part)); got != want {
			t.Errorf("%q in %q: %v, want %v", part, text, got, want)
		}
	})
}
