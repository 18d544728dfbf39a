package scene_test

import (
	"slices"
	"testing"

	"sandtable/app/scene"
	"sandtable/geo/draw"
)

// fanned builds the scene of the opening view with its largest stack fanned out.
func fanned(t testing.TB) (*scene.Scene, scene.Group) {
	t.Helper()
	kit, d, v := sample(t)
	groups := build(t, kit, d, v).Groups
	i := slices.IndexFunc(groups, func(g scene.Group) bool { return g.OnMap && g.Fans() })
	if i < 0 {
		t.Fatal("no stack on the map")
	}
	v.Fan = groups[i].Key
	s := build(t, kit, d, v)
	g, _ := s.Find(v.Fan)
	return s, g
}

// TestFan: the marks of a fan are the events of its stack, one by one, apart from
// each other, and a click on one finds it and nothing else.
func TestFan(t *testing.T) {
	s, g := fanned(t)
	if s.Fan.Key != g.Key || len(s.Fan.Marks)+s.Fan.More != len(g.Events) {
		t.Fatalf("%q fans out %d + %d events of %d", s.Fan.Key, len(s.Fan.Marks), s.Fan.More, len(g.Events))
	}
	for i, m := range s.Fan.Marks {
		if !slices.Equal(m.Events, g.Events[i:i+1]) || m.Of != g.Key {
			t.Errorf("mark %d is %v of %q", i, m.Events, m.Of)
		}
		if got, ok := s.Hit(m.At.X, m.At.Y); !ok || got.Key != m.Key {
			t.Errorf("a click on mark %d finds %q", i, got.Key)
		}
		for j, n := range s.Fan.Marks[:i] {
			if m.At.Sub(n.At).Len() < 22 {
				t.Errorf("marks %d and %d are %.1f apart", j, i, m.At.Sub(n.At).Len())
			}
		}
	}
	if got, ok := s.Hit(g.At.X, g.At.Y); !ok || got.Key != g.Key {
		t.Errorf("a click in the middle finds %q", got.Key)
	}
	var boxes []draw.Box
	for _, l := range s.Fan.Labels {
		if overlap(l.Box, boxes) {
			t.Errorf("the title of mark %d lies over another", l.Group)
		}
		boxes = append(boxes, l.Box)
	}
	for _, l := range s.Labels {
		if overlap(l.Box, boxes) {
			t.Errorf("%q lies over the title of a fan", l.Lines[0])
		}
	}
}

func overlap(b draw.Box, others []draw.Box) bool {
	return slices.ContainsFunc(others, b.Overlaps)
}

// TestFanIsDrawn: what the view fans out is in the picture, and an unknown key
// fans nothing out.
func TestFanIsDrawn(t *testing.T) {
	s, _ := fanned(t)
	count := func(s *scene.Scene) int {
		var l draw.List
		s.Draw(&l)
		return len(l.Items)
	}
	with := count(s)
	kit, d, v := sample(t)
	v.Fan = "place:nowhere"
	none := build(t, kit, d, v)
	if len(none.Fan.Marks) != 0 {
		t.Error("an unknown group fans out")
	}
	if without := count(none); with < without+3*len(s.Fan.Marks) {
		t.Errorf("%d items with the fan, %d without", with, without)
	}
}

// TestLargeFan: a stack of many fans out on a spiral, without overlaps, and says
// how many it leaves out.
func TestLargeFan(t *testing.T) {
	kit, d, v := sample(t)
	v.Camera.Zoom = 0
	groups := build(t, kit, d, v).Groups
	i := slices.IndexFunc(groups, func(g scene.Group) bool { return g.Fans() })
	v.Fan = groups[i].Key
	s := build(t, kit, d, v)
	for i, m := range s.Fan.Marks {
		for j, n := range s.Fan.Marks[:i] {
			if m.At.Sub(n.At).Len() < 22 {
				t.Errorf("marks %d and %d are %.1f apart", j, i, m.At.Sub(n.At).Len())
			}
		}
	}
	if len(s.Fan.Marks) > scene.FanAtMost {
		t.Errorf("%d marks", len(s.Fan.Marks))
	}
}
