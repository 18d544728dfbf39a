package search_test

import (
	"fmt"

	"sandtable/app/search"
)

func ExampleKind_String() {
	fmt.Println(search.Event, search.Town, search.Result{Kind: search.Town}.Placed())
	// Output: event town true
}
