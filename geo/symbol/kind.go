package symbol

import "sandtable/geo/palette"

// ForKind returns what a kind of event looks like. Unknown kinds get an empty
// circle in grey; a dataset's own kinds are asked for by their symbol or their
// parent. That of a military symbol is a frame without glyph: Of draws it.
func ForKind(id string) (Frame, Glyph, palette.Family) {
	switch id {
	case "deployment":
		return Square, Ship, palette.Force
	case "exercise":
		return Square, Flag, palette.Force
	case "capability":
		return Square, Chevrons, palette.Force
	case "basing", "industry":
		return Square, Factory, palette.Force
	case "arms-transfer":
		return Tag, Arrow, palette.Arms
	case "strike":
		return Diamond, Burst, palette.Strike
	case "treaty":
		return Circle, Document, palette.Diplomacy
	case "diplomacy", "statement":
		return Circle, Speech, palette.Diplomacy
	case "sanction":
		return Shield, Bar, palette.Law
	case "legal":
		return Shield, Columns, palette.Law
	case "political", "election":
		return Shield, Ballot, palette.Law
	case "energy":
		return Hexagon, Drop, palette.Energy
	case "economic":
		return Hexagon, Chart, palette.Energy
	case "assessment":
		return Circle, Lens, palette.Assessment
	}
	if s, err := ParseSign(id); err == nil {
		return signFrame(s), Blank, s.Kind().Family
	}
	return Circle, Blank, palette.Own
}

// FrameOf returns the frame of a family, for legends and lanes.
func FrameOf(f palette.Family) Frame {
	switch f {
	case palette.Force:
		return Square
	case palette.Arms:
		return Tag
	case palette.Strike:
		return Diamond
	case palette.Law:
		return Shield
	case palette.Energy:
		return Hexagon
	}
	return Circle
}
