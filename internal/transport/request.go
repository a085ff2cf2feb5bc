package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/99designs/gqlgen/graphql"
)

const (
	// maxDocument is the longest document in bytes.
	maxDocument = 100_000
	// maxNesting is how deep objects and lists may lie in each other, in a request:
	// far deeper than any input of the schema.
	maxNesting = 32
	// maxValues is how many values a request may have: more than twice what an order
	// of 500 lines has. Each takes some forty times the memory of what was sent for it.
	maxValues = 10_000
)

// PersistedQuery is the extension of a request that has the hash of a query, with the
// query or in its place.
const PersistedQuery = "persistedQuery"

// DocumentID is the parameter of a request that names a document, in place of the query. It
// is handed on among the request's extensions.
const DocumentID = "documentId"

// decode reads a request's parameters. problem says what is wrong with them,
// without showing what was sent; empty when nothing is.
func decode(body []byte) (params *graphql.RawParams, problem string) {
	var sent struct {
		Query         string         `json:"query"`
		DocumentID    string         `json:"documentId"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	switch depth, values := measure(body); {
	case depth > maxNesting:
		return nil, "The request is nested deeper than 32 levels."
	case values > maxValues:
		return nil, "The request has more than 10,000 values."
	}
	// Numbers stay text until a field's type says what they are.
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	err := decoder.Decode(&sent)
	_, rest := decoder.Token()
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field != "":
		return nil, wrongType.Field + " has the wrong type."
	case err != nil || !errors.Is(rest, io.EOF):
		return nil, "The request is not a JSON object."
	case sent.Query == "" && sent.DocumentID == "" && sent.Extensions[PersistedQuery] == nil:
		return nil, "query is missing."
	case len(sent.Query) > maxDocument:
		return nil, "query is longer than 100,000 bytes. Send long values as variables."
	}
	delete(sent.Extensions, DocumentID)
	if sent.DocumentID != "" {
		if sent.Extensions == nil {
			sent.Extensions = map[string]any{}
		}
		sent.Extensions[DocumentID] = sent.DocumentID
	}
	return &graphql.RawParams{Query: sent.Query, OperationName: sent.OperationName, Variables: sent.Variables,
		Extensions: sent.Extensions}, ""
}

// measure tells how deep objects and lists lie in each other, and how many values
// there are at least, until either is too much. It needs no more than one look at
// each byte, and no memory.
func measure(body []byte) (deepest, values int) {
	depth, inText := 0, false
	for i := 0; i < len(body) && deepest <= maxNesting && values <= maxValues; i++ {
		switch c := body[i]; {
		case inText && c == '\\':
			i++ // what is escaped ends no text
		case c == '"':
			inText = !inText
		case inText:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
			values++ // as there is one behind it, or it is one itself
		case c == ',':
			values++
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest, values
}
