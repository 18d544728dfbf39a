package render

import "sandtable/geo/draw"

// detail is what it takes to settle a name, whatever the obstacles are.
type detail struct {
	before []int32    // the names that it yields to and could touch
	marks  []draw.Box // of the cities that it could touch
	body   spot       // its text, centred on its point
	beside *draw.Box  // what it stands beside; nil: its places are around its point
	asked  uint32     // the places, a bit each, of which it is known ...
	fits   uint32     // ... whether the ground is right for it
	middle draw.Box   // the place of a city's name whose middle was looked at ...
	within bool       // ... and whether it lies in the city's state
}

// detail returns the detail of a name.
func (p *plan) detail(i int) *detail {
	n := &p.names[i]
	if n.detail != nil {
		return n.detail
	}
	d := &detail{}
	p.around(i, func(j int) {
		m := &p.names[j]
		if m.class == cityName {
			d.marks = append(d.marks, p.markBox(p.spotOf(m)))
		}
		if j < i {
			d.before = append(d.before, int32(j))
		}
	})
	p.measure(n, d)
	n.detail = d
	return d
}

// allows remembers whether the ground of place k is right, so that it is
// looked at once.
func (d *detail) allows(k int, right func() bool) bool {
	bit := uint32(1) << k
	if d.asked&bit == 0 {
		d.asked |= bit
		if right() {
			d.fits |= bit
		}
	}
	return d.fits&bit != 0
}
