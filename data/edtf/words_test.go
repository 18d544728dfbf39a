package edtf_test

import (
	"testing"

	"sandtable/data/edtf"
)

func TestWords(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2025-10-31~", "around 31 October 2025"},
		{"2025-10-31?", "possibly 31 October 2025"},
		{"2025-10-31%", "possibly around 31 October 2025"},
		{"2018-12", "some time in December 2018"},
		{"2018-12?", "possibly some time in December 2018"},
		{"2018-12~", "around December 2018"},
		{"2018", "some time in 2018"},
		{"0985", "some time in 985 CE"},
		{"0000", "some time in 1 BCE"},
		{"-0044-03-15", "15 March 45 BCE"},
		{"Y-17E7", "some time in the year -170000000"},
		{"2018-12-10T14:30:00Z", "10 December 2018, 14:30:00 UTC"},
		{"2018-12-10T14:30:00-04", "10 December 2018, 14:30:00 UTC-04:00"},
		{"2018-12-10T14:30:00", "10 December 2018, 14:30:00 (no time zone)"},
		{"2025-09-18/2025-09-20~", "from 18 September 2025 to about 20 September 2025"},
		{"2005?/2006-06%", "from possibly 2005 to possibly about June 2006"},
		{"2006/..", "since 2006, open end"},
		{"2006~/..", "since about 2006, open end"},
		{"2006/", "from 2006, end unknown"},
		{"../2006", "until 2006, open start"},
		{"/2006", "until 2006, start unknown"},
		{"../..", "open start, open end"},
		{"/..", "start unknown, open end"},
		{"2001-21", "some time in spring 2001"},
		{"2001-28", "some time in winter 2001 (northern hemisphere)"},
		{"2001-29", "some time in spring 2001 (southern hemisphere)"},
		{"2001-34", "some time in the second quarter of 2001"},
		{"2001-39", "some time in the third four months of 2001"},
		{"2001-41", "some time in the second half of 2001"},
		{"201X", "some time in the 2010s"},
		{"20XX", "some time in the years 2000 to 2099"},
		{"-20XX", "some time in the years 2100 BCE to 2001 BCE"},
		{"20X0", "some time in a year that matches 20X0"},
		{"XXXX", "some time in an unstated year"},
		{"2004-XX", "some month of 2004"},
		{"1XXX-XX", "some month of some year from 1000 to 1999"},
		{"1984-1X", "some time in October, November or December 1984"},
		{"1984-0X", "some month from January to September 1984"},
		{"1XXX-12", "some time in December of some year from 1000 to 1999"},
		{"1985-04-XX", "some day in April 1985"},
		{"1985-XX-XX", "some day in 1985"},
		{"156X-12-25", "25 December of some year in the 1560s"},
		{"XXXX-12-XX", "some day in December of an unstated year"},
		{"2004-XX-30", "the 30th of some month of 2004"},
		{"2004-XX-03", "the 3rd of some month of 2004"},
		{"Y3388E2S3/..", "since about 338800 (some year from 338000 to 338999), open end"},
		{"2004-06-1X", "some day from the 10th to the 19th of June 2004"},
		{"2004-06-X2", "the 2nd, 12th or 22nd of June 2004"},
		{"201X-33", "some time in the first quarter of some year in the 2010s"},
		{"1950S2", "about 1950 (some year from 1900 to 1999)"},
		{"2004-06~-11", "11 June 2004 (year and month approximate)"},
		{"2004?-06-~11", "11 June 2004 (year uncertain, day approximate)"},
		{"[1667,1668,1670..1672]", "one of 1667, 1668 or 1670 to 1672"},
		{"[1667~,1668]", "one of about 1667 or 1668"},
		{"[..1760-12-03]", "3 December 1760 or earlier"},
		{"[1760-01,1760-12..]", "one of January 1760 or December 1760 or later"},
		{"[1984]", "1984"},
		{"[1984..1986]", "one of 1984 to 1986"},
		{"{1960,1961-12}", "all of 1960 and December 1961"},
		{"{..1984}", "1984 and earlier"},
	}
	for _, c := range tests {
		if got := mustParse(t, c.in).Words(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.in, got, c.want)
		}
	}
	if got := (edtf.Date{}).Words() + (edtf.Date{}).WordsAs(edtf.Period); got != "" {
		t.Errorf("no date: got %q", got)
	}
}

func TestWordsAs(t *testing.T) {
	tests := []struct{ in, moment, period string }{
		{"2018-12-10", "10 December 2018", "10 December 2018"},
		{"2018-12", "some day in December 2018", "for some time in December 2018"},
		{"2018-12~", "around December 2018", "around December 2018"},
		{"2018/2019-05", "some day between 2018 and May 2019", "from 2018 to May 2019"},
		{"2018/..", "in 2018 or later", "since 2018, open end"},
		{"2018-12-10/", "on 10 December 2018 or later", "from 10 December 2018, end unknown"},
		{"/2018", "in 2018 or earlier", "until 2018, start unknown"},
		{"../..", "on an unstated day", "open start, open end"},
		{"[2018,2019]", "one of 2018 or 2019", "one of 2018 or 2019"},
	}
	for _, c := range tests {
		d := mustParse(t, c.in)
		if got := d.WordsAs(edtf.Moment); got != c.moment {
			t.Errorf("%s as a moment: got %q, want %q", c.in, got, c.moment)
		}
		if got := d.WordsAs(edtf.Period); got != c.period {
			t.Errorf("%s as a period: got %q, want %q", c.in, got, c.period)
		}
	}
}
