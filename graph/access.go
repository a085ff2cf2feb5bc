package graph

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/auth"
	"waybill/order"
)

// access is the least role that may use each field of Query, Mutation and Subscription. Nobody may
// use a field that is missing here; a test checks that none is.
var access = map[string]auth.Role{
	"Query.node":               auth.RoleViewer, // and see nodeAccess
	"Query.nodes":              auth.RoleViewer,
	"Query.order":              auth.RoleViewer,
	"Query.orderByNumber":      auth.RoleViewer,
	"Query.orderBySource":      auth.RoleViewer,
	"Query.orders":             auth.RoleViewer,
	"Query.orderStatusCounts":  auth.RoleViewer,
	"Query.orderSummary":       auth.RoleViewer,
	"Query.orderHistogram":     auth.RoleViewer,
	"Query.orderFacets":        auth.RoleViewer,
	"Query.customers":          auth.RoleViewer,
	"Query.customer":           auth.RoleViewer,
	"Query.fulfillmentPreview": auth.RoleViewer,
	"Query.refundPreview":      auth.RoleViewer,
	"Query.updatePreview":      auth.RoleViewer,
	"Query.eventCursor":        auth.RoleViewer,
	"Query.viewer":             auth.RoleViewer,
	"Query.tokens":             auth.RoleAdmin,

	"Subscription.orderStatusChanged": auth.RoleViewer,
	"Subscription.orderEvents":        auth.RoleViewer,

	"Mutation.updateOrder":       auth.RoleStaff,
	"Mutation.fulfillOrder":      auth.RoleStaff,
	"Mutation.fulfillOrders":     auth.RoleStaff,
	"Mutation.cancelFulfillment": auth.RoleStaff,
	"Mutation.updateTracking":    auth.RoleStaff,
	"Mutation.addOrderComment":   auth.RoleStaff,

	"Mutation.createOrder":     auth.RoleAdmin,
	"Mutation.cancelOrder":     auth.RoleAdmin,
	"Mutation.markOrderAsPaid": auth.RoleAdmin,
	"Mutation.recordPayment":   auth.RoleAdmin,
	"Mutation.refundOrder":     auth.RoleAdmin,
	"Mutation.createToken":     auth.RoleAdmin,
	"Mutation.revokeToken":     auth.RoleAdmin,
}

// nodeAccess is the least role that may fetch each type by its ID.
var nodeAccess = map[string]auth.Role{
	"Order":         auth.RoleViewer,
	"OrderLine":     auth.RoleViewer,
	"Fulfillment":   auth.RoleViewer,
	"TimelineEntry": auth.RoleViewer,
	"Customer":      auth.RoleViewer,
	"Token":         auth.RoleAdmin,
}

// actionField is the mutation that each of Order.actions stands for.
var actionField = map[order.ActionName]string{
	order.ActionFulfill:           "Mutation.fulfillOrder",
	order.ActionCancelFulfillment: "Mutation.cancelFulfillment",
	order.ActionEdit:              "Mutation.updateOrder",
	order.ActionCancel:            "Mutation.cancelOrder",
	order.ActionRefund:            "Mutation.refundOrder",
	order.ActionMarkAsPaid:        "Mutation.markOrderAsPaid",
	order.ActionRecordPayment:     "Mutation.recordPayment",
	order.ActionComment:           "Mutation.addOrderComment",
	order.ActionAnnotate:          "Mutation.updateOrder",
	order.ActionUpdateTracking:    "Mutation.updateTracking",
}

// requireRole is an error when the caller's role does not include least. A field that is missing
// in access has the empty role, which no role includes.
func requireRole(ctx context.Context, least auth.Role) *gqlerror.Error {
	viewer, known := auth.From(ctx)
	switch {
	case !known:
		return &gqlerror.Error{Message: "Sign in first.", Extensions: map[string]any{"code": "UNAUTHENTICATED"}}
	case !viewer.Role.Includes(least):
		return &gqlerror.Error{
			Message:    "Your role, " + string(viewer.Role) + ", does not allow this.",
			Extensions: map[string]any{"code": "FORBIDDEN"},
		}
	}
	return nil
}

// withAccess refuses an operation when the caller may not use one of its root fields. It is asked
// once for the whole operation and not for each field, so that nothing of the operation is
// done, and no stream begun, when any part of it is refused.
func withAccess(log *slog.Logger) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		if refused := refuseAccess(ctx, log); refused != nil {
			return graphql.OneShot(refused)
		}
		return next(ctx)
	}
}

// refuseAccess is the response that refuses the operation in ctx; nil when it is allowed.
func refuseAccess(ctx context.Context, log *slog.Logger) *graphql.Response {
	start := time.Now()
	var refused gqlerror.List
	for _, field := range rootFields(graphql.GetOperationContext(ctx)) {
		if err := requireRole(ctx, leastRole(field)); err != nil {
			err.Path = ast.Path{ast.PathName(field.Alias)}
			err.Locations = []gqlerror.Location{{Line: field.Position.Line, Column: field.Position.Column}}
			refused = append(refused, err)
		}
	}
	if len(refused) == 0 {
		return nil
	}
	response := &graphql.Response{Errors: refused}
	logOperation(ctx, log, response, start, 0)
	return response
}

// rootTypes are the types whose fields operations of each kind select.
var rootTypes = map[ast.Operation]string{ast.Query: "Query", ast.Mutation: "Mutation", ast.Subscription: "Subscription"}

func rootFields(operation *graphql.OperationContext) []graphql.CollectedField {
	root := rootTypes[operation.Operation.Operation]
	return graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{root})
}

// leastRole is the least role that may use a root field. Reading the schema takes a role, too.
func leastRole(field graphql.CollectedField) auth.Role {
	if strings.HasPrefix(field.Name, "__") {
		return auth.RoleViewer
	}
	return access[field.ObjectDefinition.Name+"."+field.Name]
}

// allowedActions leaves out what the caller's role may never do.
func allowedActions(ctx context.Context, actions []order.Action) []order.Action {
	allowed := make([]order.Action, 0, len(actions))
	for _, a := range actions {
		if requireRole(ctx, access[actionField[a.Name]]) == nil {
			allowed = append(allowed, a)
		}
	}
	return allowed
}
