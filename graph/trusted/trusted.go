// Package trusted reads the documents that a server knows by name: operations of an
// owner's own clients, which send an ID in place of the document.
//
// It promises that a folder is read as a whole or refused, with the file and the document
// that are wrong, and that an ID names one document for as long as the server runs.
//
// # Usage
//
// Read takes every .json file of a folder. It knows the manifests of Apollo
// (generate-persisted-query-manifest) and of the Relay compiler and graphql-codegen, which are
// both one object of documents by ID. Text finds a document by its ID, or by "sha256:" and the
// hexadecimal SHA-256 of its text.
//
// # Concurrency
//
// Documents do not change once they are read.
package trusted

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

const (
	// maxFile is the longest manifest in bytes: thousands of documents.
	maxFile = 64 << 20
	// maxID is the longest ID in bytes. A hash has at most 128.
	maxID = 255
	// hashed begins the name that every document has besides its ID.
	hashed = "sha256:"
)

// Documents are the trusted ones. The nil pointer has none.
type Documents struct {
	texts map[string]string             // by ID, and by "sha256:" and hash
	known map[string]*ast.QueryDocument // by text
}

// Judge reads one document, or tells what is wrong with it.
type Judge func(text string) (*ast.QueryDocument, error)

// Read reads every manifest in folder. Each document is judged once.
func Read(folder fs.FS, judge Judge) (*Documents, error) {
	files, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, fmt.Errorf("list manifests: %w", err)
	}
	d := &Documents{texts: map[string]string{}, known: map[string]*ast.QueryDocument{}}
	for _, file := range files {
		documents, err := readManifest(folder, file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, id := range slices.Sorted(maps.Keys(documents)) {
			if err := d.add(id, documents[id], judge); err != nil {
				return nil, fmt.Errorf("%s: document %.40q: %w", file, id, err)
			}
		}
	}
	if len(d.known) == 0 {
		return nil, fmt.Errorf("there are no documents: want .json files as Apollo, Relay or graphql-codegen write them")
	}
	return d, nil
}

func (d *Documents) add(id, text string, judge Judge) error {
	if id == "" || len(id) > maxID {
		return fmt.Errorf("an ID has 1 to %d bytes", maxID)
	}
	if other, taken := d.texts[id]; taken && other != text {
		return fmt.Errorf("another document has this ID, too")
	}
	document, known := d.known[text]
	if !known {
		var err error
		if document, err = judge(text); err != nil {
			return err
		}
	}
	hash := hashed + Hash(text)
	if strings.HasPrefix(id, hashed) && !strings.EqualFold(id, hash) {
		return fmt.Errorf("the document's SHA-256 is another")
	}
	d.texts[id], d.texts[hash], d.known[text] = text, text, document
	return nil
}

// Hash is the SHA-256 of a document in hexadecimal.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Text is the document that an ID names; false when none is named so.
func (d *Documents) Text(id string) (string, bool) {
	if d == nil {
		return "", false
	}
	text, known := d.texts[id]
	return text, known
}

// Document is the trusted document with a text, byte for byte; false when there is none.
func (d *Documents) Document(text string) (*ast.QueryDocument, bool) {
	if d == nil {
		return nil, false
	}
	document, known := d.known[text]
	return document, known
}

// Len is how many documents there are.
func (d *Documents) Len() int {
	if d == nil {
		return 0
	}
	return len(d.known)
}

// manifest is what the tools write, of either form.
type manifest struct {
	Format     string `json:"format"`
	Version    int    `json:"version"`
	Operations []struct {
		ID   string `json:"id"`
		Body string `json:"body"`
	} `json:"operations"`
}

// apolloFormat is the name that Apollo's manifests give themselves; version 1 is the only one.
const apolloFormat = "apollo-persisted-query-manifest"

// readManifest is the documents of one file by ID.
func readManifest(folder fs.FS, file string) (map[string]string, error) {
	info, err := fs.Stat(folder, file)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("a manifest has at most %d MB", maxFile>>20)
	}
	text, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, err
	}
	var plain map[string]string
	if json.Unmarshal(text, &plain) == nil && plain != nil {
		return plain, nil
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil || m.Format != apolloFormat || m.Version != 1 {
		return nil, fmt.Errorf(`this is no manifest: want {"ID": "document", ...} as Relay and graphql-codegen write it, ` +
			`or Apollo's format "` + apolloFormat + `", version 1`)
	}
	documents := make(map[string]string, len(m.Operations))
	for _, operation := range m.Operations {
		if other, taken := documents[operation.ID]; taken && other != operation.Body {
			return nil, fmt.Errorf("two documents have the ID %.40q", operation.ID)
		}
		documents[operation.ID] = operation.Body
	}
	return documents, nil
}
