package command

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"waybill/find"
	"waybill/graph/scalar"
	"waybill/internal/exchange"
)

// wanted reads which orders to export: filter and sort are JSON, as they stand in the variables
// of a query of orders; empty for none. What cannot be used is a *find.BadArgument.
func wanted(search *string, filter, sort string) (exchange.Wanted, error) {
	w := exchange.Wanted{Search: search}
	if filter != "" {
		f, err := readFilter(filter)
		if err != nil {
			return w, &find.BadArgument{Argument: "filter", Reason: err.Error()}
		}
		w.Filter = &f
	}
	if sort != "" {
		s := find.Sort{Direction: find.Desc}
		err := readFields(sort, map[string]func(any) error{
			"field": into(&s.Field, scalar.UnmarshalSortField), "direction": into(&s.Direction, scalar.UnmarshalDirection),
		})
		if err == nil && s.Field == "" {
			err = fmt.Errorf("has no field")
		}
		if err != nil {
			return w, &find.BadArgument{Argument: "sort", Reason: err.Error()}
		}
		w.Sort = &s
	}
	return w, nil
}

func readFilter(text string) (f find.Filter, err error) {
	return f, readFields(text, map[string]func(any) error{
		"status":         listOf(&f.Status, scalar.UnmarshalOrderStatus),
		"paymentStatus":  listOf(&f.PaymentStatus, scalar.UnmarshalPaymentStatus),
		"placedAfter":    optional(&f.PlacedAfter, scalar.UnmarshalDateTime),
		"placedBefore":   optional(&f.PlacedBefore, scalar.UnmarshalDateTime),
		"deliveryMethod": listOf(&f.DeliveryMethod, scalar.UnmarshalString),
		"tag":            listOf(&f.Tag, scalar.UnmarshalString),
		"customerId":     optional(&f.CustomerID, scalar.UnmarshalCustomerID),
		"owing":          optional(&f.Owing, readBool),
		"overpaid":       optional(&f.Overpaid, readBool),
		"updatedAfter":   optional(&f.UpdatedAfter, scalar.UnmarshalDateTime),
		"updatedBefore":  optional(&f.UpdatedBefore, scalar.UnmarshalDateTime),
	})
}

// readFields reads an object with one reader for each field that it may have. A field that is
// null counts as left out.
func readFields(text string, fields map[string]func(any) error) error {
	var values map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&values); err != nil {
		return fmt.Errorf("is not a JSON object")
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("is more than one JSON object")
	}
	for name, v := range values {
		read, known := fields[name]
		if !known {
			return fmt.Errorf("has no field %q", exchange.Brief(name))
		}
		if v == nil {
			continue
		}
		if err := read(v); err != nil {
			return fmt.Errorf("has a wrong %s: %w", name, err)
		}
	}
	return nil
}

// into reads a value.
func into[T any](to *T, read func(any) (T, error)) func(any) error {
	return func(v any) (err error) {
		*to, err = read(v)
		return err
	}
}

// optional reads a value that may be left out.
func optional[T any](to **T, read func(any) (T, error)) func(any) error {
	return func(v any) error {
		value, err := read(v)
		*to = &value
		return err
	}
}

// listOf reads a list, or one value, as GraphQL does.
func listOf[T any](to *[]T, read func(any) (T, error)) func(any) error {
	return func(v any) error {
		values, isList := v.([]any)
		if !isList {
			values = []any{v}
		}
		for _, v := range values {
			value, err := read(v)
			if err != nil {
				return err
			}
			*to = append(*to, value)
		}
		return nil
	}
}

func readBool(v any) (bool, error) {
	b, is := v.(bool)
	if !is {
		return false, fmt.Errorf("must be true or false")
	}
	return b, nil
}
