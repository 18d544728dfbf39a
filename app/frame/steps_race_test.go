//go:build race

package frame_test

// walkSteps is how many changes of a view the long walks make: few where every
// pixel costs ten times as much.
const walkSteps = 8
