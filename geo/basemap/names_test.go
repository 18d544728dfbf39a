package basemap_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"sandtable/assets"
	"sandtable/geo/basemap"
)

func TestNamesRoundTrip(t *testing.T) {
	all := []basemap.Translation{
		basemap.NewTranslation("ru", map[string]string{"VEN": "Венесуэла", "RUS": "Россия"}, nil),
		basemap.NewTranslation("he", map[string]string{"VEN": "ונצואלה"}, map[int]string{7: "קראקס"}),
	}
	file, err := basemap.EncodeNames(all)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(all)
	if again, _ := basemap.EncodeNames(all); !bytes.Equal(file, again) {
		t.Error("the same names gave other bytes")
	}
	n, err := basemap.DecodeNames(file)
	if err != nil {
		t.Fatal(err)
	}
	he, err := n.In("he")
	if err != nil || he.State("VEN") != "ונצואלה" || he.City(7) != "קראקס" || he.State("RUS") != "" || he.City(8) != "" {
		t.Errorf("%v (%v)", he, err)
	}
	if none, err := n.In("en"); err != nil || none.State("VEN") != "" {
		t.Errorf("English: %v (%v)", none, err)
	}
}

// TestEmbeddedNames: every language names nearly all states, and cities are the
// right ones.
func TestEmbeddedNames(t *testing.T) {
	m := world()
	n, err := basemap.DecodeNames(assets.Names())
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"ar", "el", "he", "ru", "uk", "vi", "es", "fa", "fr", "de"} {
		if !slices.Contains(n.Languages(), language) {
			t.Errorf("no names in %q", language)
		}
	}
	for _, language := range n.Languages() {
		names, err := n.In(language)
		if err != nil {
			t.Fatal(err)
		}
		missing := 0
		for _, s := range m.States {
			if names.State(s.Code) == "" {
				missing++
			}
		}
		if missing > len(m.States)/10 {
			t.Errorf("%q: %d of %d states have no name", language, missing, len(m.States))
		}
	}
	he, _ := n.In("he")
	ru, _ := n.In("ru")
	caracas := slices.IndexFunc(m.Cities, func(c basemap.City) bool { return c.Name == "Caracas" })
	if got := he.City(caracas); !strings.HasPrefix(got, "ק") {
		t.Errorf("Caracas is %q in Hebrew", got)
	}
	if got := ru.State("VEN"); got != "Венесуэла" {
		t.Errorf("Venezuela is %q in Russian", got)
	}
}

// FuzzDecodeNames: damaged files give ErrFormat.
func FuzzDecodeNames(f *testing.F) {
	file, err := basemap.EncodeNames([]basemap.Translation{basemap.NewTranslation("ru", map[string]string{"VEN": "В"}, map[int]string{1: "К"})})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Fuzz(func(t *testing.T, file []byte) {
		n, err := basemap.DecodeNames(file)
		if err == nil {
			_, err = n.In("ru")
		}
		if err != nil && !errors.Is(err, basemap.ErrFormat) {
			t.Errorf("another error: %v", err)
		}
	})
}
