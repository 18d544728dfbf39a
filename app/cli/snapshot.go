package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/data/file"

	"github.com/spf13/cobra"
)

// snapshot writes the picture of a view.
func (p *program) snapshot() *cobra.Command {
	o, out := &viewOptions{}, ""
	c := &cobra.Command{
		Use:   "snapshot [DATA] --out F",
		Short: "Write a picture of a view with its evidence",
		Long: `Writes the map with numbered marks, the timeline, and the list of what is drawn with its
sources. The same dataset and view give the same bytes, from here and from the menu of the
main window. The view is stored in the picture: --from uses it again. SVG and PDF hold paths
and text instead of pixels; many events at once are one bitmap in them.`,
		Example: "  sandtable snapshot --window 2025-09/2025-10 --bbox -89,0,-52,25 --theme print --out caribbean.png",
		Args:    atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			return p.takeSnapshot(c.Context(), args, o, out)
		},
	}
	o.add(c)
	c.Flags().StringVar(&out, "out", "", "the `file` to write: .png, .svg or .pdf")
	return c
}

func (p *program) takeSnapshot(ctx context.Context, args []string, o *viewOptions, out string) error {
	if out == "" {
		return wrong(errors.New("a picture needs --out F.png, F.svg or F.pdf"))
	}
	format, err := report.FormatOf(out)
	if err != nil {
		return wrong(fmt.Errorf("--out %w", err))
	}
	kit, err := scene.LoadKit()
	if err != nil {
		return err
	}
	if kit.Reference, err = p.references(o); err != nil {
		return err
	}
	if kit.Tiles, err = o.openTiles(); err != nil {
		return err
	}
	s, err := p.opens(ctx, args, o, kit.World)
	if err != nil {
		return err
	}
	shot, err := s.shot(kit, o)
	if err != nil {
		return err
	}
	raw, err := report.Write(ctx, kit, shot, format)
	if err != nil {
		return err
	}
	err = file.Replace(out, func(w io.Writer) error { _, err := w.Write(raw); return err })
	if err == nil {
		p.tell(s)
		p.tellTiles(kit.Tiles, s.view)
	}
	return err
}

// shot is the snapshot of a session, its camera fitted to the map of the page.
func (s *session) shot(kit scene.Kit, o *viewOptions) (report.Snapshot, error) {
	page, err := o.page()
	if err != nil {
		return report.Snapshot{}, err
	}
	shot := report.Snapshot{Model: s.model, Match: s.match, View: s.view, Options: page}
	w, h, err := report.MapSize(kit, shot)
	if err != nil {
		return shot, err
	}
	if o.view+o.from == "" {
		opening := scene.OpeningView(s.pack.Dataset, kit.World, s.extent, w, h).Camera
		shot.View.Camera = opening.In(s.view.Camera.Projection)
	}
	shot.View.Camera, err = o.camera(shot.View.Camera, w, h)
	return shot, err
}
