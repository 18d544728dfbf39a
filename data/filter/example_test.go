package filter_test

import (
	"context"
	"fmt"

	"sandtable/data"
	"sandtable/data/filter"
)

func Example() {
	x, err := filter.Parse(`Kind=exercise AND (text ~ "bomber" or place = "La Orchila") and grade <= C`)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(x)
	k := sample(data.AsKnown{})
	f, err := filter.Compile(x, k)
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := f.Set(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	for e := range set.All() {
		fmt.Println(k.Events.ID.At(e))
	}
	_, err = filter.Parse("kind = exercise and grad <= C")
	fmt.Println(err)
	// Output:
	// kind = exercise and (text ~ bomber or place = "La Orchila") and grade <= C
	// tu160
	// column 21: unknown field "grad", nearest is "grade"
}

// A click on a facet adds a value to its clause, the next takes it out.
func ExampleToggle() {
	kind, _ := filter.DimensionOf(sample(data.AsKnown{}), "kind")
	x, err := filter.Parse("actor = RUS")
	if err != nil {
		fmt.Println(err)
		return
	}
	x = filter.Toggle(x, kind, "exercise")
	x = filter.Toggle(x, kind, "deployment")
	fmt.Println(x)
	x = filter.Toggle(x, kind, "exercise")
	fmt.Println(x)
	// Output:
	// actor = RUS and kind in (deployment, exercise)
	// actor = RUS and kind in (deployment)
}
