package prepared_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sandtable/data"
	"sandtable/data/prepared"
)

func Example() {
	dir, err := os.MkdirTemp("", "example-*")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "long.csv")
	if err := os.WriteFile(path, []byte(strings.Repeat("id\n", 60_000)), 0o644); err != nil {
		fmt.Println(err)
		return
	}
	written := time.Now().Add(-time.Hour) // a file of this moment would be compared byte for byte
	if err := os.Chtimes(path, written, written); err != nil {
		fmt.Println(err)
		return
	}
	for range 2 {
		ds, _, err := prepared.Options{}.Load(context.Background(), path, func() (*data.Dataset, []data.Problem, error) {
			fmt.Println("reading")
			ds := plain(60_000)
			ds.Package.SHA256 = "9a2b8cc0f1a2"
			return ds, nil, nil
		})
		fmt.Println(ds.Events.N, err)
	}
	// Output:
	// reading
	// 60000 <nil>
	// 60000 <nil>
}
