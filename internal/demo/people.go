package demo

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"waybill/address"
	"waybill/order"
)

// companies are where some customers have their parcels sent.
const companies = "Bluebird Studio|Atelier Nord|Harbour & Finch Ltd|Kontor Sieben|" +
	"Maison Pervenche|Little Fern Café|Parallel Office|Hotel Zur Linde"

// shopper is somebody who orders.
type shopper struct {
	name, email, phone string
	land               land
	home               address.Address
	regular            bool // orders again and again
}

// gatherCrowd invents all customers, those who order most first.
func (s *stage) gatherCrowd() []shopper {
	var all []shopper
	domains := []string{"example.com", "example.org", "example.net"}
	for _, group := range s.people {
		for _, person := range group.People {
			p := shopper{
				name:  person.Name,
				land:  s.landOf(group.Land),
				email: cmp.Or(person.Handle, handleOf(person.Name)) + "@" + domains[len(all)%len(domains)],
			}
			if p.land.Phone != "" && s.chance(60) {
				p.phone = fmt.Sprintf(p.land.Phone, len(all)%100)
			}
			p.home = s.home(p)
			all = append(all, p)
		}
	}
	s.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for i := range 8 {
		all[i].regular = true
	}
	return all
}

// handles write what no accent can be taken off.
var handles = strings.NewReplacer(" ", ".", "'", "", "ß", "ss", "ø", "o", "æ", "ae", "ł", "l", "ı", "i", "þ", "th", "ð", "d")

// handleOf is "Siân O'Dell" as "sian.odell".
func handleOf(name string) string {
	apart := norm.NFD.String(strings.ToLower(name))
	return handles.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, apart))
}

// home invents where a shopper lives.
func (s *stage) home(p shopper) address.Address {
	where := oneOf(s, p.land.Cities)
	a := address.Address{
		Name:        text(p.name),
		Line1:       text(fmt.Sprintf(oneOf(s, p.land.Streets), 1+s.random.IntN(140))),
		City:        text(where.Name),
		Region:      text(where.Region),
		PostalCode:  text(where.PostalCode),
		CountryCode: text(p.land.Code),
		Phone:       text(p.phone),
	}
	if s.chance(11) {
		a.Company = text(s.among(companies))
	}
	if s.chance(18) {
		a.Line2 = text(s.among("Apt 4B|Unit 12|2nd floor|Flat 3|Back building"))
	}
	return a
}

// text is nil for "", as absent parts of an address are.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// The people who work in the store, and the programs that work for it.
var (
	staff = []order.Actor{
		{ID: "maya", Kind: order.ActorStaff, Name: "Maya"},
		{ID: "tomas", Kind: order.ActorStaff, Name: "Tomás"},
		{ID: "ingrid", Kind: order.ActorStaff, Name: "Ingrid"},
		{ID: "kenji", Kind: order.ActorStaff, Name: "Kenji"},
		{ID: "priya", Kind: order.ActorStaff, Name: "Priya"},
	}
	storefront = order.Actor{ID: "storefront", Kind: order.ActorToken, Name: "Storefront"}
	parcelSync = order.Actor{ID: "parcel-sync", Kind: order.ActorToken, Name: "Parcel Sync"}
	importer   = order.Actor{ID: "import", Kind: order.ActorImport, Name: "Import"}
)
