package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/geo"
)

// where names the event's places, how well they are known and what part they
// play.
func (c *composer) where() {
	k, e := c.k, c.e
	rows := slices.Clone(k.PlacesOf(e))
	slices.SortStableFunc(rows, func(x, y int32) int { return cmp.Compare(k.EventPlaces[x].Order, k.EventPlaces[y].Order) })
	var spans []Span
	if other := c.placeThen(rows); other >= 0 {
		spans = append(spans, c.place(other, "")...)
		spans = append(spans, dim(dotted+"as the source known then has it"))
	}
	for _, row := range rows {
		p := k.EventPlaces[row]
		if len(spans) > 0 {
			spans = append(spans, plain("\n"))
		}
		role := ""
		if p.Role != data.At {
			role = p.Role.String() + " "
		}
		spans = append(spans, c.place(p.Place, role)...)
		if p.When != "" {
			spans = append(spans, dim(dotted+dateWords(p.When)))
		}
	}
	switch {
	case len(rows) == 0 && len(spans) == 0 && k.Placed[e]:
		spans = []Span{dim(coordinates(geo.LonOf(k.Lon[e]), geo.LatOf(k.Lat[e])))}
	case len(spans) == 0:
		spans = []Span{dim("No place is stated.")}
	case c.late(data.LatePlace):
		spans = append(spans, warn("\nPlace compiled later."))
	}
	c.page.key("Where", spans...)
}

// placeThen is the place that the claims known then give, where the event's own
// row has another; -1 otherwise.
func (c *composer) placeThen(rows []int32) int32 {
	k := c.k
	if !k.On || c.late(data.LatePlace) || k.Anchor == nil || k.Anchor[c.e] < 0 {
		return -1
	}
	anchor := k.Anchor[c.e]
	if slices.ContainsFunc(rows, func(r int32) bool { return k.EventPlaces[r].Place == anchor }) {
		return -1
	}
	return anchor
}

// place is one place in words.
func (c *composer) place(row int32, role string) []Span {
	p := c.k.Places[row]
	name := p.Name
	if state := c.stateName(p.Country); p.Country != "" && state != name && p.Precision != data.CountryPrecision {
		name += ", " + state
	}
	return []Span{dim(role), plain(name), dim(dotted + precisionWords(p))}
}

// precisionWords say how well a place is known.
func precisionWords(p data.Place) string {
	switch p.Precision {
	case data.ExactPrecision:
		return join(", ", "exact", within(p)+point(p))
	case data.CityPrecision:
		return join(", ", "the town, not the spot in it", within(p)+point(p))
	case data.AreaPrecision:
		if p.Geometry == nil && p.RadiusKM > 0 {
			return "somewhere within about " + scene.Number(p.RadiusKM) + " km; no point is known"
		}
		return "somewhere in this area; no point is known"
	case data.CountryPrecision:
		return "in the state; no point is known"
	}
	return "no place that a map could show"
}

func within(p data.Place) string {
	if p.RadiusKM <= 0 {
		return ""
	}
	return "within " + scene.Number(p.RadiusKM) + " km of "
}

func point(p data.Place) string {
	if !p.HasPoint {
		return "coordinates not given"
	}
	return coordinates(p.Point.Lon(), p.Point.Lat())
}

// coordinates is a point as people write it, latitude first, with two decimals:
// the precision of a town.
func coordinates(lon, lat float64) string {
	return degrees(lat, "N", "S") + " " + degrees(lon, "E", "W")
}

func degrees(v float64, positive, negative string) string {
	side := positive
	if v < 0 {
		side = negative
	}
	return fmt.Sprintf("%s° %s", strconv.FormatFloat(math.Abs(v), 'f', 2, 64), side)
}
