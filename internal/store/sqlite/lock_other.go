//go:build !linux

package sqlite

import "os"

// lockFile does nothing where there is no lock that belongs to an open file: any other
// would be lost when SQLite closes a connection. The file beside the database is locked.
func lockFile(*os.File) error { return nil }
