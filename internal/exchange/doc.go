// Package exchange reads what other programs wrote into files. It has what the formats
// share; each format is a package below it.
//
// It promises:
//   - to read text however it was saved: UTF-8 or UTF-16, any sign between fields, any line
//     ends; rows are numbered as a spreadsheet shows them;
//   - to stream: no row of more than a fixed size is in memory;
//   - that each row that cannot be taken is told with file, row and column, and counted.
package exchange
