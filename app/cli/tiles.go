package cli

import (
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/tile"
)

// openTiles opens the file of --tiles; nil without it.
func (o *viewOptions) openTiles() (*tile.Set, error) {
	if o.tiles == "" {
		return nil, nil
	}
	return tile.Open(o.tiles)
}

// tellTiles says why tiles that were asked for are not all in a picture.
func (p *program) tellTiles(s *tile.Set, v store.View) {
	switch {
	case s == nil:
	case v.Camera.Projection != "" && v.Camera.Projection != geo.Mercator:
		p.say("tiles are drawn in %s only; the picture has the built-in base map", geo.Mercator)
	case s.Problem() != nil:
		p.say("%v", s.Problem())
	}
}
