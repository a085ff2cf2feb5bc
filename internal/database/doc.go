// Package database opens a Waybill store and owns every connection to it.
//
// It promises that
//   - what Write acknowledged survives a power cut (WAL with synchronous=FULL);
//   - a function given to Write takes effect wholly or not at all, one after
//     another, never two at once;
//   - everything that is read within one View is one moment of the store;
//   - two servers never share one SQLite file;
//   - a store is brought to this program's schema by versioned migrations, and
//     a store that is newer than the program is left alone.
package database
