// Package summary counts events in cells (kind by year by actor ...) and hands
// the cells to gota as dataframes to group, pivot, describe, sort and write.
//
// The counting is ours, exact and at any number of events; gota gets typed
// columns of at most MaxCells rows and never guesses a type.
//
// An event counts once in every cell that it belongs to. So an event with two
// actors is in the cells of both, and the counts by actor can sum to more than
// the events: Table.Notes then says so. By year, every event counts once, under
// the year in which it began or happened. Where that is not known the cell is
// the range of years that it may be, written like a window: 2018/2020, and
// ../2020 or 2018/.. where one side has no bound. Nothing is spread over the
// years or rounded to one of them. What an event does not say counts in a cell
// with the value "".
package summary
