package refusal_test

import (
	"slices"
	"testing"

	"waybill/refusal"
)

func TestAPathIsExtendedWithoutChangingIt(t *testing.T) {
	lines := refusal.Path{"lines"}
	first, second := lines.At(0, "quantity"), lines.At(1, "quantity")
	for _, c := range []struct {
		name      string
		got, want refusal.Path
	}{
		{"the path itself", lines, refusal.Path{"lines"}},
		{"the first line's quantity", first, refusal.Path{"lines", "0", "quantity"}},
		{"the second line's quantity", second, refusal.Path{"lines", "1", "quantity"}},
		{"from the whole input", refusal.Path(nil).At("note"), refusal.Path{"note"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !slices.Equal(c.got, c.want) {
				t.Errorf("got %q, want %q", c.got, c.want)
			}
		})
	}
}

func TestOnlyProblemsThatWereFoundAreAdded(t *testing.T) {
	var problems refusal.Problems
	problems.Add(nil, refusal.New(refusal.Invalid, refusal.Path{"note"}, "The note is %s.", "odd"), nil)
	problems.Add()
	if len(problems) != 1 || problems[0].Code != refusal.Invalid || problems[0].Message != "The note is odd." {
		t.Errorf("got %v", problems)
	}
}
