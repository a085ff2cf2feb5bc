package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"

	entmigrate "waybill/ent/migrate"
)

// rows is what a query finds, a line each.
func rows(t *testing.T, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	found, err := db.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	var lines []string
	for found.Next() {
		columns, _ := found.Columns()
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintln(values...)))
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

const wholeSchema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"

func TestOpeningAStoreAgainChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	db := openAt(t, path)
	if len(db.Identity()) != 32 {
		t.Errorf("the store's identity is %q", db.Identity())
	}
	const versions = "SELECT version_id, is_applied FROM goose_db_version ORDER BY id"
	before, applied := rows(t, db.readers, wholeSchema), rows(t, db.readers, versions)
	if err := errors.Join(db.Write(t.Context(), add("Ada")), db.Close()); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, path)
	if !slices.Equal(rows(t, again.readers, wholeSchema), before) || !slices.Equal(rows(t, again.readers, versions), applied) {
		t.Error("opening it again changed the schema")
	}
	if again.Identity() != db.Identity() || customers(t, again.Read()) != 1 {
		t.Error("opening it again made another store of it")
	}
	if other := open(t); other.Identity() == db.Identity() {
		t.Error("two stores have the same identity")
	}
}

func TestAStoreOfANewerProgramIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	db := openAt(t, path)
	if _, err := db.writer.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path, Options{})
	if err == nil || !strings.Contains(err.Error(), "newer waybill (schema 99999") || strings.Contains(err.Error(), "\n") {
		t.Errorf("it was refused with %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the refused store was changed: %v", err)
	}
}

func TestOnlyStoresThatHaveOrdersAreIndexedAnew(t *testing.T) {
	const after = "SELECT coalesce(reindex_after, 'none') FROM store"
	if got := rows(t, open(t).readers, after); !slices.Equal(got, []string{"none"}) {
		t.Errorf("a new store has orders indexed after %v", got)
	}
	path := oldStore(t, func(db *sql.DB) { oldOrder(t, db, 1, oldFacts{prices: []int64{100}}) })
	if got := rows(t, openAt(t, path).readers, after); !slices.Equal(got, []string{"0"}) {
		t.Errorf("a store of an earlier release has orders indexed after %v, want all of them", got)
	}
}

// TestTheMigrationsMakeWhatEntExpects compares columns, indexes and references
// with what Ent's code was generated for, in both directions. Rules that Ent has
// no words for, such as a table's references to itself, are not part of it.
func TestTheMigrationsMakeWhatEntExpects(t *testing.T) {
	db := open(t)
	var expected []string
	for _, table := range entmigrate.Tables {
		expected = append(expected, table.Name)
		compare(t, table.Name+": columns", entColumns(table), rows(t, db.readers,
			`SELECT name, type, CASE WHEN "notnull" OR pk THEN 'NOT NULL' ELSE 'NULL' END FROM pragma_table_info(?)`, table.Name))
		compare(t, table.Name+": primary key", []string{table.PrimaryKey[0].Name}, rows(t, db.readers,
			`SELECT name FROM pragma_table_info(?) WHERE pk`, table.Name))
		compare(t, table.Name+": indexes", entIndexes(table), rows(t, db.readers,
			`SELECT CASE l.origin WHEN 'c' THEN l.name ELSE '' END, l."unique", group_concat(i.name, ',')
			FROM pragma_index_list(?) l, pragma_index_info(l.name) i GROUP BY l.name`, table.Name))
		compare(t, table.Name+": references", entReferences(table), rows(t, db.readers,
			`SELECT "from", "table", "to" FROM pragma_foreign_key_list(?1) WHERE "table" <> ?1`, table.Name))
	}
	// The full-text indexes are Waybill's own, and goose's table is goose's.
	compare(t, "tables", expected, rows(t, db.readers, `SELECT name FROM sqlite_master WHERE type = 'table'
		AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%' AND name NOT LIKE 'order_search%' AND name NOT LIKE 'customer_search%'`))
}

func compare(t *testing.T, what string, ent, migrated []string) {
	t.Helper()
	slices.Sort(ent)
	slices.Sort(migrated)
	if !slices.Equal(ent, migrated) {
		t.Errorf("%s\n   Ent expects    %q\n   migrations make %q", what, ent, migrated)
	}
}

func entColumns(table *schema.Table) (columns []string) {
	for _, c := range table.Columns {
		kind := "TEXT"
		switch {
		case c.Type.Integer() || c.Type == field.TypeBool:
			kind = "INTEGER"
		case c.Type == field.TypeBytes:
			kind = "BLOB"
		}
		null := "NOT NULL"
		if c.Nullable {
			null = "NULL"
		}
		columns = append(columns, c.Name+" "+kind+" "+null)
	}
	return columns
}

func entIndexes(table *schema.Table) (indexes []string) {
	for _, c := range table.Columns {
		if c.Unique {
			indexes = append(indexes, "1 "+c.Name)
		}
	}
	for _, i := range table.Indexes {
		var columns []string
		for _, c := range i.Columns {
			columns = append(columns, c.Name)
		}
		unique := "0"
		if i.Unique {
			unique = "1"
		}
		indexes = append(indexes, i.Name+" "+unique+" "+strings.Join(columns, ","))
	}
	return indexes
}

func entReferences(table *schema.Table) (references []string) {
	for _, key := range table.ForeignKeys {
		references = append(references, key.Columns[0].Name+" "+key.RefTable.Name+" "+key.RefColumns[0].Name)
	}
	return references
}
