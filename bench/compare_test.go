package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// compare asks both sides for the same and finds where their answers differ.
// The two unfulfilled orders that it fulfills are gone from c afterwards.
func (c *comparison) compare() error {
	clients := map[*side]*client{}
	for _, s := range []*side{c.waybill, c.byHand} {
		to, err := connect(s)
		if err != nil {
			return err
		}
		defer to.close() //nolint:gocritic // two clients, until the end
		clients[s] = to
	}
	ask := func(s *side, of *oneCase, target string) (any, error) {
		body, err := clients[s].do(of.request(c, s, target))
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", s.name, of.name, err)
		}
		var answer struct{ Data any } // by hand, nothing is told of the cost
		err = json.Unmarshal(body, &answer)
		return answer.Data, err
	}
	last := len(c.cursors) - 1
	for _, cursor := range []string{c.cursors[0], c.cursors[last/2], c.cursors[last]} {
		if err := c.sameAnswers(ask, listCase, cursor, cursor, nil); err != nil {
			return err
		}
	}
	for _, text := range c.customers[:3] {
		if err := c.sameAnswers(ask, searchCase, text, text, nil); err != nil {
			return err
		}
	}
	twins := c.unfulfilled[:2]
	c.unfulfilled = c.unfulfilled[2:]
	if err := c.sameAnswers(ask, fulfillCase, twins[0], twins[1], identity); err != nil {
		return err
	}
	for _, id := range []string{c.orders[6], twins[0], twins[1], c.orders[len(c.orders)-1]} {
		if err := c.sameAnswers(ask, detailsCase, id, id, nil); err != nil {
			return err
		}
	}
	return c.sameTwins(ask, twins)
}

type asking func(s *side, of *oneCase, target string) (any, error)

// identity are the fields in which twins differ: some sentences name the order.
var identity = []string{"id", "at", "createdAt", "updatedAt", "number", "name", "message", "reason"}

func (c *comparison) sameAnswers(ask asking, of *oneCase, toWaybill, byHand string, except []string) error {
	got, err := ask(c.waybill, of, toWaybill)
	want, byHandErr := ask(c.byHand, of, byHand)
	if err := errors.Join(err, byHandErr); err != nil {
		return err
	}
	return difference(of.name, got, want, except)
}

// sameTwins finds whether the two sides wrote the same: one fulfilled the one
// twin, one the other.
func (c *comparison) sameTwins(ask asking, twins []string) error {
	one, err := ask(c.waybill, detailsCase, twins[0])
	other, otherErr := ask(c.waybill, detailsCase, twins[1])
	if err := errors.Join(err, otherErr); err != nil {
		return err
	}
	return difference("after fulfill", one, other, identity)
}

// difference is the first place in which two answers differ.
func difference(at string, got, want any, except []string) error {
	switch got := got.(type) {
	case map[string]any:
		want, ok := want.(map[string]any)
		if !ok || !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))) {
			break
		}
		for _, name := range slices.Sorted(maps.Keys(got)) {
			if slices.Contains(except, name) && (got[name] == nil) == (want[name] == nil) {
				continue
			}
			if err := difference(at+"."+name, got[name], want[name], except); err != nil {
				return err
			}
		}
		return nil
	case []any:
		want, ok := want.([]any)
		if !ok || len(got) != len(want) {
			break
		}
		for i := range got {
			if err := difference(fmt.Sprintf("%s[%d]", at, i), got[i], want[i], except); err != nil {
				return err
			}
		}
		return nil
	}
	if reflect.DeepEqual(got, want) {
		return nil
	}
	return fmt.Errorf("%s: waybill says %s, the reference %s", at, brief(got), brief(want))
}

func brief(v any) string {
	text, _ := json.Marshal(v)
	return strings.ToValidUTF8(string(text[:min(len(text), 200)]), "")
}
