package render_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"testing"
)

func TestZZRef(t *testing.T) {
	f, _ := os.Create(os.Getenv("REF"))
	defer f.Close()
	r := newRenderer(t)
	for i, v := range cameras(300) {
		o, ev := light([]string{"FRA", "", "VEN"}[i%3]), marks(v, i%40)
		list, boxes := r.Labels(v, o, ev)
		fmt.Fprintf(f, "%d %x\n", i, sha256.Sum256([]byte(fmt.Sprintf("%v %v", list.Items, boxes))))
	}
}
