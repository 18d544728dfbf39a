package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// SplitLine cuts a line at the antimeridian into parts with longitudes in
// -180..180, as files want them. Two neighbours that are more than half a turn
// apart are taken to go the short way round.
func SplitLine(line orb.LineString) orb.MultiLineString {
	if len(line) == 0 {
		return nil
	}
	var out orb.MultiLineString
	turn := turnOf(line[0][0])
	part := orb.LineString{{line[0][0] - 360*turn, line[0][1]}}
	at := line[0]
	for _, p := range line[1:] {
		next := orb.Point{nearLon(p[0], at[0]), p[1]}
		for t := turnOf(next[0]); t != turn; {
			dir := math.Copysign(1, t-turn)
			edge := orb.Point{180*dir + 360*turn, 0}
			edge[1] = at[1] + (next[1]-at[1])*(edge[0]-at[0])/(next[0]-at[0])
			part = append(part, orb.Point{180 * dir, edge[1]})
			out = append(out, part)
			turn += dir
			part = orb.LineString{{-180 * dir, edge[1]}}
			at = edge
		}
		part = append(part, orb.Point{next[0] - 360*turn, next[1]})
		at = next
	}
	return append(out, part)
}

// turnOf counts the turns by which a longitude lies outside -180..180. Both
// edges belong to turn 0.
func turnOf(lon float64) float64 {
	if lon > 180 {
		return math.Ceil((lon - 180) / 360)
	}
	if lon < -180 {
		return math.Floor((lon + 180) / 360)
	}
	return 0
}
