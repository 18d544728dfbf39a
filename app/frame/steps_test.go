//go:build !race

package frame_test

// walkSteps is how many changes of a view the long walks make.
const walkSteps = 90
