package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// changesOf is what graphql-inspector says of a schema that follows another, and
// that a minor version may not do.
func changesOf(t *testing.T, before, after string) string {
	t.Helper()
	folder := t.TempDir()
	old, young := filepath.Join(folder, "before.graphql"), filepath.Join(folder, "after.graphql")
	leave(t, old, before, 0o600)
	leave(t, young, after, 0o600)
	said, err := protocolTool(t, "changes.js", old, young).CombinedOutput()
	if (err != nil) != (len(said) > 0) { // it says why it fails
		t.Fatalf("%v: %s", err, said)
	}
	return string(said)
}

// TestProtocolTheSchemaOnlyGrowsWithinAMajorVersion compares it with the last release.
func TestProtocolTheSchemaOnlyGrowsWithinAMajorVersion(t *testing.T) {
	now, err := os.ReadFile("../graph/schema.golden.graphql")
	if err != nil {
		t.Fatal(err)
	}
	protocolTool(t, "changes.js") // fails where it must be installed
	told, err := exec.Command("git", "describe", "--tags", "--abbrev=0", "--match=v*").Output()
	if err != nil {
		t.Skip("no version was released yet, or git does not know of any")
	}
	tag := strings.TrimSpace(string(told))
	released, err := exec.Command("git", "show", tag+":graph/schema.golden.graphql").Output()
	if err != nil {
		t.Fatalf("the schema of %s: %v", tag, err)
	}
	if said := changesOf(t, string(released), string(now)); said != "" {
		t.Errorf("since %s: %s", tag, said)
	}
}

func TestProtocolWhatAMinorVersionMayNotChangeIsNamed(t *testing.T) {
	const before = `type Query { a(n: Int): Int, status: Status, kind: Kind, sorted(by: Sort): Int }
		enum Status { OPEN } enum Sort { NAME }
		"What happened. A minor version may add values." enum Kind { PLACED }`
	for _, c := range []struct{ name, from, to, says string }{
		{"a new field", "kind: Kind", "kind: Kind, new: Int", ""},
		{"a field that is marked", "kind: Kind", `kind: Kind @deprecated(reason: "Take status.")`, ""},
		{"a new argument that may be left out", "n: Int", "n: Int, m: Int", ""},
		{"a new value where it was said", "PLACED", "PLACED PAID", ""},
		{"a new value of what is only sent", "NAME", "NAME TOTAL", ""},
		{"a new value where none was expected", "OPEN", "OPEN CLOSED", "CLOSED"},
		{"a field that is gone", "kind: Kind", "", "kind"},
		{"an argument that is needed", "n: Int", "n: Int!", "Int!"},
		{"a new argument that is needed", "n: Int", "n: Int, m: Int!", "m"},
		{"a type that is another", "status: Status", "status: Int", "status"},
	} {
		t.Run(c.name, func(t *testing.T) {
			said := changesOf(t, before, strings.Replace(before, c.from, c.to, 1))
			if (said == "") != (c.says == "") || !strings.Contains(said, c.says) {
				t.Errorf("it says %q, want %q", said, c.says)
			}
		})
	}
}
