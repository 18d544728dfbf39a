package gazetteer_test

import (
	"context"
	"fmt"

	"sandtable/geo/gazetteer"
)

func ExampleIndex_Search() {
	ships := []string{"Admiral Chabanenko", "Pyotr Veliky", "Kazan"}
	x, err := gazetteer.NewIndex(context.Background(), len(ships), func(i int) gazetteer.Entry {
		return gazetteer.Entry{Names: ships[i : i+1]}
	})
	if err != nil {
		panic(err)
	}
	found, err := x.Search(context.Background(), "chabanneko", 3)
	if err != nil {
		panic(err)
	}
	fmt.Println(found[0].Name, found[0].Changes)
	// Output: Admiral Chabanenko 1
}
