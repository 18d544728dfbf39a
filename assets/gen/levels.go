package main

import (
	"container/heap"
	"math"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// visibleArea is the area in square pixels below which a point is left out of a
// level of detail.
const visibleArea = 0.35

// levelsOf gives each point the lowest level that shows it, after Visvalingam
// and Whyatt (1993): points go in the order of the triangle that they span with
// their neighbours, smallest first, measured on the Mercator map. The ends of a
// line, and the first and two more points of a closed one, are in every level.
func levelsOf(points []grid, closed bool) []uint8 {
	q := newQueue(points, closed)
	keep, largest := 2, 0.0
	if closed {
		keep = 3
	}
	levels := make([]uint8, len(points))
	for left := len(points); left > keep; left-- {
		t := heap.Pop(q).(*corner)
		largest = math.Max(largest, t.area)
		levels[t.index] = levelFor(largest)
		q.unlink(t)
	}
	return levels
}

// levelFor returns the level on which an area, in squares of the world's width,
// is just visible.
func levelFor(area float64) uint8 {
	zoom := math.Ceil(math.Log2(visibleArea/area)/2 - math.Log2(geo.TileUnits))
	return uint8(math.Min(math.Max(zoom, 0), basemap.Levels-1))
}

// corner is a point with its neighbours in what is left of the line.
type corner struct {
	x, y       float64
	prev, next *corner
	area       float64
	index      int
	place      int // in the queue, -1 for points that stay
}

// queue is a heap of corners, smallest area first.
type queue []*corner

func newQueue(points []grid, closed bool) *queue {
	n := len(points)
	all := make([]corner, n)
	for i, p := range points {
		all[i] = corner{x: float64(p.X) / basemap.Grid, y: geo.MercatorY(float64(p.Lat) * (360.0 / basemap.Grid)), index: i, place: -1}
		all[i].prev, all[i].next = &all[(i+n-1)%n], &all[(i+1)%n]
	}
	q := make(queue, 0, n)
	for i := range all {
		if i > 0 && (closed || i < n-1) {
			all[i].measure()
			all[i].place = len(q)
			q = append(q, &all[i])
		}
	}
	heap.Init(&q)
	return &q
}

func (c *corner) measure() {
	ax, ay := c.x-c.prev.x, c.y-c.prev.y
	bx, by := c.next.x-c.prev.x, c.next.y-c.prev.y
	c.area = math.Abs(ax*by-ay*bx) / 2
}

// unlink takes a popped corner out of the line.
func (q *queue) unlink(c *corner) {
	c.prev.next, c.next.prev = c.next, c.prev
	for _, n := range []*corner{c.prev, c.next} {
		if n.place >= 0 {
			n.measure()
			heap.Fix(q, n.place)
		}
	}
}

func (q queue) Len() int { return len(q) }

// Less orders by area; equal ones by position, so that the result is fixed.
func (q queue) Less(i, j int) bool {
	if q[i].area != q[j].area {
		return q[i].area < q[j].area
	}
	return q[i].index < q[j].index
}

func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].place, q[j].place = i, j
}

// Push is part of heap.Interface; nothing is ever added.
func (q *queue) Push(v any) { *q = append(*q, v.(*corner)) }

// Pop is part of heap.Interface.
func (q *queue) Pop() any {
	old := *q
	c := old[len(old)-1]
	*q = old[:len(old)-1]
	c.place = -1
	return c
}
