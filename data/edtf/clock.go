package edtf

import "fmt"

// clock is a time of day with its zone. Its zero value is none.
type clock struct {
	given                bool
	local                bool // without a zone
	hour, minute, second int
	offset               int // minutes east of UTC
}

// maxOffset is the farthest zone from UTC, in minutes.
const maxOffset = 14 * 60

// String is the part of the expression from the T on.
func (c clock) String() string {
	if !c.given {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d:%02d%s", c.hour, c.minute, c.second, c.zone("Z"))
}

// zone is ±hh:mm, the given name for UTC, nothing for local time.
func (c clock) zone(utc string) string {
	switch {
	case c.local:
		return ""
	case c.offset == 0:
		return utc
	case c.offset < 0:
		return fmt.Sprintf("-%02d:%02d", -c.offset/60, -c.offset%60)
	}
	return fmt.Sprintf("+%02d:%02d", c.offset/60, c.offset%60)
}

// seconds is the time as Unix seconds UTC on a given day number.
func (c clock) seconds(day int64) int64 {
	return day*86400 + int64(c.hour*3600+c.minute*60+c.second-c.offset*60)
}

// time reads T hh:mm:ss and the zone after a whole day.
func (s *scanner) time(p *point) error {
	switch {
	case p.day == "":
		return s.fail(s.pos, "a time needs a whole day before it")
	case p.unspecified():
		return s.fail(s.pos, "a time cannot follow unspecified digits")
	case p.qualified():
		return s.fail(s.pos, "a time cannot follow a qualified date")
	}
	s.pos++
	c := &p.clock
	c.given = true
	for i, part := range []struct {
		name string
		max  int
		into *int
	}{{"hour", 23, &c.hour}, {"minute", 59, &c.minute}, {"second", 59, &c.second}} {
		if i > 0 && !s.accept(":") {
			return s.unexpected("a time as hh:mm:ss")
		}
		n, err := s.clockPart(part.name, part.max)
		if err != nil {
			return err
		}
		*part.into = n
	}
	return s.zone(c)
}

// clockPart reads two digits of at most max.
func (s *scanner) clockPart(name string, max int) (int, error) {
	at := s.pos
	digits := s.run("0123456789")
	if digits == "" {
		return 0, s.unexpected("two digits for the " + name)
	}
	if len(digits) != 2 {
		return 0, s.fail(at, "%s %q needs two digits", name, digits)
	}
	n := int(digits[0]-'0')*10 + int(digits[1]-'0')
	if n > max {
		return 0, s.fail(at, "there is no %s %d", name, n)
	}
	return n, nil
}

// zone reads Z, ±hh, ±hh:mm or nothing.
func (s *scanner) zone(c *clock) error {
	if s.accept("Z") {
		return nil
	}
	if c := s.peek(); c == '.' || c == ',' {
		return s.fail(s.pos, "seconds have no fraction in EDTF")
	}
	at, sign := s.pos, 1
	if s.accept("-") {
		sign = -1
	} else if !s.accept("+") {
		c.local = true
		return nil
	}
	hours, err := s.clockPart("zone hour", maxOffset/60)
	if err != nil {
		return err
	}
	minutes := 0
	if s.accept(":") {
		if minutes, err = s.clockPart("zone minute", 59); err != nil {
			return err
		}
	}
	c.offset = sign * (hours*60 + minutes)
	switch {
	case c.offset == 0 && sign < 0:
		return s.fail(at, "there is no zone -00:00: UTC is Z")
	case hours*60+minutes > maxOffset:
		return s.fail(at, "no zone is farther than 14 hours from UTC")
	}
	return nil
}
