package money

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestParseTakesWhatTheCurrencyAllows(t *testing.T) {
	for _, c := range []struct {
		name, text string
		currency   Currency
		minor      int64
		err        error
	}{
		{"dollars have two decimals", "34.98", "USD", 3498, nil},
		{"missing decimals are zeros", "34.9", "USD", 3490, nil},
		{"a whole number needs no point", "34", "USD", 3400, nil},
		{"yen have no decimals", "5000", "JPY", 5000, nil},
		{"zeros beyond the currency's decimals change nothing", "5000.00", "JPY", 5000, nil},
		{"Kuwaiti dinars have three", "1.234", "KWD", 1234, nil},
		{"a withdrawn currency still reads", "12.50", "HRK", 1250, nil},
		{"negative amounts are numbers too", "-1.50", "EUR", -150, nil},
		{"half a cent is refused, not rounded", "1.005", "USD", 0, ErrDecimals},
		{"half a yen is refused", "1.5", "JPY", 0, ErrDecimals},
		{"an empty text is no amount", "", "USD", 0, ErrSyntax},
		{"a point alone is no amount", ".", "USD", 0, ErrSyntax},
		{"digits must stand on both sides of the point", "1.", "USD", 0, ErrSyntax},
		{"exponents are refused", "1e3", "USD", 0, ErrSyntax},
		{"thousands separators are refused", "1,000.00", "USD", 0, ErrSyntax},
		{"other scripts' digits are refused", "١٢", "USD", 0, ErrSyntax},
		{"more than the limit is refused", "1000000000000.01", "USD", 0, ErrTooLarge},
		{"a number of a thousand digits is refused", "9999999999999999999999", "USD", 0, ErrTooLarge},
		{"an unknown currency is refused", "1", "QQQ", 0, ErrCurrency},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Parse(c.text, c.currency)
			if !errors.Is(err, c.err) {
				t.Fatalf("error = %v, want %v", err, c.err)
			}
			if got.Minor != c.minor {
				t.Errorf("minor = %d, want %d", got.Minor, c.minor)
			}
		})
	}
}

func TestMoneyIsWrittenAsPeopleWriteIt(t *testing.T) {
	for _, c := range []struct {
		money           Money
		decimal, people string
	}{
		{Money{3498, "USD"}, "34.98", "$34.98"},
		{Money{5, "USD"}, "0.05", "$0.05"},
		{Money{-150, "EUR"}, "-1.50", "-€1.50"},
		{Money{5000, "JPY"}, "5000", "¥5,000"},
		{Money{1234, "KWD"}, "1.234", "KWD\u00a01.234"},
		{Money{1250, "HRK"}, "12.50", "12.50 HRK"},
	} {
		if got := c.money.Decimal(); got != c.decimal {
			t.Errorf("Decimal(%v) = %q, want %q", c.money.Minor, got, c.decimal)
		}
		if got := c.money.String(); got != c.people {
			t.Errorf("String(%v) = %q, want %q", c.money.Minor, got, c.people)
		}
	}
}

func TestSortKeyOrdersByTheNumberPeopleSee(t *testing.T) {
	if (Money{50, "JPY"}).SortKey() >= (Money{6000, "USD"}).SortKey() {
		t.Error("¥50 should come before $60.00")
	}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money{rapid.Int64Range(-MaxMinor, MaxMinor).Draw(t, "minor"),
			rapid.SampledFrom([]Currency{"USD", "JPY", "KWD", "EUR", "CLF"}).Draw(t, "currency")}
		got, err := Parse(m.Decimal(), m.Currency)
		if err != nil || got != m {
			t.Fatalf("Parse(%q) = %v, %v", m.Decimal(), got, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"34.98", "-0", "1e9", "", ".", "00000000000000000000000001", "1.0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse(text, "USD")
		if err != nil {
			return
		}
		again, err := Parse(m.Decimal(), "USD")
		if err != nil || again != m {
			t.Fatalf("%q reads as %v but %q reads as %v (%v)", text, m, m.Decimal(), again, err)
		}
	})
}
