package main_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of ours each package may import; a folder
// stands for everything in it that has no line of its own. It is the import
// direction of ARCHITECTURE.md, arrow by arrow:
//
//	command -> httpd -> graph -> desk, find, timeline -> store, order, ent -> refusal, money, address
//
// Tests may import what they like, save those of testsMayImport.
var mayImport = map[string][]string{
	"refusal": {},
	"money":   {},
	"address": {},
	"order":   {"refusal", "money", "address"},

	"ent":        {"ent", "order", "refusal", "money", "address", "internal/apitoken"},
	"ent/schema": {"order", "money", "address", "internal/apitoken"},

	"timeline": {"internal/store", "ent", "order", "money"},
	"desk":     {"timeline", "internal/quota", "internal/store", "internal/search", "ent", "order", "refusal", "money", "address"},
	"find":     {"internal/store", "internal/search", "internal/apitoken", "ent", "order", "money"},

	"graph": {"graph", "desk", "find", "timeline", "ent", "order", "refusal", "money", "address",
		"internal/apitoken", "internal/auth", "internal/quota", "internal/store", "internal/transport"},
	"graph/guard":   {"graph/trusted"},
	"graph/trusted": {},
	"graph/live": {"graph/guard", "graph/scalar", "timeline", "ent", "order", "internal/auth", "internal/quota",
		"internal/store", "internal/transport"},
	"graph/scalar": {"find", "order", "money", "address", "internal/apitoken", "internal/auth"},

	"admin": {}, // files, which know nothing

	// Plumbing, from the package that knows least to the one that knows most.
	"internal/apitoken":     {},
	"internal/quota":        {},
	"internal/terminal":     {},
	"internal/hostile":      {},
	"internal/search":       {},
	"internal/transport":    {"internal/quota"},
	"internal/store":        {"ent", "order"},
	"internal/store/sqlite": {"internal/store", "internal/search", "ent", "order"},
	"internal/store/storetest": {"desk", "timeline", "find", "ent", "order", "refusal", "money", "address",
		"internal/store", "internal/search", "internal/apitoken"},
	"internal/auth": {"internal/apitoken", "internal/quota", "internal/store", "ent", "order", "refusal"},
	// its formats know it
	"internal/exchange": {"internal/exchange", "internal/terminal", "internal/store", "find", "desk", "ent", "order", "refusal", "money",
		"address"},
	"internal/demo":     {"desk", "internal/store", "order", "refusal", "money", "address"},
	"internal/httpd":    {"admin", "internal/auth", "internal/quota", "internal/store", "internal/transport"},
	"internal/config":   {"graph", "internal/httpd"}, // their options, which are flags
	"internal/command":  {"desk", "find", "graph", "timeline", "ent", "order", "refusal", "internal"},
	"internal/shoptest": {"desk", "graph", "timeline", "order", "internal"},

	".":     {"internal/command"},
	"bench": {"bench", "graph", "desk", "timeline", "ent", "order", "refusal", "money", "address", "internal"},
}

// testsMayImport are packages whose tests do without what is above them, and which of
// ours these tests may import.
var testsMayImport = map[string][]string{
	"internal/transport": {"internal/transport", "internal/quota"},
}

// onlyIn says where a package from outside may be imported. "order" is pure
// because nothing that touches the world is allowed there.
var onlyIn = map[string][]string{
	"database/sql":                    {"internal/store", "ent"},
	"github.com/mattn/go-sqlite3":     {"internal/store/sqlite"},
	"github.com/pressly/goose":        {"internal/store"},
	"github.com/coder/websocket":      {"internal/transport"},
	"github.com/99designs/gqlgen":     {"graph", "internal/transport"},
	"github.com/vektah/gqlparser":     {"graph", "internal/transport"},
	"entgo.io/ent":                    {"ent", "internal/store", "desk", "find"},
	"github.com/alecthomas/kong":      {"internal/config"},
	"github.com/schollz/progressbar":  {"internal/exchange"},
	"github.com/hashicorp/golang-lru": {"internal/quota", "graph"},
	"golang.org/x/time":               {"internal/quota"},
	"github.com/nyaruka/phonenumbers": {"internal/search"},
}

// pure packages hold values and rules: the same question has the same answer always.
var pure = []string{"refusal", "money", "address", "order"}

// impure is what a pure package has no business with.
var impure = []string{"context", "database/sql", "net", "net/http", "os", "io/fs", "log", "log/slog", "math/rand", "math/rand/v2",
	"crypto/rand", "sync"}

func TestImportsPointOneWay(t *testing.T) {
	for _, f := range readGoFiles(t) {
		allowed, known := longestMatch(mayImport, f.folder)
		if f.isTest {
			if allowed, known = testsMayImport[f.folder]; !known {
				continue
			}
		}
		if !known {
			t.Errorf("%s: say in layout_test.go which packages of ours %s may import", f.path, f.folder)
			continue
		}
		for _, imported := range f.imports {
			ours, isOurs := strings.CutPrefix(imported, "waybill/")
			if !isOurs || within(ours, allowed) && (ours != "ent/schema" || within(f.folder, []string{"ent"})) {
				continue
			}
			t.Errorf("%s: %s must not import %s", f.path, f.folder, ours)
		}
	}
}

// sqliteWords are known to SQLite's engine alone. Anything else is asked through
// internal/store, so that another engine can take its place.
var sqliteWords = regexp.MustCompile(`(?i)\bsqlite|\bpragma\b|\bdocid\b|\browid\b|\bMATCH \?|\bdialect\.SQLite\b`)

// maySaySQLite are the folders that choose or make the engine, beside the engine itself.
var maySaySQLite = []string{"internal/store/sqlite", "internal/command", "internal/shoptest", "bench"}

func TestOnlyItsEngineSpeaksSQLite(t *testing.T) {
	for _, f := range readGoFiles(t) {
		if f.isTest || f.isGenerated || f.isIgnored || within(f.folder, maySaySQLite) {
			continue
		}
		for number, line := range strings.Split(withoutComments([]byte(f.text)), "\n") {
			if sqliteWords.MatchString(line) {
				t.Errorf("%s:%d: %s", f.path, number+1, strings.TrimSpace(line))
			}
		}
	}
}

// withoutComments is Go code with spaces in place of its comments. Comments may name SQLite. The
// scanner finds them, because // also stands in texts, as in "https://".
func withoutComments(code []byte) string {
	kept := bytes.Clone(code)
	file := token.NewFileSet().AddFile("", -1, len(code))
	var s scanner.Scanner
	s.Init(file, code, nil, scanner.ScanComments)
	for {
		at, kind, text := s.Scan()
		if kind == token.EOF {
			return string(kept)
		}
		if kind != token.COMMENT {
			continue
		}
		start := file.Offset(at)
		for i, c := range []byte(text) {
			if c != '\n' {
				kept[start+i] = ' '
			}
		}
	}
}

func TestWordsOfSQLiteAreFoundInCodeAndNotInComments(t *testing.T) {
	for _, c := range []struct {
		name, code string
		found      bool
	}{
		{"a text", `var a = "PRAGMA user_version"`, true},
		{"a text behind a web address", `var a, b = "https://example.com", "WHERE words MATCH ?"`, true},
		{"a web address that names it", `var a = "https://sqlite.org"`, true},
		{"code behind a comment on the same line", `var a = /* its own */ dialect.SQLite`, true},
		{"a text in backquotes that holds a comment", "var a = `\n// docid\n`", true},
		{"a comment", `var a = 1 // as in SQLite`, false},
		{"a comment of two lines", "/* a\nPRAGMA */ var a = 1", false},
		{"a word that only begins alike", `var docids = 1`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			code := withoutComments([]byte("package p\n" + c.code + "\n"))
			if found := sqliteWords.MatchString(code); found != c.found {
				t.Errorf("found is %v in %q", found, code)
			}
			if lines := strings.Count(code, "\n"); lines != strings.Count(c.code, "\n")+2 {
				t.Errorf("there are %d lines in %q", lines, code)
			}
		})
	}
}

func TestLibrariesStayWhereTheyBelong(t *testing.T) {
	for _, f := range readGoFiles(t) {
		// Benchmarks compare with programs that do without our database package.
		if f.isTest || f.path == "tools.go" || within(f.folder, []string{"bench"}) {
			continue
		}
		for library, folders := range onlyIn {
			for _, imported := range f.imports {
				if within(imported, []string{library}) && !within(f.folder, folders) {
					t.Errorf("%s: %s is only for %s", f.path, imported, strings.Join(folders, ", "))
				}
			}
		}
	}
}

func TestRulesArePure(t *testing.T) {
	for _, f := range readGoFiles(t) {
		if f.isTest || !slices.Contains(pure, f.folder) {
			continue
		}
		for _, imported := range f.imports {
			if slices.Contains(impure, imported) {
				t.Errorf("%s: %s is pure and must not import %s", f.path, f.folder, imported)
			}
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if from, ok := call.X.(*ast.Ident); ok && from.Name == "time" &&
				slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Local"}, call.Sel.Name) {
				t.Errorf("%s: %s is pure and has no clock: time.%s", f.path, f.folder, call.Sel.Name)
			}
			return true
		})
	}
}

func TestFilesFitInOneSitting(t *testing.T) {
	const most = 400
	for _, f := range readGoFiles(t) {
		if f.lines > most && !f.isGenerated {
			t.Errorf("%s has %d lines; split it by what its parts are about (at most %d)", f.path, f.lines, most)
		}
	}
}

func TestPackagesAreNamedAfterWhatTheyKnow(t *testing.T) {
	vague := []string{"util", "utils", "helper", "helpers", "common", "misc", "shared", "base", "types"}
	documented := map[string]bool{} // by folder, of packages with code
	for _, f := range readGoFiles(t) {
		name := strings.TrimSuffix(f.syntax.Name.Name, "_test")
		if slices.Contains(vague, name) || slices.Contains(vague, path.Base(f.folder)) {
			t.Errorf("%s: the name %s does not say what the package knows", f.path, name)
		}
		if f.isGenerated || f.isIgnored || f.isTest {
			continue
		}
		documented[f.folder] = documented[f.folder] || f.syntax.Doc != nil
	}
	for folder, has := range documented {
		if !has {
			t.Errorf("%s: no file has a package comment that says what the package promises", folder)
		}
	}
}

// goFile is a Go file of this repository.
type goFile struct {
	path, folder string // with slashes, from the root; the root is "."
	isTest       bool
	isGenerated  bool
	isIgnored    bool // a program of its own, run by go generate
	lines        int
	text         string
	imports      []string
	syntax       *ast.File
}

func readGoFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			return err
		}
		slashed := filepath.ToSlash(name)
		f := goFile{
			path:        slashed,
			folder:      path.Dir(slashed),
			isTest:      strings.HasSuffix(name, "_test.go"),
			isGenerated: ast.IsGenerated(syntax),
			isIgnored:   bytes.HasPrefix(text, []byte("//go:build ignore")),
			lines:       bytes.Count(text, []byte("\n")),
			text:        string(text),
			syntax:      syntax,
		}
		for _, spec := range syntax.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, imported)
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 50 {
		t.Fatalf("found only %d Go files; the walk does not see the repository", len(files))
	}
	return files
}

// longestMatch is the value of the folder itself, else of the nearest one around it.
func longestMatch(byFolder map[string][]string, folder string) ([]string, bool) {
	for {
		if value, found := byFolder[folder]; found {
			return value, true
		}
		outer := path.Dir(folder)
		if outer == folder || outer == "." {
			return nil, false
		}
		folder = outer
	}
}

// within tells whether name is one of the folders, or lies in one.
func within(name string, folders []string) bool {
	for _, folder := range folders {
		if name == folder || strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}
