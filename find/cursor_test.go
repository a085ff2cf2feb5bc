package find

import (
	"encoding/base64"
	"math"
	"strings"
	"testing"
)

func TestACursorIsReadAsItWasWritten(t *testing.T) {
	for _, field := range SortFields {
		for _, direction := range Directions {
			s := Sort{Field: field, Direction: direction}
			places := []place{{id: 1}, {number: math.MaxInt64, id: math.MaxInt64}, {number: math.MinInt64, id: 2}, {number: 0, id: 3}}
			if sortColumns[field].isText {
				places = []place{{id: 1}, {text: "", id: 2}, {text: `müller "x" <&>  `, id: 3},
					{text: strings.Repeat("李", 255), id: 4}, {text: "null", id: 5}, {text: "\x01\t\n", id: 6}}
			}
			for _, p := range places {
				got, err := decodeCursor(encodeCursor(s, p), s)
				if err != nil || got != p {
					t.Errorf("%v: %+v became %+v (%v)", s, p, got, err)
				}
			}
		}
	}
}

func TestOnlyCursorsOfThisListAreRead(t *testing.T) {
	s := Sort{Field: Number, Direction: Asc}
	for _, raw := range []string{
		``, `null`, `{}`, `[]`, `[1,"NUMBER","ASC","a"]`, `[1,"NUMBER","ASC","a",1,1]`, `[2,"NUMBER","ASC","a",1]`,
		`[1,"NUMBER","ASC",null,1]`,
		`[1,"NUMBER","ASC",1,1]`, `[1,"NUMBER","ASC","a",null]`, `[1,"NUMBER","ASC","a","1"]`, `[1,"NUMBER","ASC","a",1.5]`,
		`[1,"NUMBER","ASC","a",99999999999999999999]`,
		`[1,"NUMBER","DESC","a",1]`, `[1,"CUSTOMER","ASC","a",1]`, `[1,"NOTHING","ASC","a",1]`, `[1,"number","ASC","a",1]`,
		`[null,"NUMBER","ASC","a",1]`, `["1","NUMBER","ASC","a",1]`,
		`[1,"timeline",1]`, `[1, "NUMBER","ASC","a",1]`, `[1,"NUMBER","ASC","\u0061",1]`, `[1,"NUMBER","ASC","a",1] `,
		`[1,"NUMBER","ASC","a",1][]`, `[1,["NUMBER"],"ASC","a",1]`,
	} {
		if p, err := decodeCursor(base64.RawURLEncoding.EncodeToString([]byte(raw)), s); err == nil {
			t.Errorf("%s was read as %+v", raw, p)
		}
	}
	good := encodeCursor(s, place{text: "a", id: 1})
	for _, cursor := range []string{good + "=", good + "\n", " " + good, strings.Repeat(good, 1_000)} {
		if p, err := decodeCursor(cursor, s); err == nil {
			t.Errorf("%.60q was read as %+v", cursor, p)
		}
	}
}

func FuzzDecodeCursor(f *testing.F) {
	for i, field := range SortFields {
		s := Sort{Field: field, Direction: Desc}
		f.Add(encodeCursor(s, place{number: 5, text: "x", id: 7}), i, true)
	}
	for _, raw := range []string{"", "[]", `[1, "NUMBER","ASC","a",1]`, `[1,"NUMBER","ASC","\ud800",1]`, `[1,"NUMBER","ASC",[],{}]`} {
		f.Add(base64.RawURLEncoding.EncodeToString([]byte(raw)), 1, false)
	}
	f.Fuzz(func(t *testing.T, cursor string, field int, descending bool) {
		s := Sort{Field: SortFields[uint(field)%uint(len(SortFields))], Direction: Asc}
		if descending {
			s.Direction = Desc
		}
		p, err := decodeCursor(cursor, s)
		if err == nil && encodeCursor(s, p) != cursor {
			t.Errorf("%q reads as %+v, which is written %q", cursor, p, encodeCursor(s, p))
		}
		sequence, err := boundary(&cursor, "after", -1, 0)
		if err == nil && timelineCursor(sequence+1) != cursor {
			t.Errorf("%q reads as %d, which is written %q", cursor, sequence+1, timelineCursor(sequence+1))
		}
	})
}
