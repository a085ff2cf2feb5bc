// Package sqlite keeps a store in one SQLite file, and owns every connection to it.
//
// # Usage
//
// Open opens the file, creates it when it is not there, and applies the migrations
// that it lacks. OpenThrowaway opens a copy that is deleted on Close.
//
//	db, err := sqlite.Open(ctx, "waybill.db", sqlite.Options{})
//	if err != nil {
//		return err
//	}
//	defer db.Close()
//
// Beside the promises of package store, this engine promises that
//
//   - a power cut loses nothing that Write acknowledged (WAL with synchronous=FULL);
//   - two servers never share one file: the second gets ErrInUse;
//   - a file of a newer program is refused, and left as it is;
//   - only the file's owner can read it: it holds names and addresses of customers.
//
// # Concurrency
//
// One goroutine writes, on one connection. It takes the writes that are waiting, runs
// one after another, and commits them together: one fsync for up to 64 writes. Each
// but the first has a savepoint, so a refused write takes nobody else's along.
//
// Snapshots and the read client share a pool of connections that cannot write.
// Readers do not wait for the writer, nor the writer for them, but an open snapshot
// keeps the write-ahead log from shrinking.
//
// # Testing
//
// The suite of package storetest runs on files in a temporary folder. Tests here are
// about what only this engine has: group commit, pragmas, the lock, names of files.
// Options.Throwaway saves the fsyncs where a test does not ask for durability.
package sqlite
