package store_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/geo/basemap"
)

func TestViewersAreThoseOfTheMap(t *testing.T) {
	m, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := store.Viewers(), m.Viewers(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParseWorldview(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "controlled": "", "Recognised": "recognised", "recognized": "recognised", "ven": "VEN", " UKR ": "UKR",
	} {
		if got, err := store.ParseWorldview(text); err != nil || got != want {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	if _, err := store.ParseWorldview("VEM"); err == nil || !strings.Contains(err.Error(), `"VEM"`) {
		t.Errorf("VEM: %v", err)
	}
}
