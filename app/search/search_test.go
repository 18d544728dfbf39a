package search_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/search"
	"sandtable/assets"
	"sandtable/data/pack"
	"sandtable/geo/gazetteer"
)

func finder(t testing.TB) *search.Finder {
	t.Helper()
	kit, err := scene.LoadKit()
	if err != nil {
		t.Fatal(err)
	}
	files, err := assets.Dataset("russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := pack.Read(files, "russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	places, err := gazetteer.Decode(assets.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	towns, err := gazetteer.New(context.Background(), places)
	if err != nil {
		t.Fatal(err)
	}
	f, err := search.New(context.Background(), p.Dataset, kit.World, towns)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFindsAnything: what one types leads to the thing that is meant, of whatever
// kind it is.
func TestFindsAnything(t *testing.T) {
	f := finder(t)
	for text, want := range map[string]string{
		"la orchila": "place La Orchila", "orchila": "place La Orchila", "willemstat": "town Willemstad", "порт-морсби": "town Port Moresby",
		"venez": "actor Venezuela", "mongol": "state Mongolia", "caribean sea": "place Caribbean Sea", "barents": "sea Barents Sea",
		"maduro": "actor Nicolás Maduro", "каракас": "town Caracas", "rosneft": "actor Rosneft", "bombers": "source Russia sends",
		"treaty": "event ",
	} {
		found, err := f.Search(t.Context(), text, 8)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(found); len(got) == 0 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%q: %q, want %q first", text, got, want)
		}
	}
}

func shown(found []search.Result) (out []string) {
	for _, r := range found {
		out = append(out, fmt.Sprintf("%s %s (%s)", r.Kind, r.Title, r.Detail))
	}
	return out
}

// TestEverythingOnce: no place stands twice in the list, and each result has what
// its kind needs.
func TestEverythingOnce(t *testing.T) {
	f := finder(t)
	for _, text := range []string{"c", "ca", "car", "cara", "caracas", "moscow", "b", "san", "xyzzy", "", "   "} {
		found, err := f.Search(t.Context(), text, 10)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for i, r := range found {
			key := fmt.Sprintf("%.1f %.1f %s", r.Point[0], r.Point[1], strings.ToLower(r.Title))
			if r.Placed() && r.Zoom > 0 && seen[key] {
				t.Errorf("%q: %q stands twice", text, r.Title)
			}
			seen[key] = true
			if r.Title == "" || !r.Placed() && r.ID == "" || i > 0 && r.Rank < found[i-1].Rank {
				t.Errorf("%q: result %d is %+v", text, i, r)
			}
		}
	}
}

// BenchmarkKey is a letter typed in the search box.
func BenchmarkKey(b *testing.B) {
	f := finder(b)
	for _, text := range []string{"m", "mosc", "la orchila"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if _, err := f.Search(context.Background(), text, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
