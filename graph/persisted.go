package graph

import (
	"context"
	"io/fs"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/graph/generated"
	"waybill/graph/guard"
	"waybill/graph/trusted"
	"waybill/internal/auth"
	"waybill/internal/transport"
)

// ReadDocuments reads the manifests in a folder: documents that clients name in place of
// sending them. One that the schema does not allow, or whose shape is over a limit, refuses
// all: the owner hears of it at the start, not a client in the middle of a day.
func ReadDocuments(folder fs.FS, limits Limits) (*trusted.Documents, error) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	dropDraftFeatures(schema)
	operation := limits.orDefaults().Operation
	return trusted.Read(folder, func(text string) (*ast.QueryDocument, error) { return guard.Pass(schema, operation, text) })
}

// persisted puts a trusted document in the place of its name: of documentId, or of the hash in
// extensions.persistedQuery. Viewers who are held to trusted documents run nothing else.
//
// A hash that names none is told so in the words by which Apollo Client, urql and others know
// that they must send the query itself: what strangers send is not kept (automatic persisted
// queries).
type persisted struct{ documents *trusted.Documents }

func (persisted) ExtensionName() string                   { return "PersistedDocuments" }
func (persisted) Validate(graphql.ExecutableSchema) error { return nil }

func (p persisted) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if o := operationOf(ctx); o != nil && o.event != nil {
		return nil // its subscription was let in
	}
	if id, sent := request.Extensions[transport.DocumentID].(string); sent {
		if err := p.byID(request, id); err != nil {
			return err
		}
	} else if err := p.byHash(request); err != nil {
		return err
	}
	viewer, _ := auth.From(ctx)
	if _, isTrusted := p.documents.Document(request.Query); viewer.DocumentsOnly && !isTrusted {
		return &gqlerror.Error{Message: "Your token runs only documents that the server was started with (--documents): send documentId.",
			Extensions: map[string]any{"code": "FORBIDDEN"}}
	}
	return nil
}

func (p persisted) byID(request *graphql.RawParams, id string) *gqlerror.Error {
	text, known := p.documents.Text(id)
	switch {
	case !known:
		return &gqlerror.Error{Message: "The server has no document of this documentId. It is started with those it has: --documents.",
			Extensions: map[string]any{"code": "DOCUMENT_NOT_FOUND"}}
	case request.Query != "" && request.Query != text:
		return badRequest("documentId names another document than query. Send one of the two.")
	}
	request.Query = text
	return nil
}

// byHash reads the extension that clients of automatic persisted queries send. Apollo's
// manifests may have IDs that are no hashes in the same place.
func (p persisted) byHash(request *graphql.RawParams) *gqlerror.Error {
	sent, isThere := request.Extensions[transport.PersistedQuery]
	if !isThere {
		return nil
	}
	query, _ := sent.(map[string]any)
	hash, _ := query["sha256Hash"].(string)
	text, known := p.documents.Text(hash)
	if !known {
		text, known = p.documents.Text("sha256:" + strings.ToLower(hash))
	}
	switch {
	case request.Query == "" && known:
		request.Query = text
	case request.Query == "":
		return &gqlerror.Error{Message: "PersistedQueryNotSupported", // the very word by which clients know it
			Extensions: map[string]any{"code": "PERSISTED_QUERY_NOT_SUPPORTED"}}
	case request.Query != text && !strings.EqualFold(hash, trusted.Hash(request.Query)):
		return badRequest("extensions.persistedQuery.sha256Hash is not the SHA-256 of the query.")
	}
	return nil
}

func badRequest(message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": "BAD_USER_INPUT"}}
}
