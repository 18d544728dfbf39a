package pack

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"sandtable/data"
)

// descriptor is the part of a Frictionless Data Package's datapackage.json that
// is read; the file itself is kept as it is.
type descriptor struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Version     string `json:"version"`
	Description string `json:"description"`
	Licenses    []struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	} `json:"licenses"`
	Resources []struct {
		Name string          `json:"name"`
		Path json.RawMessage `json:"path"` // a text, or a list of texts
	} `json:"resources"`
}

// describe reads datapackage.json and where it says that the tables lie.
func (rd *reader) describe() {
	rd.paths = map[string]string{}
	for _, s := range schemas() {
		rd.paths[s.file] = s.file
	}
	raw, err := rd.load(packageFile)
	if err != nil {
		reason := "the dataset has none: its name and licence are not known"
		if !errors.Is(err, fs.ErrNotExist) {
			reason = err.Error()
		}
		rd.badPackage(0, 0, reason)
		return
	}
	rd.pack.files = append(rd.pack.files, entry{packageFile, raw})
	var d descriptor
	if err := json.Unmarshal(raw, &d); err != nil {
		line, column := jsonPosition(raw, err)
		rd.badPackage(line, column, err.Error())
	}
	rd.tables.Package = data.Package{Name: d.Name, Title: d.Title, Version: d.Version, Description: d.Description}
	if len(d.Licenses) > 0 {
		rd.tables.Package.Licence = d.Licenses[0].Name
		if rd.tables.Package.Licence == "" {
			rd.tables.Package.Licence = d.Licenses[0].Title
		}
	}
	for _, r := range d.Resources {
		rd.resource(r.Name, r.Path)
	}
}

// resource notes where one resource lies: a table of the format, or a file that
// goes along.
func (rd *reader) resource(name string, raw json.RawMessage) {
	for _, p := range pathsOf(raw) {
		if !fs.ValidPath(p) {
			rd.add(data.Problem{
				Code: "unsafe-path", Level: data.Error, File: packageFile, Line: 0, Field: "path", Value: p,
				Reason: "it is not a path inside the dataset; it is not read",
			})
			continue
		}
		switch base := path.Base(p); {
		case rd.paths[name+".csv"] != "":
			rd.paths[name+".csv"] = p
		case rd.paths[base] != "":
			rd.paths[base] = p
		default:
			rd.attachFile(p)
		}
	}
}

// pathsOf reads a text or a list of texts.
func pathsOf(raw json.RawMessage) []string {
	var one string
	if json.Unmarshal(raw, &one) == nil && one != "" {
		return []string{one}
	}
	var many []string
	if json.Unmarshal(raw, &many) == nil {
		return many
	}
	return nil
}

func (rd *reader) badPackage(line, column int, reason string) {
	rd.add(data.Problem{
		Code: "bad-package", Level: data.Error, File: packageFile, Line: line, Column: column, Reason: reason,
	})
}

// jsonPosition turns the offset of a JSON error into a line and column.
func jsonPosition(raw []byte, err error) (line, column int) {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	offset := int64(0)
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	line, column = 1, 1
	for _, c := range raw[:max(0, min(int64(len(raw)), offset-1))] {
		column++
		if c == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}

// attachFile notes a file that goes along with the tables.
func (rd *reader) attachFile(name string) {
	if !slices.Contains(rd.pack.attached, name) {
		rd.pack.attached = append(rd.pack.attached, name)
	}
}

// attach notes the files that sources name and drops those that do not exist.
func (rd *reader) attach() {
	for _, s := range rd.tables.Sources {
		if s.File != "" {
			rd.attachFile(s.File)
		}
	}
	rd.pack.attached = slices.DeleteFunc(rd.pack.attached, func(name string) bool {
		if rd.fsys == nil {
			return true
		}
		info, err := fs.Stat(rd.fsys, name)
		return err != nil || !info.Mode().IsRegular() || slices.ContainsFunc(rd.pack.files, func(f entry) bool { return f.name == name })
	})
	slices.Sort(rd.pack.attached)
}

// openAttached reads one of the files that go along.
func (p *Package) openAttached(name string) ([]byte, error) {
	raw, err := fs.ReadFile(p.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("attached file: %w", err)
	}
	return raw, nil
}
