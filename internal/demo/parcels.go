package demo

import (
	"strings"

	"waybill/order"
)

// tracking is how a new parcel can be followed.
func (s *stage) tracking(from land) []order.Tracking {
	carrier := oneOf(s, from.Carriers)
	number := strings.Map(func(r rune) rune {
		switch r {
		case '#':
			return rune('0' + s.random.IntN(10))
		case '@':
			return rune("ABCDEFGHJKLMNPRSTUVWXYZ"[s.random.IntN(23)])
		}
		return r
	}, s.carriers[carrier])
	slug := strings.ReplaceAll(handleOf(carrier), ".", "-")
	url := "https://track.example.com/" + slug + "/" + number
	return []order.Tracking{{Number: number, Carrier: &carrier, URL: &url}}
}

// byVendor is what goes into the first parcel, as pieces of each line: what the
// first line's supplier ships, or half of the pieces where nobody else ships.
func byVendor(lines []order.DraftLine) []int {
	parcel := make([]int, len(lines))
	rest, half := 0, 0
	for i, l := range lines {
		half += l.Quantity
		if l.Vendor == lines[0].Vendor {
			parcel[i] = l.Quantity
			continue
		}
		rest += l.Quantity
	}
	if rest > 0 {
		return parcel
	}
	half /= 2
	for i, l := range lines {
		parcel[i] = min(half, l.Quantity)
		half -= parcel[i]
	}
	return parcel
}
