// Package storetest is the suite that every engine of package store passes.
//
// It promises that two engines that pass can take each other's place: whatever
// package store says of Write, Snapshot, AfterCommit, Index, Log and Close is
// tested here, and so are the rules of the schema, the live feed, and the commands
// of package desk on top of it all. A test belongs here unless it asks something
// that only one engine has, such as the name of a file.
//
// # Usage
//
// A second engine plugs in with one test file of its own:
//
//	func open(t testing.TB) store.Store {
//		db, err := postgres.Open(t.Context(), emptyDatabase(t))
//		if err != nil {
//			t.Fatal(err)
//		}
//		t.Cleanup(func() { _ = db.Close() })
//		return db
//	}
//
//	func TestTheEngineKeepsThePromises(t *testing.T) { storetest.Run(t, open) }
//	func TestCommandsKeepTheInvariants(t *testing.T) { storetest.Commands(t, open) }
//
// Each call of open gives a new store, with this program's schema and nothing in
// it, and closes it when the test ends. The suite may close it before.
//
// An engine whose stores outlive the process gives them a method Reopen, see
// Reopener; then the suite also tests that what was acknowledged is still there.
//
// # What an engine's SQL must allow
//
// Some rules can only be tested by statements that no command sends. They are
// written in the SQL that SQLite and PostgreSQL share, and run through the
// transaction's ExecContext. Errors must name the guard that refused: their text
// says "check constraint", "unique constraint" or "foreign key constraint", in
// small or capital letters, or holds the message of the schema's own trigger.
package storetest
