package pack_test

import (
	"testing"
	"testing/fstest"

	"sandtable/data/pack"
)

// fsOf is a dataset in memory.
func fsOf(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func fromText(t *testing.T, files map[string]string) *pack.Package {
	t.Helper()
	p, _, err := pack.Read(fsOf(files), "test")
	if err != nil {
		t.Fatal(err)
	}
	return p
}
