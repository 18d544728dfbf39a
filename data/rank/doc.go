// Package rank puts the rows of a column in order in linear time, on all cores:
// ten million titles or days while a hand waits.
//
// A value becomes a key of few bits: a number less the smallest one, a text the
// places of its next characters among those that stand there in any row. Key and
// row fit into one word, and a radix sort moves words. Texts that agree as far as
// their keys reach are sorted again by what follows.
//
// Rows with the same value keep their order, upwards and downwards.
package rank
