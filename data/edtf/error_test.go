package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"sandtable/data/edtf"
)

// mark stands in the input of an error test where the error has to point.
const mark = "§"

var invalid = []struct{ marked, reason string }{
	{"§", "empty: needs a date"},
	{"§NONE", "needs a year of four digits, not 'N'"},
	{"§ 1863-03-29", "a space: there are none in EDTF"},
	{"1863-03-29§ ", "a space: there are none in EDTF"},
	{"1863-§ 03-29", "a space: there are none in EDTF"},
	{"18§ 63-03-29", "a space: there are none in EDTF"},
	{"1863-0§ 3-29", "a space: there are none in EDTF"},
	{"§85", `year "85" needs four digits`},
	{"§20067890%", "a year of more than four digits starts with Y; month and day follow hyphens"},
	{"§19850412", "a year of more than four digits starts with Y; month and day follow hyphens"},
	{"§+2006", "years have no plus sign"},
	{"§-0000", "there is no year -0000: 0000 is 1 BCE"},
	{"1985-§4-12", `month "4" needs two digits`},
	{"1985-§041", `month "041" needs two digits`},
	{"1985-04-§", "ends too early: needs two digits for the day"},
	{"1985-§", "ends too early: needs two digits for the month"},
	{"1985-04-12§-01", "needs the end of the date, not '-'"},
	{"2019-§13", "there is no month 13"},
	{"2019-§00", "there is no month 00"},
	{"2019-§2X", "there is no month 2X"},
	{"2019-§20", "there is no month 20"},
	{"2019-§42", "there is no month or part of the year 42"},
	{"2019-02-§29", "2019-02 has no day 29"},
	{"1900-02-§29", "1900-02 has no day 29"},
	{"1960-06-§31", "1960-06 has no day 31"},
	{"2019-01-§00", "there is no day 00"},
	{"2019-01-§32", "there is no day 32"},
	{"2019-01-§4X", "there is no day 4X"},
	{"2019-02-§3X", "no month that matches has a day 3X"},
	{"XXX1-02-§29", "no month that matches has a day 29"},
	{"2019-21-§03", "21 is a part of the year that has no numbered days"},
	{"2001-21§^southernHemisphere", "needs the end of the date, not '^'"},
	{"2001§–02", "this dash is not a hyphen (-)"},
	{"198§x", "an unspecified digit is a capital X"},
	{"19§uu", "an unspecified digit is a capital X"},
	{"§y170000002", "'y' has to be a capital letter"},
	{"Y§2006", "Y is only for years of more than four digits"},
	{"Y§012345", "a year after Y has no leading zero"},
	{"Y§", "ends too early: needs the digits of a year"},
	{"Y17§e8", "'e' has to be a capital letter"},
	{"Y17E§0", `exponent "0" is not a positive integer of at most four digits`},
	{"Y17E§", "ends too early: needs the exponent"},
	{"Y§17E99", "years of more than 15 digits cannot be held"},
	{"Y20067890§-14-10", "such a year stands alone, without month and day"},
	{"1950S2§-05", "such a year stands alone, without month and day"},
	{"1950S§0", `number of significant digits "0" is not a positive integer of at most four digits`},
	{"19XX§S2", "significant digits and unspecified digits exclude each other"},
	{"2004?§~", "one qualifier is enough: % is ? and ~ together"},
	{"§(2004)?", "groups in parentheses are no longer EDTF: put ?, ~ or % after the last component"},
	{"1985-04§T10:10:10", "a time needs a whole day before it"},
	{"1985-04-XX§T10:10:10", "a time cannot follow unspecified digits"},
	{"1985-04-12~§T10:10:10", "a time cannot follow a qualified date"},
	{"1985-04-12§t23:20:30", "'t' has to be a capital letter"},
	{"1985-04-12T23:20:30§z", "'z' has to be a capital letter"},
	{"1985-04-12T§25:00:00", "there is no hour 25"},
	{"1985-04-12T§24:00:00", "there is no hour 24"},
	{"1985-04-12T23:§60:00", "there is no minute 60"},
	{"1985-04-12T23:59:§60", "there is no second 60"},
	{"2012-10-10T§1:10:10", `hour "1" needs two digits`},
	{"2012-10-10T10:10§", "ends too early: needs a time as hh:mm:ss"},
	{"2012-10-10T10:10:10§.5Z", "seconds have no fraction in EDTF"},
	{"2012-10-10T10:50:10Z§15", "needs the end of the date, not '1'"},
	{"2012-10-10T10:10:10-05:§60", "there is no zone minute 60"},
	{"2012-10-10T10:10:10+§24", "there is no zone hour 24"},
	{"2012-10-10T10:10:10§+14:01", "no zone is farther than 14 hours from UTC"},
	{"2012-10-10T10:10:10§-00:00", "there is no zone -00:00: UTC is Z"},
	{"2012-10-10T10:10:10Z§?", "one qualifier is enough: % is ? and ~ together"},
	{"§/", "an interval without start and end says nothing"},
	{"2005/§2004", "the end is before the start"},
	{"2004-06-02/§2004-06-01", "the end is before the start"},
	{"0001/§0000", "the end is before the start"},
	{"Y170000002/§Y170000001", "the end is before the start"},
	{"2004/2005§/2006", "an interval has one slash"},
	{"2012/§/4444", "an interval has one slash"},
	{"2000/§12-12", `year "12" needs four digits`},
	{"§unknown/2004", "an unknown end is left empty"},
	{"2004/§open", "an open end is written .."},
	{"2012§\\2013", `needs the end of the date, not '\\'`},
	{"2004/§[2005,2006]", "a set cannot be an end of an interval"},
	{"2005-07-25§T10:10:10Z/2006-01", "an EDTF interval goes from date to date, without times of day"},
	{"2005-07-25/2006-01-01§T10:10:10Z", "an EDTF interval goes from date to date, without times of day"},
	{"[§]", "an empty set: needs a date"},
	{"{§}", "an empty set: needs a date"},
	{"[1984§", "ends too early: needs a comma or ]"},
	{"[1984§}", "needs a comma or ], not '}'"},
	{"[1984,§]", "a member of the set is missing"},
	{"[1984,§,1986]", "a member of the set is missing"},
	{"[1667,§ 1668]", "a space: there are none in EDTF"},
	{"[..§]", "a member of the set is missing"},
	{"[1984,§..1990]", "only the first member can be a range without a start"},
	{"[1984..§,1990]", "nothing can follow a range without an end"},
	{"[1984..§1980]", "the range ends before it starts"},
	{"[1984..§1985-02]", "both sides of a range need the same precision"},
	{"[1984-05..§1985-21]", "both sides of a range need the same precision"},
	{"[1984§/1985]", "a range in a set is written with .., not /"},
	{"[1984-05-01§T10:00:00Z]", "a set holds dates without times of day"},
	{"[1984]§?", "one qualifier is enough: % is ? and ~ together"},
	{"1984§..1990", "needs the end of the date, not '.'"},
}

func TestParseErrors(t *testing.T) {
	for _, c := range invalid {
		in := strings.Replace(c.marked, mark, "", 1)
		_, err := edtf.Parse(in)
		var pe *edtf.ParseError
		if !errors.As(err, &pe) {
			t.Errorf("%q: got error %v, want a *ParseError", in, err)
			continue
		}
		got := in[:pe.Offset] + mark + in[pe.Offset:]
		if got != c.marked || pe.Reason != c.reason || pe.Input != in {
			t.Errorf("got  %q: %s\nwant %q: %s", got, pe.Reason, c.marked, c.reason)
		}
	}
}

func TestParseErrorText(t *testing.T) {
	_, err := edtf.Parse("2019-02-29")
	want := `date "2019-02-29", column 9: 2019-02 has no day 29`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
