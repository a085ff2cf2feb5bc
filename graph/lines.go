package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/find"
	"waybill/graph/generated"
	"waybill/graph/guard"
	"waybill/graph/scalar"
	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/order"
)

// linesTogether is how many orders one operation reads. Each costs what it does in a list of
// so many: a selection that is too dear for that is refused.
const linesTogether = 50

// Lines writes orders as JSON Lines, each as a selection on Order asks for it.
type Lines struct {
	to    *bufio.Writer
	exec  *executor.Executor
	query string
}

// NewLines takes a selection such as { number lines { title } }. One that is wrong, or costs
// too much, is a *find.BadArgument. ctx has the viewer.
func NewLines(ctx context.Context, c Config, selection string, to io.Writer) (*Lines, error) {
	c.Limits = c.Limits.orDefaults()
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: NewResolver(c)})
	dropDraftFeatures(schema.Schema())
	l := &Lines{to: bufio.NewWriter(to), exec: executor.New(schema),
		query: "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order " + selection + " } }"}
	documents := guard.NewDocuments(nil)
	l.exec.SetQueryCache(documents)
	l.exec.SetParserTokenLimit(c.Limits.Operation.Tokens)
	l.exec.SetErrorPresenter(present(c.Log))
	l.exec.SetRecoverFunc(recovered)
	l.exec.Use(guard.New(c.Limits.Operation, documents))
	l.exec.AroundOperations(withAccess(c.Log))
	memory := quota.Halved(c.Limits.MaxMemory)
	l.exec.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		o := operationOf(ctx)
		o.siblings, o.records = newSiblings(), openRecords(memory, callerOf(ctx), c.Limits.MaxRecords)
		defer o.records.memory.Release()
		return next(ctx)
	})
	l.exec.AroundResponses(withTimeout(c.Limits.Timeout))
	operation, err := l.prepare(ctx, make([]order.ID, linesTogether))
	if err != nil {
		return nil, badSelection(strings.TrimSuffix(err.Error(), "."))
	}
	if o := operation.Operation; len(operation.Doc.Operations) != 1 || o.Operation != ast.Query || len(o.SelectionSet) != 1 {
		return nil, badSelection("it must be one selection on Order, such as { number }")
	}
	return l, nil
}

func badSelection(why string) error {
	return &find.BadArgument{Argument: "selection", Reason: "cannot be used: " + why}
}

// prepare judges the operation that reads some orders.
func (l *Lines) prepare(ctx context.Context, ids []order.ID) (*graphql.OperationContext, error) {
	encoded := make([]any, len(ids))
	for i, id := range ids {
		encoded[i] = scalar.EncodeID(scalar.Order, int64(id))
	}
	now := graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	operation, errs := l.exec.CreateOperationContext(graphql.StartOperationTrace(ctx),
		&graphql.RawParams{Query: l.query, Variables: map[string]any{"ids": encoded}, ReadTime: now})
	if len(errs) > 0 {
		return nil, errors.New(errs[0].Message)
	}
	return operation, nil
}

// Write writes orders as they are in a snapshot, one a line.
func (l *Lines) Write(ctx context.Context, snapshot *store.Snapshot, ids []order.ID) error {
	for some := range slices.Chunk(ids, linesTogether) {
		if err := l.write(context.WithValue(ctx, operationKey{}, &operation{snapshot: snapshot}), some); err != nil {
			return err
		}
	}
	return nil
}

func (l *Lines) write(ctx context.Context, ids []order.ID) error {
	operation, err := l.prepare(ctx, ids)
	if err != nil {
		return err
	}
	responses, ctx := l.exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if response == nil {
		return ctx.Err()
	}
	if len(response.Errors) > 0 {
		return response.Errors[0]
	}
	var data struct{ Nodes []json.RawMessage }
	if err := json.Unmarshal(response.Data, &data); err != nil {
		return fmt.Errorf("read orders: %w", err)
	}
	for _, line := range data.Nodes {
		if _, err := l.to.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is left.
func (l *Lines) Close() error { return l.to.Flush() }
