package report

import (
	"sandtable/app/store"
)

// reference names the layers that are drawn and are not part of the dataset: by
// their files, without folders, and by who made them.
func (p *page) reference(l limits, width float64) []block {
	if !p.View.Layers.Has(store.Reference) || len(p.kit.Reference) == 0 {
		return nil
	}
	out := []block{p.subheading("Reference layers", l.sheet, width)}
	for _, layer := range p.kit.Reference {
		words := layer.Name
		if layer.Attribution != "" {
			words += " (" + layer.Attribution + ")"
		}
		words += ": " + count(len(layer.Features), "feature") + ", not part of the dataset"
		out = append(out, p.line(words, l.sheet, width, textColumn))
	}
	return out
}
