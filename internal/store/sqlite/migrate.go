package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

// migrate applies the migrations that the store lacks. It runs on the writer's connection while
// the lock is held, so never twice at once. Beside a server it changes nothing: it only checks
// that the server's schema is the one that this program knows.
func migrate(ctx context.Context, db *sql.DB, isBeside bool) error {
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithGoMigrations(foldCustomers))
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("was written by a newer waybill (schema %d, this program knows %d); use that or a later version", current, target)
	}
	if isBeside {
		if current < target {
			return fmt.Errorf("is in use by an older waybill (schema %d, this program knows %d); stop it first", current, target)
		}
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}
