package render_test

import (
	"math"
	"strings"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/render"
)

func TestScaleBar(t *testing.T) {
	for _, lat := range []float64{0, 12.3, -60} {
		for zoom := 2.0; zoom <= 14; zoom += 0.7 {
			v := geo.Viewport{Camera: geo.Camera{Lon: 20, Lat: lat, Zoom: zoom}, W: 800, H: 600, Scale: 2}
			bar := render.ScaleBarOf(v, 280)
			if bar.Pixels > 280 || bar.Pixels < 100 {
				t.Errorf("lat %v, zoom %v: the bar is %v px long", lat, zoom, bar.Pixels)
			}
			along := geo.Distance(v.Unproject(400-bar.Pixels/2, 300), v.Unproject(400+bar.Pixels/2, 300))
			// The shortest way is a little less than the way along the parallel.
			if along > bar.DistM*1.0001 || bar.DistM < 5e5 && math.Abs(along-bar.DistM) > 0.003*bar.DistM {
				t.Errorf("lat %v, zoom %v: the bar says %v m, its ends are %v m apart", lat, zoom, bar.DistM, along)
			}
		}
	}
}

func TestScaleBarLabel(t *testing.T) {
	for _, c := range []struct {
		distM, share float64
		want         string
	}{
		{6e5, 0, "0"}, {6e5, 0.5, "300"}, {6e5, 1, "600\u00a0km"}, {2e6, 0.5, "1,000"}, {1000, 0.5, "0.5"}, {1000, 1, "1\u00a0km"},
	} {
		if got := (render.ScaleBar{DistM: c.distM}).Label(c.share); got != c.want {
			t.Errorf("%v of %v m: got %q, want %q", c.share, c.distM, got, c.want)
		}
	}
}

func TestCreditText(t *testing.T) {
	const credit = "Natural Earth, public domain · borders as controlled, claims dashed"
	for _, c := range []struct {
		zoom float64
		want string
	}{
		{2, "Scale true at 12.3°\u00a0S · " + credit},
		{geo.DetailZoom, credit},
		{geo.DetailZoom + 0.1, "Built-in detail ends here (1:10m) · " + credit},
	} {
		if got := render.CreditText(geo.Viewport{Camera: geo.Camera{Lat: -12.34, Zoom: c.zoom}}, "borders as controlled, claims dashed"); got != c.want {
			t.Errorf("zoom %v: got %q, want %q", c.zoom, got, c.want)
		}
	}
}

// TestCreditIsNotCut draws furniture on narrow frames.
func TestCreditIsNotCut(t *testing.T) {
	r := newRenderer(t)
	for _, w := range []int{240, 320, 500, 900} {
		v := geo.Viewport{Camera: geo.Camera{Lon: -67, Lat: 10, Zoom: 10}, W: w, H: 240, Scale: 1}
		list, boxes := r.Furniture(v, light(""))
		frame := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
		for _, b := range boxes {
			if !b.Inside(frame) {
				t.Errorf("width %d: the frame cuts %v", w, b)
			}
		}
		var all string
		for _, item := range list.Items {
			if run, ok := item.(draw.TextRun); ok {
				all += run.Text + "\n"
			}
		}
		for _, part := range []string{"1:10m", "Natural Earth", "borders as controlled", "km"} {
			if !strings.Contains(all, part) {
				t.Errorf("width %d: %q is missing in %q", w, part, all)
			}
		}
	}
}

func TestDegreesOnTheFrame(t *testing.T) {
	r := newRenderer(t)
	for _, c := range []struct {
		camera    geo.Camera
		want, not []string
	}{
		{geo.Camera{Lon: -69, Lat: 14, Zoom: 5}, []string{"75° W", "15° N"}, []string{"75° E", "15° S"}},
		{geo.Camera{Lon: 180, Lat: 0, Zoom: 5}, []string{"175° E", "180°", "175° W", "0°", "5° S"}, []string{"185° E"}},
		{geo.Camera{Lon: 0.2, Lat: 0.2, Zoom: 9}, []string{"0.5° E", "0.5° N", "0°"}, []string{"-0°", "0° N"}},
	} {
		v := geo.Viewport{Camera: c.camera, W: 868, H: 498, Scale: 1}
		list, boxes := r.Furniture(v, light(""))
		var all string
		for _, item := range list.Items {
			if run, ok := item.(draw.TextRun); ok {
				all += "|" + strings.ReplaceAll(run.Text, "\u00a0", " ") + "|"
			}
		}
		for _, w := range c.want {
			if !strings.Contains(all, "|"+w+"|") {
				t.Errorf("camera %+v: %q is missing in %s", c.camera, w, all)
			}
		}
		for _, n := range c.not {
			if strings.Contains(all, "|"+n+"|") {
				t.Errorf("camera %+v: %q should not be in %s", c.camera, n, all)
			}
		}
		for i, b := range boxes {
			for _, other := range boxes[:i] {
				if b.Grow(-3).Overlaps(other.Grow(-3)) {
					t.Errorf("camera %+v: %v overlaps %v", c.camera, b, other)
				}
			}
		}
	}
}
