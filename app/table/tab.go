package table

import "sandtable/app/scene"

// tab is the heading of a page: its name and how many rows it has.
type tab struct{ name, count string }

// of writes a count as tabs carry it: "28 of 30", or "30" where none is missing.
func of(n, total int) string {
	if n == total {
		return scene.Thousands(n)
	}
	return scene.Thousands(n) + " of " + scene.Thousands(total)
}

// turn is the tab that a key leads to from tab i of n; i for any other key.
func turn(i, n int, key string) int {
	switch key {
	case "Left":
		return (i + n - 1) % n
	case "Right":
		return (i + 1) % n
	case "Home":
		return 0
	case "End":
		return n - 1
	}
	return i
}
