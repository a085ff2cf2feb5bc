package fulfillment_test

import (
	"context"

	"pgregory.net/rapid"

	"waybill/fulfillment"
)

// annotate is the promise that what is written about an order can always change,
// and changes nothing else.
func (w *world) annotate(t *rapid.T) {
	id, m := w.pick(t)
	before := visible(w.order(t, id))
	in := fulfillment.Update{OrderID: id}
	if rapid.Bool().Draw(t, "tags") {
		in.Tags = fulfillment.Given[[]string]{Set: true, Value: rapid.SliceOfN(rapid.SampledFrom([]string{"gift", "fragile"}), 0, 2).Draw(t, "tag")}
	}
	for _, field := range []*fulfillment.Given[string]{&in.Note, &in.Phone, &in.Email} {
		*field = fulfillment.Given[string]{Set: rapid.Bool().Draw(t, "given"), Value: rapid.SampledFrom([]string{"", "a@example.com"}).Draw(t, "text")}
	}
	result, err := w.Update(context.Background(), ada, in)
	m.expect(t, result, err, "", 1)
	if after := visible(w.order(t, id)); after != before {
		t.Fatalf("a note changed more than itself:\n%s\n%s", before, after)
	}
}
