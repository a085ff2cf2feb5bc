package bulk

import (
	"context"

	"waybill/fulfillment"
	"waybill/order"
)

// NewDesk lets an import work on an order desk.
func NewDesk(desk *fulfillment.Desk) Desk { return orderDesk{desk} }

type orderDesk struct{ desk *fulfillment.Desk }

func (d orderDesk) Import(ctx context.Context, actor order.Actor, orders []order.Imported, dryRun bool) ([]Outcome, error) {
	results, err := d.desk.Import(ctx, actor, orders, dryRun)
	outcomes := make([]Outcome, len(results))
	states := map[fulfillment.ImportState]State{
		fulfillment.Added: Added, fulfillment.Unchanged: Unchanged, fulfillment.Refused: Refused,
	}
	for i, r := range results {
		outcomes[i] = Outcome{State: states[r.State], Warning: r.Warning, Problems: r.Problems}
	}
	return outcomes, err
}
