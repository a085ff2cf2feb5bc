package desk

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
)

// editedLines is the part of an edit that is about lines and amounts.
type editedLines struct {
	stored     []*ent.OrderLine
	plan       order.EditPlan
	attributes map[order.LineID][]order.Attribute // of lines that are there
	isPlanned  bool
}

// planLines works out the new lines and amounts, if the rules allow all of them. Problems are
// collected, so that the edit is refused with those of its other fields, too.
func (e *edit) planLines(ctx context.Context, in Edit) error {
	asked := order.Edits{Lines: in.Lines, Added: in.AddLines, Discount: in.Discount, Shipping: in.Shipping, Tax: in.Tax}
	if asked.IsEmpty() {
		return nil
	}
	l := &e.lines
	var err error
	if l.stored, err = linesOf(ctx, e.tx.Client, e.order.ID); err != nil {
		return err
	}
	l.attributes = map[order.LineID][]order.Attribute{}
	for i, edit := range in.Lines {
		if edit.Attributes != nil {
			attributes, problems := order.CheckAttributes(edit.Attributes, refusal.Path{"lines"}.At(i, "attributes"))
			l.attributes[edit.LineID] = attributes
			e.problems = append(e.problems, problems...)
		}
	}
	plan, problems := order.PlanEdit(e.facts, e.amounts, lineFacts(l.stored), asked)
	e.problems = append(e.problems, problems...)
	if l.isPlanned = len(problems) == 0; l.isPlanned {
		l.plan, e.facts = plan, plan.Facts
		e.setAmounts(plan.Amounts)
	}
	return nil
}

// writeLines stores what the rules have planned: changed lines, their attributes, and new lines
// behind them. The timeline tells it in the same order.
func (e *edit) writeLines(ctx context.Context) error {
	l := &e.lines
	if !l.isPlanned {
		return nil
	}
	changes, err := e.changeLines(ctx, l.stored, l.plan.Lines)
	if err != nil {
		return err
	}
	more, err := e.writeLineAttributes(ctx)
	if err != nil {
		return err
	}
	added, err := e.addLines(ctx)
	if err != nil {
		return err
	}
	changes = append(append(changes, more...), added...)
	e.reindex = e.reindex || len(changes) > 0
	e.addChange("the items", changes)
	e.describeAmounts()
	return nil
}

// describeAmounts names the order's amounts that changed in the sentence. Where items changed,
// amounts usually just follow them; then the sentence names the items alone. The values
// before and after are listed in either case.
func (e *edit) describeAmounts() {
	before, after := amountsOf(e.order), e.amounts
	if len(e.what) == 0 || e.what[len(e.what)-1] != "the items" {
		for _, c := range []struct {
			what          string
			before, after int64
		}{
			{"the discount", before.Discount, after.Discount},
			{"the shipping costs", before.Shipping, after.Shipping},
			{"the tax", before.Tax, after.Tax},
		} {
			if c.before != c.after {
				e.what = append(e.what, c.what)
			}
		}
	}
	e.changes = append(e.changes, e.moneyChanges()...)
}

// writeLineAttributes replaces the attributes of lines that the edit names, and tells what
// changed.
func (e *edit) writeLineAttributes(ctx context.Context) ([]order.Change, error) {
	var changes []order.Change
	for _, line := range e.lines.stored {
		to, given := e.lines.attributes[line.ID]
		change := lineChanged(line.ID, line.Title, order.FigureAttributes, asJSON(line.Attributes), asJSON(to))
		if !given || len(change) == 0 {
			continue
		}
		if err := e.tx.OrderLine.Update().Where(orderline.ID(line.ID)).SetAttributes(to).Exec(ctx); err != nil {
			return nil, fmt.Errorf("change line: %w", err)
		}
		changes = append(changes, change...)
	}
	return changes, nil
}

// addLines stores the new lines after the others, and lists a change for each.
func (e *edit) addLines(ctx context.Context) ([]order.Change, error) {
	l := &e.lines
	if len(l.plan.Added) == 0 {
		return nil, nil
	}
	position := nextPosition(l.stored)
	if err := e.createLines(ctx, position, l.plan.Added, nil); err != nil {
		return nil, err
	}
	ids, err := e.tx.OrderLine.Query().
		Where(orderline.OrderID(e.order.ID), orderline.PositionGTE(position), orderline.QuantityGT(0)).
		Order(ent.Asc(orderline.FieldPosition)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("load added lines: %w", err)
	}
	changes := make([]order.Change, len(ids))
	for i, added := range l.plan.Added {
		after := fmt.Sprint(added.Quantity)
		changes[i] = order.LineChange(ids[i], added.Draft.Title, order.FigureQuantity, nil, &after)
	}
	return changes, nil
}

// nextPosition is the position after the last line. Positions of removed lines are not used
// again, except at the end.
func nextPosition(lines []*ent.OrderLine) int {
	if len(lines) == 0 {
		return 1
	}
	return lines[len(lines)-1].Position + 1
}

// EditPreview is the order as an edit would leave it. Neither the order nor its lines are
// stored like this. Where the edit would be refused, Problems say why.
type EditPreview struct {
	Order    *ent.SalesOrder
	Lines    []*ent.OrderLine
	Problems refusal.Problems
}

// PreviewEdit tells what Edit would do with the same input, by the same rules. It reads
// and writes nothing.
func (d *Desk) PreviewEdit(ctx context.Context, read *ent.Client, in Edit) (EditPreview, error) {
	o, lines, problems, err := loadForPreview(ctx, read, in.OrderID, in.Guard)
	if err != nil || len(problems) > 0 {
		return EditPreview{Problems: problems}, err
	}
	w := newChange(&store.Tx{Client: read}, order.Actor{}, order.At(d.now()))
	w.startFrom(o)
	e := &edit{change: w}
	if err := e.plan(ctx, in); err != nil {
		problems, ok := problemsOf(err)
		if !ok {
			return EditPreview{}, fmt.Errorf("preview: %w", err)
		}
		return EditPreview{Problems: problems}, nil
	}
	if e.lines.isPlanned {
		lines = e.lines.previewLines(o)
	}
	return EditPreview{Order: e.previewOrder(), Lines: lines}, nil
}

// previewOrder is a copy of the order with the amounts that the edit gives it.
func (e *edit) previewOrder() *ent.SalesOrder {
	o := *e.order
	o.SubtotalMinor, o.DiscountMinor, o.ShippingMinor = e.amounts.Subtotal, e.amounts.Discount, e.amounts.Shipping
	o.TaxMinor, o.TotalMinor = e.amounts.Tax, e.amounts.Total
	o.DueMinor, o.OutstandingMinor, o.OverpaidMinor = e.facts.Due(), e.facts.Outstanding(), e.facts.Overpaid()
	return &o
}

// previewLines are copies of the lines as the edit leaves them. Lines that it adds have no ID.
func (l *editedLines) previewLines(o *ent.SalesOrder) []*ent.OrderLine {
	var all []*ent.OrderLine
	for i, is := range l.plan.Lines {
		line := *l.stored[i]
		line.Quantity, line.UnitPriceMinor, line.DiscountMinor, line.TaxMinor = is.Quantity, is.UnitPrice, is.Discount, is.Tax
		if attributes, given := l.attributes[line.ID]; given {
			line.Attributes = attributes
		}
		if line.Quantity > 0 {
			all = append(all, &line)
		}
	}
	for _, added := range l.plan.Added {
		d := added.Draft
		all = append(all, &ent.OrderLine{
			OrderID: o.ID, Title: d.Title, VariantTitle: present(d.VariantTitle), Sku: present(d.SKU), Vendor: present(d.Vendor),
			ImageURL: present(d.ImageURL), Quantity: added.Quantity, UnitPriceMinor: added.UnitPrice,
			DiscountMinor: added.Discount, TaxMinor: added.Tax, Currency: o.Currency,
			RequiresShipping: added.Ships, Attributes: d.Attributes,
		})
	}
	return all
}
