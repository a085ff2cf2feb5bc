package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// explainRequest rewrites the error of a request that could not be run, so that its author need not
// guess: it says what is wrong with the choice of an operation, or with a variable. Errors of
// validation, which have locations in the document, are sentences already.
func explainRequest(ctx context.Context, err *gqlerror.Error) *gqlerror.Error {
	switch {
	case len(err.Path) > 1 && err.Path[0] == ast.PathName("variable"):
		return explainVariable(err)
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

// explainVariable rewrites the error of a variable, e.g. `Variable "$sort": sort.field is missing.`
// extensions.argument is the path of the value, beginning with the variable. The error's own path
// is dropped, because a path of an error must lead to a field of the answer.
func explainVariable(err *gqlerror.Error) *gqlerror.Error {
	path := err.Path[1:].String()
	return &gqlerror.Error{
		Message:    fmt.Sprintf("Variable %q: %s %s.", fmt.Sprint("$", err.Path[1]), path, explainValue(err.Message)),
		Extensions: map[string]any{"code": err.Extensions["code"], "argument": path},
	}
}

// scalarValues describes the values that each scalar takes.
var scalarValues = map[string]string{
	"Int":     "a whole number from -2147483648 to 2147483647, without a decimal point",
	"Float":   "a number",
	"String":  "a text",
	"Boolean": "true or false",
	"ID":      "an ID, which is a text",
}

// explainValue translates gqlparser's message about a value into the end of a sentence that begins
// with the value's path. A message that is not known here stays as it is.
func explainValue(said string) string {
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
	if _, scalar, found := strings.Cut(said, " as "); found && scalarValues[scalar] != "" && strings.HasPrefix(said, "cannot use ") {
		return "must be " + scalarValues[scalar]
	}
	if input, _, found := strings.Cut(strings.TrimPrefix(said, "must be a "), ", not a "); found {
		return "must be an object, " + input
	}
	if _, enum, found := strings.Cut(said, " is not a valid "); found {
		return "is none of the values of " + enum
	}
	return said
}
