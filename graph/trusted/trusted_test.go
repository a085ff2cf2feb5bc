package trusted

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/vektah/gqlparser/v2/ast"
)

const (
	viewerQuery = "query Who { viewer { name } }"
	ordersQuery = "query Orders { orders { nodes { id } } }"
)

// accept finds nothing wrong with any document.
func accept(string) (*ast.QueryDocument, error) { return &ast.QueryDocument{}, nil }

func folderOf(files map[string]string) fstest.MapFS {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return folder
}

func TestManifestsOfEachToolAreRead(t *testing.T) {
	d, err := Read(folderOf(map[string]string{
		"relay.json":   `{"0f3a": "` + viewerQuery + `"}`,
		"codegen.json": `{"0f3a": "` + viewerQuery + `", "sha256:` + Hash(ordersQuery) + `": "` + ordersQuery + `"}`,
		"apollo.json": `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
			{"id": "a1", "name": "Orders", "type": "query", "body": "` + ordersQuery + `"}]}`,
		"notes.txt": "not read",
	}), accept)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"0f3a": viewerQuery, "a1": ordersQuery,
		"sha256:" + Hash(viewerQuery): viewerQuery, "sha256:" + Hash(ordersQuery): ordersQuery,
	} {
		if text, known := d.Text(id); !known || text != want {
			t.Errorf("%s names %q", id, text)
		}
	}
	_, named := d.Text("other")
	_, isThere := d.Document(viewerQuery)
	_, isOther := d.Document(viewerQuery + " ")
	if named || d.Len() != 2 || !isThere || isOther {
		t.Errorf("there are %d documents", d.Len())
	}
}

func TestNoDocumentsAreNone(t *testing.T) {
	var none *Documents
	_, named := none.Text("a")
	_, isThere := none.Document("")
	if named || isThere || none.Len() != 0 {
		t.Error("none has some")
	}
}

func TestAFolderIsReadAsAWholeOrRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		says  string
	}{
		{"nothing in it", nil, "there are no documents"},
		{"an empty manifest alone", map[string]string{"a.json": `{}`}, "there are no documents"},
		{"no JSON", map[string]string{"a.json": `query`}, "a.json: this is no manifest"},
		{"null", map[string]string{"a.json": `null`}, "a.json: this is no manifest"},
		{"a list", map[string]string{"a.json": `["query"]`}, "a.json: this is no manifest"},
		{"Apollo's next version", map[string]string{"a.json": `{"format": "apollo-persisted-query-manifest", "version": 2, 
			"operations": []}`}, "a.json: this is no manifest"},
		{"one ID for two documents", map[string]string{"a.json": `{"1": "{ a }"}`, "b.json": `{"1": "{ b }"}`},
			`b.json: document "1": another`},
		{"one ID twice in Apollo's", map[string]string{"a.json": `{"format": "apollo-persisted-query-manifest", "version": 1,
			"operations": [{"id": "1", "body": "{ a }"}, {"id": "1", "body": "{ b }"}]}`}, `a.json: two documents have the ID "1"`},
		{"an empty ID", map[string]string{"a.json": `{"": "{ a }"}`}, `a.json: document "": an ID has`},
		{"a long ID", map[string]string{"a.json": `{"` + strings.Repeat("a", 256) + `": "{ a }"}`}, "an ID has 1 to 255 bytes"},
		{"a hash of another", map[string]string{"a.json": `{"sha256:00": "{ a }"}`},
			`a.json: document "sha256:00": the document's SHA-256 is another`},
		{"a document that does not pass", map[string]string{"a.json": `{"1": "wrong"}`}, `a.json: document "1": judged`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(folderOf(c.files), func(text string) (*ast.QueryDocument, error) {
				if text == "wrong" {
					return nil, errors.New("judged")
				}
				return accept(text)
			})
			if err == nil || d != nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("read with %v", err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"1": "{ a }"}`)
	f.Add(`{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "1", "body": "{ a }"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Read(folderOf(map[string]string{"a.json": text}), accept)
		if (err == nil) != (d.Len() > 0) {
			t.Errorf("%d documents with %v", d.Len(), err)
		}
	})
}
