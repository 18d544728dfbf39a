package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// The rules of docs/architecture.md that a compiler does not enforce, as data.
var (
	// fyneFolders may import the toolkit; everything else runs without it.
	fyneFolders = []string{".", "app", "app/mapview", "app/timeline", "app/table", "app/detail", "app/panel", "app/control", "app/theme"}
	// widgetFolders do not import each other; app/control and app/theme serve them all.
	widgetFolders = []string{"app/mapview", "app/timeline", "app/table", "app/detail", "app/panel"}
	// goFolders may start goroutines.
	goFolders = []string{"app/worker", "geo/band"}
)

// source is one parsed Go file: its folder below the root, its name and its syntax.
type source struct {
	folder string
	name   string
	file   *ast.File
	fset   *token.FileSet
}

// test tells whether the file is only compiled for tests.
func (s source) test() bool { return strings.HasSuffix(s.name, "_test.go") }

// at names a position in the file the way compilers do.
func (s source) at(pos token.Pos) string {
	return fmt.Sprintf("%s:%d", path.Join(s.folder, s.name), s.fset.Position(pos).Line)
}

// imports lists what the file imports; own packages as their folder with a leading "./".
func (s source) imports() []string {
	var list []string
	for _, spec := range s.file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if name == "sandtable" {
			name = "./."
		} else if own, ok := strings.CutPrefix(name, "sandtable/"); ok {
			name = "./" + own
		}
		list = append(list, name)
	}
	return list
}

// parse reads every Go file below root, whatever its build tags say. Hidden folders and test data are left out.
func parse(root fs.FS) ([]source, error) {
	var sources []source
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "bin") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(base) != ".go" {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		sources = append(sources, source{folder: path.Dir(name), name: base, file: file, fset: fset})
		return err
	})
	return sources, err
}

// below tells whether folder is one of roots or lies in one.
func below(folder string, roots ...string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		return folder == root || strings.HasPrefix(folder, root+"/")
	})
}

// directionProblem says what is wrong with a file in folder importing name, or "".
func directionProblem(folder, name string) string {
	own := strings.TrimPrefix(name, "./")
	switch isOwn := own != name; {
	case strings.HasPrefix(name, "fyne.io/") && !slices.Contains(fyneFolders, folder):
		return "only the window and its widgets may import the toolkit"
	case !isOwn:
		return ""
	case below(folder, "assets", "geo") && !below(own, "assets", "geo"):
		return "assets and geo are at the bottom"
	case below(folder, "data") && below(own, "app", "."):
		return "data knows nothing of app"
	case below(own, widgetFolders...) && below(folder, widgetFolders...) && !sameWidget(folder, own):
		return "widgets do not import each other"
	case below(own, widgetFolders...) && below(folder, "app/theme"):
		return "the theme knows no widget"
	}
	return ""
}

// sameWidget tells whether two folders belong to one widget, as its tests' own package does.
func sameWidget(a, b string) bool {
	return slices.ContainsFunc(widgetFolders, func(w string) bool { return below(a, w) && below(b, w) })
}

// check lists every violation of the rules in the given files.
func check(sources []source) []string {
	var problems []string
	for _, s := range sources {
		for i, name := range s.imports() {
			if why := directionProblem(s.folder, name); why != "" {
				problems = append(problems, fmt.Sprintf("%s imports %s: %s", s.at(s.file.Imports[i].Pos()), name, why))
			}
		}
		ast.Inspect(s.file, func(node ast.Node) bool {
			if why := syntaxProblem(s, node); why != "" {
				problems = append(problems, s.at(node.Pos())+" "+why)
			}
			return true
		})
	}
	return problems
}

// syntaxProblem says what is wrong with one node of a file, or "".
func syntaxProblem(s source, node ast.Node) string {
	switch n := node.(type) {
	case *ast.GoStmt:
		if !s.test() && !slices.Contains(goFolders, s.folder) {
			return "starts a goroutine: only app/worker and geo/band do"
		}
	case *ast.FuncDecl:
		if n.Recv == nil && n.Name.Name == "init" {
			return "has an init function"
		}
	}
	return ""
}

func TestArchitecture(t *testing.T) {
	sources, err := parse(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if len(sources) < 2 {
		t.Fatalf("found %d Go files", len(sources))
	}
	for _, problem := range check(sources) {
		t.Error(problem)
	}
}

func TestArchitectureFindsViolations(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"toolkit in geo", "geo/a.go", `import "fyne.io/fyne/v2"`, "may import the toolkit"},
		{"toolkit in the store", "app/store/a.go", `import "fyne.io/fyne/v2/widget"`, "may import the toolkit"},
		{"toolkit in a test of data", "data/a_test.go", `import "fyne.io/fyne/v2/test"`, "may import the toolkit"},
		{"toolkit in a widget", "app/table/a.go", `import "fyne.io/fyne/v2/widget"`, ""},
		{"geo uses data", "geo/label/a.go", `import "sandtable/data"`, "at the bottom"},
		{"assets use app", "assets/a.go", `import "sandtable/app/store"`, "at the bottom"},
		{"geo uses assets", "geo/a.go", `import "sandtable/assets"`, ""},
		{"data uses app", "data/pack/a.go", `import "sandtable/app/store"`, "knows nothing of app"},
		{"data uses geo", "data/pack/a.go", `import "sandtable/geo"`, ""},
		{"hidden behind a tag", "data/a.go", "//go:build windows\n\npackage p\n\n" + `import "sandtable/app"`, "knows nothing of app"},
		{"a widget uses another", "app/table/a.go", `import "sandtable/app/detail"`, "do not import each other"},
		{"a widget uses the theme", "app/table/a.go", `import "sandtable/app/theme"`, ""},
		{"a widget uses itself", "app/table/a_test.go", `import "sandtable/app/table"`, ""},
		{"the theme uses a widget", "app/theme/a.go", `import "sandtable/app/table"`, "knows no widget"},
		{"the window uses widgets", "app/a.go", `import "sandtable/app/table"`, ""},
		{"a goroutine in data", "data/a.go", "func f() { go f() }", "starts a goroutine"},
		{"a goroutine in the window", "app/a.go", "func f() { func() { go f() }() }", "starts a goroutine"},
		{"a goroutine in the worker", "app/worker/a.go", "func f() { go f() }", ""},
		{"a goroutine in a test", "data/a_test.go", "func f() { go f() }", ""},
		{"init", "geo/a.go", "func init() {}", "has an init function"},
		{"a method called init", "geo/a.go", "type t int\nfunc (t) init() {}", ""},
		{"test data is not ours", "data/testdata/a.go", "func init() {}", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.text
			if !strings.Contains(text, "package p") {
				text = "package p\n\n" + text
			}
			sources, err := parse(fstest.MapFS{c.file: {Data: []byte(text)}})
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(check(sources), "\n")
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// module is what go list tells of a package.
type module struct {
	ImportPath string
	Deps       []string
}

// list asks the go command about packages, with all that they depend on.
func list(t *testing.T, env []string, arguments ...string) []module {
	t.Helper()
	command := exec.Command("go", append([]string{"list", "-json=ImportPath,Deps"}, arguments...)...)
	command.Env = append(os.Environ(), env...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	var modules []module
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var m module
		if err := decoder.Decode(&m); errors.Is(err, io.EOF) {
			return modules
		} else if err != nil {
			t.Fatal(err)
		}
		modules = append(modules, m)
	}
}

// linked lists the dependencies of m that begin with one of prefixes, at most three of them.
func linked(m module, prefixes ...string) []string {
	var found []string
	for _, dep := range m.Deps {
		if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(dep, p) }) {
			found = append(found, dep)
		}
	}
	return found[:min(len(found), 3)]
}

// The packages below the window work on a server: nothing that they depend on, however far away, is the
// toolkit, OpenGL, or the network.
func TestArchitectureHeadless(t *testing.T) {
	for _, m := range list(t, nil, "-tags", "x11,migrated_fynedo", "./...") {
		folder := "."
		if own, ok := strings.CutPrefix(m.ImportPath, "sandtable/"); ok {
			folder = own
		}
		if slices.Contains(fyneFolders, folder) {
			continue
		}
		if found := linked(m, "fyne.io/", "github.com/go-gl/"); len(found) > 0 {
			t.Errorf("%s depends on %v", m.ImportPath, found)
		}
		if found := linked(m, "net/http", "crypto/tls"); below(folder, "data", "geo", "assets") && len(found) > 0 {
			t.Errorf("%s can reach the network through %v", m.ImportPath, found)
		}
	}
}

// The build for servers needs no C compiler: no OpenGL, no cgo.
func TestArchitectureStaticBuild(t *testing.T) {
	modules := list(t, []string{"CGO_ENABLED=0"}, "-tags", "ci", ".")
	if len(modules) != 1 {
		t.Fatalf("got %d packages, want 1", len(modules))
	}
	if found := linked(modules[0], "github.com/go-gl/", "runtime/cgo"); len(found) > 0 {
		t.Errorf("the static build links %v", found)
	}
}
