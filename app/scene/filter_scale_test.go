//go:build long

package scene_test

import "testing"

// BenchmarkFilterTenMillion is BenchmarkFilter at ten million events: some 3 GB.
func BenchmarkFilterTenMillion(b *testing.B) { benchFilter(b, 10_000_000) }
