package edtf

import (
	"math/rand"
	"testing"
)

// TestWholeDayAgainstParseAny holds the short way for YYYY-MM-DD against the
// long one, on texts of ten bytes that are nearly or entirely days.
func TestWholeDayAgainstParseAny(t *testing.T) {
	const letters = "0123456789-X~/"
	r := rand.New(rand.NewSource(4))
	for range 20000 {
		text := []byte(DayOf(r.Intn(10000), 1+r.Intn(12), 1+r.Intn(31)).String())
		if len(text) == 10 && r.Intn(2) == 0 {
			text[r.Intn(10)] = letters[r.Intn(len(letters))]
		}
		s := string(text)
		fast, ok := parseWholeDay(s)
		slow, err := parseAny(s)
		if ok && (err != nil || fast != slow) {
			t.Fatalf("%s: short way %+v, long way %+v (%v)", s, fast, slow, err)
		}
		isDay := err == nil && slow.form == formDate && slow.start.first == slow.start.last &&
			slow.level == 0 && len(s) == 10
		if isDay != ok {
			t.Fatalf("%s: a whole day %v, short way %v", s, isDay, ok)
		}
	}
}
