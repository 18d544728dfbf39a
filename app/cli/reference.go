package cli

import (
	"strings"

	"sandtable/app/store"
	"sandtable/geo/reference"
)

// toldProblems is how many problems of a reference layer are told one by one.
const toldProblems = 5

// references reads the layers of --reference and says what of them is not drawn.
func (p *program) references(o *viewOptions) ([]*reference.Layer, error) {
	var out []*reference.Layer
	for _, path := range o.reference {
		l, err := reference.Read(path)
		if err != nil {
			return nil, err
		}
		for _, problem := range l.Problems[:min(len(l.Problems), toldProblems)] {
			p.say("%v", problem)
		}
		if more := len(l.Problems) + l.More - toldProblems; more > 0 {
			p.say("%q: %d more problems", l.Name, more)
		}
		out = append(out, l)
	}
	return out, nil
}

// referenceLayer is the layer that --reference shows, unless --layers takes it
// away.
func (o *viewOptions) referenceLayer() store.Layers {
	if strings.Contains(o.layers, "-reference") {
		return 0
	}
	return store.Reference
}
