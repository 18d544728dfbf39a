// Package cli is the command line: one file per subcommand, all on the same road
// from a dataset and the view options to what they write.
//
// Results go to standard output or to --out, messages to standard error. A file
// appears whole or not at all. The package opens no window and links no toolkit:
// whoever calls Main hands over how a window is opened.
//
// Exit codes: 0 the output was made, 1 it could not be made (for check: errors
// were found), 2 wrong usage.
package cli
