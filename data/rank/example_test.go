package rank_test

import (
	"context"
	"fmt"

	"sandtable/data/rank"
)

func Example() {
	titles := []string{"treaty", "Bombers land", "Treaty", "exercise"}
	o, err := rank.Texts(context.Background(), len(titles), func(row int32) string { return titles[row] })
	fmt.Println(o.Rows, o.Down(), err)
	// Output: [1 3 0 2] [0 2 3 1] <nil>
}
