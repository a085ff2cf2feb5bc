package order

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waybill/money"
)

func TestAnAmountIsSpreadByTheLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		name          string
		amount        int64
		weights, want []int64
	}{
		{"it goes up evenly", 20, []int64{20, 80}, []int64{4, 16}},
		{"of equal remainders the earlier part has the unit", 100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{"the largest remainder has the unit", 10, []int64{10, 20, 40}, []int64{1, 3, 6}},
		{"what weighs nothing has nothing", 7, []int64{0, 3, 0}, []int64{0, 7, 0}},
		{"nothing is spread over nothing", 7, []int64{0, 0}, []int64{0, 0}},
		{"nothing is spread", 0, []int64{1, 2}, []int64{0, 0}},
		{"no parts", 7, []int64{}, []int64{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := allocate(c.amount, c.weights); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestSharesAddUpAndAreFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Int64Range(0, money.MaxMinor).Draw(t, "amount")
		weights := rapid.SliceOfN(rapid.Int64Range(0, money.MaxMinor), 1, 500).Draw(t, "weights")
		var whole, sum int64
		for _, w := range weights {
			whole += w
		}
		shares := allocate(amount, weights)
		for i, share := range shares {
			sum += share
			if whole == 0 {
				continue
			}
			// |share x whole - amount x weight| < whole: less than a unit from what is fair.
			off := new(big.Int).Mul(big.NewInt(share), big.NewInt(whole))
			off.Sub(off, new(big.Int).Mul(big.NewInt(amount), big.NewInt(weights[i])))
			if off.CmpAbs(big.NewInt(whole)) >= 0 {
				t.Fatalf("share %d of %d by %d of %d", share, amount, weights[i], whole)
			}
		}
		if whole > 0 && sum != amount {
			t.Fatalf("the shares add up to %d, not %d", sum, amount)
		}
	})
}

func TestAProportionIsRoundedToTheNearestUnit(t *testing.T) {
	for _, c := range []struct {
		name                      string
		amount, part, whole, want int64
	}{
		{"it goes up evenly", 20, 1, 4, 5},
		{"less than half falls away", 100, 1, 3, 33},
		{"more than half is a unit", 200, 1, 3, 67},
		{"half falls to the rest", 1, 1, 2, 0},
		{"more than the whole", 10, 3, 2, 15},
		{"the largest amounts", money.MaxMinor, money.MaxMinor - 1, money.MaxMinor, money.MaxMinor - 1},
		{"what is larger than any amount is told as too much", money.MaxMinor, money.MaxMinor, 1, beyondMax},
		{"of nothing, a part is nothing", 5, 1, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := proportion(c.amount, c.part, c.whole); got != c.want {
				t.Errorf("%d, want %d", got, c.want)
			}
		})
	}
}
