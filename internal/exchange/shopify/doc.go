// Package shopify brings many orders in at once from a file: the orders export
// that Shopify's admin writes as CSV.
//
// It promises:
//   - to stream: whatever the size of a file, memory holds a batch of orders,
//     and no row or order of more than a fixed size;
//   - to find columns by their names, in any order, whether a file has the 75
//     of 2021, the 79 of today or others besides;
//   - to lose nothing silently: each row that cannot be taken is reported with
//     file, row and column, and so is everything about an order that had to be
//     guessed, cut or left out (a warning);
//   - to take an order whole or not at all, because an order once imported is
//     left alone by the next import: one bad row refuses its order, and only
//     its order;
//   - never to refuse an order because its amounts do not add up.
//
// Nothing here writes to a database or knows what an order may do: orders are
// handed to a Desk as order.Imported, whose Check holds them to the rules.
package shopify
