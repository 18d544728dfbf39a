// Package edtf reads dates as people know them: uncertain, approximate, partly
// unspecified, open-ended. The notation is the Extended Date/Time Format (ISO
// 8601-2:2019, and the Library of Congress specification of 4 February 2019),
// levels 0, 1 and 2.
//
// Parse gives a Date. Its Bounds are four whole days that say when an event
// with that date can have started and ended; windows ask them whether the
// event possibly or certainly falls inside. A Date also names itself: in its
// canonical spelling (String) and in plain English (Words).
//
// What the notation leaves open is decided like this:
//   - A season is bounded by its whole year, since hemispheres differ.
//   - Unspecified digits and sets are bounded by the first and last day that
//     match; the gaps between are not kept.
//   - Significant digits widen the year to what they leave open.
//   - Qualifiers (? ~ %) widen nothing; they take away every certainty.
//   - A time of day counts on the day it is written with. Without a zone its
//     seconds count as UTC.
//
// Notes says so for each date that it concerns. All values are immutable and
// safe for concurrent use.
package edtf
