package demo

import (
	"strings"

	"waybill/order"
)

// carriers are how each carrier writes its numbers: # is a digit, @ a letter.
var carriers = map[string]string{
	"UPS":                  "1Z@##@##03########",
	"USPS":                 "9400111899#############",
	"FedEx":                "7###########",
	"Canada Post":          "4002##########",
	"Royal Mail":           "@@#########GB",
	"DPD":                  "155##########",
	"Evri":                 "H00@@##########",
	"An Post":              "CE#########IE",
	"DHL":                  "003404341#########",
	"Hermes":               "H100##############",
	"Österreichische Post": "1042################",
	"Swiss Post":           "99.60.######.########",
	"Colissimo":            "6A###########",
	"Chronopost":           "XY#########FR",
	"Mondial Relay":        "########",
	"bpost":                "3232##################",
	"PostNL":               "3S@@@@#########",
	"Correos":              "PQ4@######0######@",
	"SEUR":                 "##############",
	"CTT":                  "DA#########PT",
	"Correios":             "@@#########BR",
	"Poste Italiane":       "5P############",
	"BRT":                  "0##############",
	"InPost":               "6####################",
	"Zásilkovna":           "Z##########",
	"PostNord":             "00370#############SE",
	"Posten":               "70###############",
	"Posti":                "JJFI################",
	"Pósturinn":            "RR#########IS",
	"ACS":                  "##########",
	"Speedy":               "6##########",
	"Nova Poshta":          "204###########",
	"PTT":                  "27###########",
	"Yamato":               "4###-####-####",
	"Japan Post":           "6###-####-####",
	"Sagawa":               "3###-####-####",
	"CJ Logistics":         "5###########",
	"SF Express":           "SF1############",
	"SingPost":             "RR#########SG",
	"Blue Dart":            "8##########",
	"Australia Post":       "33@@@#######",
	"StarTrack":            "@@@@########",
	"NZ Post":              "00######################",
	"Estafeta":             "3#####################",
	"Aramex":               "3##########",
	"Israel Post":          "RR#########IL",
}

// tracking is how a new parcel can be followed.
func (s *stage) tracking(from land) []order.Tracking {
	carrier := s.among(from.carriers)
	number := strings.Map(func(r rune) rune {
		switch r {
		case '#':
			return rune('0' + s.random.IntN(10))
		case '@':
			return rune("ABCDEFGHJKLMNPRSTUVWXYZ"[s.random.IntN(23)])
		}
		return r
	}, carriers[carrier])
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
