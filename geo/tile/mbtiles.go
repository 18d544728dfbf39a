package tile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// mbTiles is an open MBTiles file, version 1.3 of the specification: a database
// whose table or view "tiles" holds pictures, with rows counted from the bottom.
type mbTiles struct{ db *sql.DB }

// patience is how long a question to the file may take: a view in it may be
// anything.
const patience = 10 * time.Second

// openMB opens a database for reading only and reads what it says of itself.
func openMB(path string) (Info, *mbTiles, error) {
	var info Info
	full, err := filepath.Abs(path)
	if err != nil {
		return info, nil, err
	}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(full), RawQuery: "mode=ro&immutable=1&_pragma=trusted_schema(0)&_pragma=query_only(1)"}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return info, nil, err
	}
	db.SetMaxOpenConns(1)
	m := &mbTiles{db}
	if info, err = m.info(); err != nil {
		db.Close()
		return info, nil, err
	}
	return info, m, nil
}

func (m *mbTiles) close() error { return m.db.Close() }

// info reads the table of metadata, and the zooms of the tiles where it does not
// give them.
func (m *mbTiles) info() (Info, error) {
	var info Info
	ctx, done := context.WithTimeout(context.Background(), patience)
	defer done()
	meta, err := m.metadata(ctx)
	if err != nil {
		return info, err
	}
	if format := strings.ToLower(meta["format"]); format == "pbf" || format == "mvt" {
		return info, ErrVector
	}
	info.Attribution = meta["attribution"]
	least, err1 := strconv.ParseUint(meta["minzoom"], 10, 8)
	most, err2 := strconv.ParseUint(meta["maxzoom"], 10, 8)
	if err1 != nil || err2 != nil {
		row := m.db.QueryRowContext(ctx, "select min(zoom_level), max(zoom_level) from tiles")
		if err := row.Scan(&least, &most); err != nil || most > MaxZoom {
			return info, errors.New("it has no tiles with a zoom")
		}
	}
	info.MinZoom, info.MaxZoom = uint8(least), uint8(most)
	info.Bound = boundOf(meta["bounds"])
	return info, nil
}

// metadata reads the names that are needed.
func (m *mbTiles) metadata(ctx context.Context) (map[string]string, error) {
	rows, err := m.db.QueryContext(ctx, `select name, cast(substr(value, 1, 4000) as text) from metadata
		where name in ('format', 'attribution', 'minzoom', 'maxzoom', 'bounds') limit 100`)
	if err != nil {
		return nil, fmt.Errorf("not MBTiles: %w", err)
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var name string
		var value sql.NullString
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		meta[name] = strings.TrimSpace(value.String)
	}
	return meta, rows.Err()
}

// boundOf reads "west,south,east,north"; all of the world where it is not that.
func boundOf(text string) orb.Bound {
	b := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	parts := strings.Split(text, ",")
	if len(parts) != 4 {
		return b
	}
	var v [4]float64
	for i, part := range parts {
		var err error
		if v[i], err = strconv.ParseFloat(strings.TrimSpace(part), 64); err != nil {
			return b
		}
	}
	return orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
}

// read implements source.
func (m *mbTiles) read(id ID) ([]byte, error) {
	ctx, done := context.WithTimeout(context.Background(), patience)
	defer done()
	row := m.db.QueryRowContext(ctx, `select length(tile_data), case when length(tile_data) <= ? then tile_data end
		from tiles where zoom_level = ? and tile_column = ? and tile_row = ? limit 1`,
		maxTile, id.Z, id.X, uint32(1)<<id.Z-1-id.Y)
	var size sql.NullInt64
	var raw []byte
	switch err := row.Scan(&size, &raw); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, errNone
	case err != nil:
		return nil, err
	case size.Int64 > maxTile:
		return nil, fmt.Errorf("%d bytes are more than the limit of %d", size.Int64, maxTile)
	}
	return raw, nil
}
