package report

import "sandtable/app/scene"

// annotations are what the author has added to the map, in words.
func (p *page) annotations(l limits, width float64) []block {
	var out []block
	for _, a := range p.scene.Annotations {
		if a.OnMap {
			words := scene.AnnotationWords(p.known(), p.kit.World, a.Annotation)
			out = append(out, p.line(words, l.sheet, width, textColumn))
		}
	}
	if out == nil {
		return nil
	}
	return append([]block{p.subheading("Added by the author", l.sheet, width)}, out...)
}
