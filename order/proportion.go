package order

import (
	"cmp"
	"math/bits"
	"slices"

	"waybill/money"
)

// tooMuch stands for every amount that is larger than amounts may be, so that sums of
// such amounts are still numbers, which the limits then refuse.
const tooMuch = money.MaxMinor + 1

// proportion is amount x part / whole, to the nearest unit; half a unit falls to the rest.
// part and whole are not below zero; of nothing, every part is nothing.
func proportion(amount, part, whole int64) int64 {
	if amount <= 0 || part <= 0 || whole <= 0 {
		return 0
	}
	quotient, rest := divide(amount, part, whole)
	if rest > whole-rest {
		quotient++
	}
	return min(quotient, tooMuch)
}

// spread shares an amount among parts of these weights, none below zero. It is rounded by
// the largest remainder, the earlier part first, so that the shares add up exactly. Where
// no part weighs anything, all shares are 0.
func spread(amount int64, weights []int64) []int64 {
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

// divide is a x b / c with what remains, exactly; tooMuch where the result is no amount.
func divide(a, b, c int64) (quotient, rest int64) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high >= uint64(c) {
		return tooMuch, 0
	}
	q, r := bits.Div64(high, low, uint64(c))
	return int64(min(q, tooMuch)), int64(r)
}
