package edtf

// Window is a range of whole days, both inclusive. MinDay and MaxDay stand for
// the dataset's own extent.
type Window struct{ A, Z Day }

// ParseWindow reads a window: A/B from the first day of A to the last day of
// B, one date for both, or ".." on a side (or alone) for the dataset's extent.
// Qualifiers, unknown ends, sets, times and years beyond ±9999 are refused;
// the error is a *ParseError.
func ParseWindow(s string) (Window, error) {
	if s == ".." {
		return Window{MinDay, MaxDay}, nil
	}
	d, err := Parse(s)
	if err != nil {
		return Window{}, err
	}
	if err := d.refuse(s, "a window"); err != nil {
		return Window{}, err
	}
	a, z := d.Extent()
	return Window{a, z}, nil
}

// ParseLastDay reads one date, coarse or not, as the last day that it covers:
// 2018-12 is 2018-12-31. It refuses what ParseWindow refuses, and intervals;
// the error is a *ParseError.
func ParseLastDay(s string) (Day, error) {
	d, err := Parse(s)
	if err != nil {
		return 0, err
	}
	if d.form == formInterval {
		return 0, &ParseError{Input: s, Reason: "needs one date, not an interval"}
	}
	if err := d.refuse(s, "this date"); err != nil {
		return 0, err
	}
	_, last := d.Extent()
	return last, nil
}

// refuse is the error for a date that cannot set a limit in time.
func (d Date) refuse(input, what string) error {
	reason := ""
	switch {
	case d.form == formOneOf || d.form == formAllOf:
		reason = " cannot be a set"
	case d.flags.Has(Qualified):
		reason = " has no qualifier (? ~ %): write the days that are meant"
	case d.flags.Has(UnknownStart | UnknownEnd):
		reason = " has no unknown end: write .. for the dataset's own"
	case d.timed:
		reason = " counts whole days: leave the time of day away"
	case d.beyond:
		reason = ": " + ErrYearRange.Error()
	default:
		return nil
	}
	return &ParseError{Input: input, Offset: d.refusedAt(input), Reason: what + reason}
}

// refusedAt is where the part stands that refuse names: a qualifier, the time,
// an empty side, else the start.
func (d Date) refusedAt(input string) int {
	for i := range len(input) {
		c := input[i]
		if c == '?' || c == '~' || c == '%' || c == 'T' {
			return i
		}
	}
	if d.flags.Has(UnknownEnd) {
		return len(input)
	}
	return 0
}
