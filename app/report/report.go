package report

import (
	"fmt"
	"math"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/render"
)

// The default size, A4 landscape at 120 dots an inch, and the limits.
const (
	DefaultW, DefaultH = 1403, 992
	minW, minH         = 480, 360
	maxSide            = 20_000
	maxPixels          = 160_000_000
)

// Options say how large a page is and what is printed on it besides the view.
type Options struct {
	W, H  int      // of the whole picture at scale 1; 0 stands for the default
	Scale float64  // multiplies the pixels; 0 stands for 1
	Made  edtf.Day // printed as the day made, where Dated
	Dated bool
	paths bool // the page becomes SVG or PDF: what enters it as pixels is said
}

// normal fills in the defaults and reports sizes that cannot be drawn.
func (o Options) normal() (Options, error) {
	if o.W == 0 && o.H == 0 {
		o.W, o.H = DefaultW, DefaultH
	}
	if o.Scale == 0 {
		o.Scale = 1
	}
	w, h := float64(o.W)*o.Scale, float64(o.H)*o.Scale
	switch {
	case o.W < minW || o.H < minH:
		return o, fmt.Errorf("size %dx%d is smaller than %dx%d", o.W, o.H, minW, minH)
	case !(o.Scale >= 0.25 && o.Scale <= 16):
		return o, fmt.Errorf("scale %v is outside 0.25 to 16", o.Scale)
	case w > maxSide || h > maxSide || w*h > maxPixels:
		return o, fmt.Errorf("%.0fx%.0f pixels are more than a picture may have", w, h)
	}
	return o, nil
}

// Check says why no page can be made with the options; nil where one can.
func (o Options) Check() error {
	_, err := o.normal()
	return err
}

// Snapshot is a view of a dataset that is to become a page.
type Snapshot struct {
	Model   *scene.Model
	Match   scene.Match
	View    store.View
	Options Options
}

// page is a page while it is composed.
type page struct {
	Snapshot
	kit   scene.Kit
	k     float64 // pixels of a unit
	theme palette.Theme
	list  *draw.List
	plan  layout
	scene *scene.Scene
	tally scene.Tally
	rend  *render.Renderer
	cites scene.Citations

	furniture furniture
}

func newPage(kit scene.Kit, s Snapshot) (*page, error) {
	o, err := s.Options.normal()
	if err != nil {
		return nil, err
	}
	s.Options = o
	s.View.Selected, s.View.Here = "", "" // what the hand chose is not part of the picture
	p := &page{Snapshot: s, kit: kit, k: o.Scale, theme: scene.Theme(s.View)}
	p.list = draw.New(int(math.Round(float64(o.W)*p.k)), int(math.Round(float64(o.H)*p.k)))
	p.plan = p.layout()
	return p, nil
}

// MapSize is the size of the map in the picture, in units: what a camera has to
// be fitted to.
func MapSize(kit scene.Kit, s Snapshot) (w, h float64, err error) {
	p, err := newPage(kit, s)
	if err != nil {
		return 0, 0, err
	}
	box := p.plan.plot
	return (box.Max.X - box.Min.X) / p.k, (box.Max.Y - box.Min.Y) / p.k, nil
}

// Compose makes the page of a snapshot. The error says why the size cannot be
// drawn.
func Compose(kit scene.Kit, s Snapshot) (*draw.List, error) {
	p, err := newPage(kit, s)
	if err != nil {
		return nil, err
	}
	p.list.Fill(draw.Rect(0, 0, float64(p.list.W), float64(p.list.H)), p.theme.Panel)
	p.buildScene()
	lists := p.fitLists()
	p.drawMap(lists.numbers)
	p.drawHeader(lists.left)
	p.drawStrip()
	p.drawLists(lists)
	p.drawFooter()
	return p.list, nil
}

// known is what the page is about.
func (p *page) known() *data.Known { return p.Model.Known }

// px is a length in units as pixels.
func (p *page) px(units float64) float64 { return units * p.k }

// whole is a length in units as whole pixels.
func (p *page) whole(units float64) float64 { return math.Round(units * p.k) }
