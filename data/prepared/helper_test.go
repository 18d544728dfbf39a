package prepared_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"testing"
)

func sumOf(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// put replaces a file, as a program does that does not write in place.
func put(t *testing.T, path, text string) {
	t.Helper()
	remove(t, path)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// flip changes one byte of a copy of the file, which takes its place.
func flip(t *testing.T, path string, at int) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[at] ^= 0x40
	put(t, path, string(raw))
}
