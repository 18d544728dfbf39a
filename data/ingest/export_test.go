package ingest

import (
	"context"

	"sandtable/data"
)

// InBlocks is o with another length of the pieces that are parsed in one go.
func (o Options) InBlocks(bytes int) Options {
	o.block = bytes
	return o
}

// Number and Twins are tested by themselves.
func Number(text string) (float64, error) { return number([]byte(text)) }

// Twins lists the rows that have the id of an earlier one.
func Twins(ids data.Text, n int, counts func(row int32) bool) ([]int32, error) {
	return twins(context.Background(), ids, n, counts)
}
