package rank_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	. "sandtable/data/rank"
)

// hold holds an order against rows sorted stably by comparing, upwards and
// downwards, and where it says that values begin against the comparison.
func hold(t *testing.T, o Order, n int, compare func(x, y int32) int) {
	t.Helper()
	want := Same(n).Rows
	sort.SliceStable(want, func(i, j int) bool { return compare(want[i], want[j]) < 0 })
	if !slices.Equal(o.Rows, want) {
		t.Fatalf("upwards:\n got %v\nwant %v", o.Rows, want)
	}
	for i := range want {
		if begins := i == 0 || compare(want[i-1], want[i]) != 0; o.New[i] != begins {
			t.Fatalf("position %d begins a value: %v", i, o.New[i])
		}
	}
	want = Same(n).Rows
	sort.SliceStable(want, func(i, j int) bool { return compare(want[i], want[j]) > 0 })
	if got := o.Down(); !slices.Equal(got, want) {
		t.Fatalf("downwards:\n got %v\nwant %v", got, want)
	}
}

func TestNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		name string
		key  func() uint64
	}{
		{"few values", func() uint64 { return uint64(r.IntN(7)) }},
		{"days", func() uint64 { return 1<<40 + uint64(r.IntN(13_000))<<14 | uint64(r.IntN(13_000)) }},
		{"whole words", r.Uint64},
		{"extremes", func() uint64 { return []uint64{0, math.MaxUint64, 1}[r.IntN(3)] }},
		{"one", func() uint64 { return 5 }},
		{"floats", func() uint64 { return Float(float64(r.IntN(9)-4) / 3) }},
	} {
		for _, n := range []int{0, 1, 2, 300, 5000, 40_000} {
			t.Run(fmt.Sprint(c.name, n), func(t *testing.T) {
				keys := make([]uint64, n)
				for i := range keys {
					keys[i] = c.key()
				}
				o, err := Numbers(t.Context(), n, func(row int32) uint64 { return keys[row] })
				if err != nil {
					t.Fatal(err)
				}
				hold(t, o, n, func(x, y int32) int { return cmp.Compare(keys[x], keys[y]) })
			})
		}
	}
}

func TestFloat(t *testing.T) {
	list := []float64{math.Inf(-1), -2, -1e-9, 0, 1e-9, 1, 2.5, math.Inf(1)}
	for i := range list[1:] {
		if Float(list[i]) >= Float(list[i+1]) {
			t.Errorf("%v is not below %v", list[i], list[i+1])
		}
	}
	if Float(math.Copysign(0, -1)) != Float(0) {
		t.Error("there are two zeros")
	}
}

func holdTexts(t *testing.T, list []string) {
	t.Helper()
	o, err := Texts(t.Context(), len(list), func(row int32) string { return list[row] })
	if err != nil {
		t.Fatal(err)
	}
	lower := make([]string, len(list))
	for i, s := range list {
		lower[i] = strings.ToLower(s)
	}
	hold(t, o, len(list), func(x, y int32) int { return cmp.Compare(lower[x], lower[y]) })
}

func TestTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func(letters string, n int) string {
		all := []rune(letters)
		var b strings.Builder
		for range n {
			b.WriteRune(all[r.IntN(len(all))])
		}
		return b.String()
	}
	for name, text := range map[string]func() string{
		"numbered":      func() string { return fmt.Sprintf("Event %d", r.IntN(100_000)) },
		"two letters":   func() string { return word("aB", r.IntN(12)) },
		"long the same": func() string { return strings.Repeat("the same, ", 9) + word("ab", r.IntN(80)) },
		"any bytes": func() string {
			return string([]byte{byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(4))})[:r.IntN(4)]
		},
		"scripts": func() string { return word("aÄäß\u0130İЖж中K\x00", r.IntN(6)) },
		"few":     func() string { return []string{"", "a", "A", "ab", "Ab "}[r.IntN(5)] },
		"one":     func() string { return "Same" },
		"skewed":  func() string { return strings.Repeat("x", r.IntN(3)*40) + word("0123456789", r.IntN(3)) },
	} {
		for _, n := range []int{0, 1, 9, 700, 30_000} {
			t.Run(fmt.Sprint(name, n), func(t *testing.T) {
				list := make([]string, n)
				for i := range list {
					list[i] = text()
				}
				holdTexts(t, list)
			})
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("b\nA\na\n\nab\nÄ", uint8(200))
	f.Fuzz(func(t *testing.T, rows string, times uint8) {
		holdTexts(t, strings.Split(strings.Repeat(rows+"\n", 1+int(times)), "\n"))
	})
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Numbers(ctx, 5000, func(row int32) uint64 { return uint64(row) }); err == nil {
		t.Error("numbers were sorted after the end")
	}
	if _, err := Texts(ctx, 5000, func(row int32) string { return fmt.Sprint(row) }); err == nil {
		t.Error("texts were sorted after the end")
	}
}
