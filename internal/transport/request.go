package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// maxDocument is the longest document in bytes.
const maxDocument = 100_000

// decode reads a request's parameters. problem says what is wrong with them,
// without showing what was sent; empty when nothing is.
func decode(body []byte) (params *graphql.RawParams, problem string) {
	var sent struct {
		Query         *string        `json:"query"`
		OperationName *string        `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
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
	case sent.Query == nil || *sent.Query == "":
		return nil, "query is missing."
	case len(*sent.Query) > maxDocument:
		return nil, "query is longer than 100,000 bytes. Send long values as variables."
	}
	params = &graphql.RawParams{Query: *sent.Query, Variables: sent.Variables, Extensions: sent.Extensions}
	if sent.OperationName != nil {
		params.OperationName = *sent.OperationName
	}
	return params, ""
}
