package order

import (
	"cmp"
	"math/bits"
	"slices"

	"waybill/money"
)

// beyondMax stands for every result that is larger than an amount may be. Sums of it still fit
// an int64, so the limits can compare them, and refuse.
const beyondMax = money.MaxMinor + 1

// proportion is amount x part / whole, rounded to the nearest unit, and half a unit down.
// It is 0 when one of the three is not above zero.
func proportion(amount, part, whole int64) int64 {
	if amount <= 0 || part <= 0 || whole <= 0 {
		return 0
	}
	quotient, rest := divide(amount, part, whole)
	if rest > whole-rest {
		quotient++
	}
	return min(quotient, beyondMax)
}

// allocate shares an amount in proportion to weights, none of which is negative. It rounds by
// the largest remainder, and of equal remainders the earlier one gets the unit, so the shares
// add up to the amount exactly. All shares are 0 when all weights are.
func allocate(amount int64, weights []int64) []int64 {
	shares := make([]int64, len(weights))
	var whole int64
	for _, w := range weights {
		whole += w
	}
	if whole == 0 || amount <= 0 {
		return shares
	}
	rests := make([]int64, len(weights))
	byRest := make([]int, len(weights))
	left := amount
	for i, w := range weights {
		shares[i], rests[i] = divide(amount, w, whole)
		left -= shares[i]
		byRest[i] = i
	}
	slices.SortStableFunc(byRest, func(a, b int) int { return cmp.Compare(rests[b], rests[a]) })
	for _, i := range byRest[:left] {
		shares[i]++
	}
	return shares
}

// divide is a x b / c and its remainder. The product has 128 bits, so nothing is lost in it.
// The quotient is beyondMax when it is larger than an amount may be.
func divide(a, b, c int64) (quotient, rest int64) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high >= uint64(c) {
		return beyondMax, 0
	}
	q, r := bits.Div64(high, low, uint64(c))
	return int64(min(q, beyondMax)), int64(r)
}
