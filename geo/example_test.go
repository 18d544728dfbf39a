package geo_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"sandtable/geo"
)

// A camera that shows the southern Caribbean, and where La Orchila lies in a
// frame of 800 x 600 device pixels.
func Example() {
	box := geo.Box{W: -74, S: 5, E: -58, N: 16}
	v := geo.Viewport{Camera: geo.Camera{}.Fit(box, 800, 600, 0), W: 800, H: 600, Scale: 1}
	px, py := v.Project(orb.Point{-66.13, 11.8})
	fmt.Printf("%.0f, %.0f at zoom %.2f\n", px, py, v.Zoom)
	// Output: 394, 236 at zoom 6.14
}

func ExampleDistance() {
	caracas, moscow := orb.Point{-66.90, 10.49}, orb.Point{37.62, 55.75}
	fmt.Printf("%.0f km\n", geo.Distance(caracas, moscow)/1000)
	// Output: 9941 km
}
