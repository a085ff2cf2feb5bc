package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// inSentences says of a request that could not be run what is wrong with its choice of an
// operation or with its variables, so that whoever wrote it need not guess. The errors of
// validation, which stand at places in the document, are sentences already.
func inSentences(ctx context.Context, err *gqlerror.Error) *gqlerror.Error {
	switch {
	case len(err.Path) > 1 && err.Path[0] == ast.PathName("variable"):
		return ofVariable(err)
	case len(err.Locations) > 0 || !graphql.HasOperationContext(ctx):
		return err
	}
	request := graphql.GetOperationContext(ctx)
	switch {
	case err.Message == "no operation provided":
		err.Message = "The document has no operation: it has fragments only."
	case request.Doc == nil || request.Operation != nil:
	case request.OperationName == "":
		err.Message = "The document has several operations: operationName must tell which of them to run."
	default:
		err.Message = fmt.Sprintf("The document has no operation %q, which operationName asks for.", brief(request.OperationName))
	}
	return err
}

// ofVariable is the error of a variable, e.g. `Variable "$sort": sort.field is missing.` Its
// extensions.argument is the value's path from the variable on. The path that it came with is
// dropped, because it leads to nothing in the answer.
func ofVariable(err *gqlerror.Error) *gqlerror.Error {
	path := err.Path[1:].String()
	return &gqlerror.Error{
		Message:    fmt.Sprintf("Variable %q: %s %s.", fmt.Sprint("$", err.Path[1]), path, wrongWith(err.Message)),
		Extensions: map[string]any{"code": err.Extensions["code"], "argument": path},
	}
}

// wanted says of a scalar what is taken for it.
var wanted = map[string]string{
	"Int":     "a whole number from -2147483648 to 2147483647, without a decimal point",
	"Float":   "a number",
	"String":  "a text",
	"Boolean": "true or false",
	"ID":      "an ID, which is a text",
}

// wrongWith continues a sentence that begins with the value's path, from gqlparser's words.
// Words that are not known here stand as they are.
func wrongWith(said string) string {
	switch said {
	case "must be defined":
		return "is missing"
	case "cannot be null":
		return "must not be null"
	case "unknown field":
		return "is no field of its type"
	case "enums must be ints or strings":
		return "must be the name of a value, which is a text"
	}
	if _, scalar, found := strings.Cut(said, " as "); found && wanted[scalar] != "" && strings.HasPrefix(said, "cannot use ") {
		return "must be " + wanted[scalar]
	}
	if input, _, found := strings.Cut(strings.TrimPrefix(said, "must be a "), ", not a "); found {
		return "must be an object, " + input
	}
	if _, enum, found := strings.Cut(said, " is not a valid "); found {
		return "is none of the values of " + enum
	}
	return said
}
