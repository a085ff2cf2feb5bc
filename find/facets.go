package find

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/sqljson"

	"waybill/ent/orderline"
	"waybill/ent/ordertag"
	"waybill/ent/salesorder"
)

// FacetField is what orders are told apart by. Its values are the API's names.
type FacetField string

// The fields of facets.
const (
	ByTag            FacetField = "TAG"
	ByDeliveryMethod FacetField = "DELIVERY_METHOD"
	ByVendor         FacetField = "VENDOR"
	BySource         FacetField = "SOURCE"
	ByCountry        FacetField = "COUNTRY"
)

// FacetFields are all of them.
var FacetFields = []FacetField{ByTag, ByDeliveryMethod, ByVendor, BySource, ByCountry}

// Facet is a value, and how many orders have it.
type Facet struct {
	Value string
	Count *Count
}

const (
	// usualFacets is how many values are listed unless told otherwise.
	usualFacets = 20
	// maxFacets bounds how many may be asked for.
	maxFacets = 100
)

// Facets counts the orders that match by the values of a field, most first, and values that
// equally many have by the alphabet.
func (s Source) Facets(ctx context.Context, field FacetField, text *string, filter *Filter, first *int) ([]*Facet, error) {
	n := usualFacets
	if first != nil {
		n = *first
	}
	if n < 1 || n > maxFacets {
		return nil, badArgument("first", "must be from 1 to %d", maxFacets)
	}
	match, err := s.conditions(text, filter)
	if err != nil {
		return nil, err
	}
	return s.facets(ctx, field, match, n, maxSummed)
}

// facets counts among at most so many of the orders. They are counted first: where there are more,
// each value's count is only known to be at least what was found.
func (s Source) facets(ctx context.Context, field FacetField, match []condition, first, most int) ([]*Facet, error) {
	all, err := s.count(ctx, salesorder.Table, selectors(match), most)
	if err != nil {
		return nil, err
	}
	facets := []*Facet{}
	err = s.each(ctx, "count facets", s.valuesOf(field, match, all.Count).Limit(first), func(scan scan) error {
		f := &Facet{Count: &Count{Precision: all.Precision}}
		facets = append(facets, f)
		return scan(&f.Value, &f.Count.Count)
	})
	return facets, err
}

// valuesOf selects the values of a field with the number of orders that have each. Tags and vendors
// stand in other tables. An order with two lines of one vendor counts once for it, and lines that
// were taken off the order, whose quantity is 0, do not count.
func (s Source) valuesOf(field FacetField, match []condition, most int) *sql.Selector {
	build := sql.Dialect(s.Dialect)
	some := s.some(match, most, salesorder.FieldID, salesorder.FieldDeliveryMethod, salesorder.FieldSource,
		salesorder.FieldShippingAddress).As("some")
	values := build.Select().From(some)
	var value string
	counted := sql.Count("*")
	switch field {
	case ByTag:
		tags := build.Table(ordertag.Table)
		values.Join(tags).On(some.C(salesorder.FieldID), tags.C(ordertag.FieldOrderID))
		value = tags.C(ordertag.FieldTag)
	case ByVendor:
		lines := build.Table(orderline.Table)
		values.Join(lines).On(some.C(salesorder.FieldID), lines.C(orderline.FieldOrderID)).
			Where(sql.GT(lines.C(orderline.FieldQuantity), 0))
		value, counted = lines.C(orderline.FieldVendor), sql.Count(sql.Distinct(some.C(salesorder.FieldID)))
	case BySource:
		value = some.C(salesorder.FieldSource)
	case ByCountry:
		values.AppendSelectExprAs(sqljson.ValuePath(salesorder.FieldShippingAddress, sqljson.Path("countryCode")), "value")
		return values.AppendSelectExprAs(sql.Raw(counted), "n").Where(sqljson.ValueIsNotNull(salesorder.FieldShippingAddress,
			sqljson.Path("countryCode"))).GroupBy("value").OrderBy(sql.Desc("n"), sql.Asc("value"))
	default:
		value = some.C(salesorder.FieldDeliveryMethod)
	}
	return values.AppendSelectAs(value, "value").AppendSelectExprAs(sql.Raw(counted), "n").Where(sql.NotNull(value)).
		GroupBy(value).OrderBy(sql.Desc("n"), sql.Asc("value"))
}
