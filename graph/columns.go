package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/ent/orderline"
	"waybill/ent/salesorder"
)

// facts are the columns that the rules look at, see desk.FactsOf.
var facts = []string{
	salesorder.FieldNumber, salesorder.FieldCancelledAt, salesorder.FieldItemCount, salesorder.FieldFulfilledCount,
	salesorder.FieldToShipCount, salesorder.FieldShippedCount, salesorder.FieldCurrency, salesorder.FieldTotalMinor,
	salesorder.FieldCapturedMinor, salesorder.FieldRefundedMinor, salesorder.FieldForgivenMinor,
	salesorder.FieldAuthorized, salesorder.FieldVoided,
}

// orderColumns are the columns that each field of Order is made of. A field
// that is missing here makes the whole row be read. A test asks for every field
// alone and compares.
var orderColumns = map[string][]string{
	"__typename":      {},
	"id":              {},
	"lines":           {},
	"fulfillments":    {},
	"number":          {salesorder.FieldNumber},
	"status":          {salesorder.FieldStatus},
	"paymentStatus":   {salesorder.FieldPaymentStatus},
	"version":         {salesorder.FieldVersion},
	"placedAt":        {salesorder.FieldPlacedAt},
	"updatedAt":       {salesorder.FieldUpdatedAt},
	"customer":        {salesorder.FieldCustomerID},
	"email":           {salesorder.FieldEmail},
	"phone":           {salesorder.FieldPhone},
	"deliveryMethod":  {salesorder.FieldDeliveryMethod},
	"shippingAddress": {salesorder.FieldShippingAddress},
	"billingAddress":  {salesorder.FieldBillingAddress},
	"itemCount":       {salesorder.FieldItemCount},
	"total":           {salesorder.FieldTotalMinor, salesorder.FieldCurrency},
	"payment": {salesorder.FieldSubtotalMinor, salesorder.FieldDiscountMinor, salesorder.FieldShippingMinor,
		salesorder.FieldTaxMinor, salesorder.FieldTaxesIncluded, salesorder.FieldTotalMinor, salesorder.FieldCurrency,
		salesorder.FieldCapturedMinor, salesorder.FieldRefundedMinor, salesorder.FieldDueMinor,
		salesorder.FieldOutstandingMinor, salesorder.FieldOverpaidMinor},
	"timeline":     {salesorder.FieldLastSequence},
	"actions":      facts,
	"note":         {salesorder.FieldNote},
	"tags":         {salesorder.FieldTags},
	"cancelledAt":  {salesorder.FieldCancelledAt},
	"cancelReason": {salesorder.FieldCancelReason},
	"source":       {salesorder.FieldSource},
	"sourceId":     {salesorder.FieldSourceID},
	"attributes":   {salesorder.FieldAttributes},
}

// lineColumns are the same for OrderLine.
var lineColumns = map[string][]string{
	"__typename":          {},
	"id":                  {},
	"order":               {orderline.FieldOrderID},
	"title":               {orderline.FieldTitle},
	"variantTitle":        {orderline.FieldVariantTitle},
	"sku":                 {orderline.FieldSku},
	"vendor":              {orderline.FieldVendor},
	"imageUrl":            {orderline.FieldImageURL},
	"quantity":            {orderline.FieldQuantity},
	"fulfilledQuantity":   {orderline.FieldFulfilledQuantity},
	"unfulfilledQuantity": {orderline.FieldQuantity, orderline.FieldFulfilledQuantity, orderline.FieldReturnedQuantity},
	"unitPrice":           {orderline.FieldUnitPriceMinor, orderline.FieldCurrency},
	"total":               {orderline.FieldUnitPriceMinor, orderline.FieldCurrency, orderline.FieldQuantity},
	"discount":            {orderline.FieldDiscountMinor, orderline.FieldCurrency},
	"tax":                 {orderline.FieldTaxMinor, orderline.FieldCurrency},
	"refundedQuantity":    {orderline.FieldRefundedQuantity},
	"requiresShipping":    {orderline.FieldRequiresShipping},
	"attributes":          {orderline.FieldAttributes},
}

// columns lists the columns that the selected fields need. paths lead from the field that is being
// resolved to the fields of the record, e.g. through edges and node.
func columns(ctx context.Context, all []string, byField map[string][]string, paths ...[]string) []string {
	if len(paths) == 0 {
		paths = [][]string{nil}
	}
	needed := []string{"id"}
	has := map[string]bool{"id": true}
	for _, path := range paths {
		for _, field := range selected(ctx, path) {
			names, known := byField[field.Name]
			if !known {
				return all
			}
			for _, name := range names {
				if !has[name] {
					has[name] = true
					needed = append(needed, name)
				}
			}
		}
	}
	return needed
}

// selected are the fields under the one being resolved, or under a path from it.
func selected(ctx context.Context, path []string) []graphql.CollectedField {
	operation := graphql.GetOperationContext(ctx)
	level := []ast.SelectionSet{graphql.GetFieldContext(ctx).Field.Selections}
	for _, step := range path {
		var next []ast.SelectionSet
		for _, selections := range level {
			for _, field := range graphql.CollectFields(operation, selections, nil) {
				if field.Name == step {
					next = append(next, field.Selections)
				}
			}
		}
		level = next
	}
	var fields []graphql.CollectedField
	for _, selections := range level {
		fields = append(fields, graphql.CollectFields(operation, selections, nil)...)
	}
	return fields
}

func selectedOrderColumns(ctx context.Context, paths ...[]string) []string {
	return columns(ctx, salesorder.Columns, orderColumns, paths...)
}

func selectedLineColumns(ctx context.Context) []string {
	return columns(ctx, orderline.Columns, lineColumns)
}
