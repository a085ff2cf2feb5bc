// Package address holds postal addresses: a snapshot on an order, kept as given.
//
// It promises to change nothing but surrounding space and the case of the
// country code, and to write an address the way it goes on a parcel.
package address

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Address has no required part: a guest may leave any of it out. Absent parts
// are nil, never empty. The JSON names are the stored form.
type Address struct {
	Name       *string `json:"name,omitempty"`
	Company    *string `json:"company,omitempty"`
	Line1      *string `json:"line1,omitempty"`
	Line2      *string `json:"line2,omitempty"`
	City       *string `json:"city,omitempty"`
	Region     *string `json:"region,omitempty"`
	PostalCode *string `json:"postalCode,omitempty"`
	// CountryCode is ISO 3166-1 alpha-2, e.g. "DE".
	CountryCode *string `json:"countryCode,omitempty"`
	Phone       *string `json:"phone,omitempty"`
}

// Part is one field of an address, by the name that the API gives it.
type Part struct {
	Name  string
	Value **string
}

// Parts are all fields, for code that treats them alike.
func (a *Address) Parts() []Part {
	return []Part{
		{"name", &a.Name}, {"company", &a.Company}, {"line1", &a.Line1}, {"line2", &a.Line2}, {"city", &a.City},
		{"region", &a.Region}, {"postalCode", &a.PostalCode}, {"countryCode", &a.CountryCode}, {"phone", &a.Phone},
	}
}

// Tidy trims every part, drops empty ones and writes the country in capitals.
func (a *Address) Tidy() {
	for _, part := range a.Parts() {
		*part.Value = present(*part.Value)
	}
	if a.CountryCode != nil {
		upper := strings.ToUpper(*a.CountryCode)
		a.CountryCode = &upper
	}
}

func present(s *string) *string {
	if s == nil {
		return nil
	}
	trimmed := strings.TrimSpace(*s)
	if trimmed == "" {
		return nil
	}
	return &trimmed
}

// IsEmpty tells whether nothing is known.
func (a *Address) IsEmpty() bool {
	return a == nil || *a == Address{}
}

// Equal tells whether two addresses say the same; none equals an empty one.
func (a *Address) Equal(b *Address) bool {
	if a.IsEmpty() || b.IsEmpty() {
		return a.IsEmpty() && b.IsEmpty()
	}
	mine, theirs := a.Parts(), b.Parts()
	for i := range mine {
		if text(*mine[i].Value) != text(*theirs[i].Value) {
			return false
		}
	}
	return true
}

// IsCountry tells whether code is an ISO 3166-1 alpha-2 country code in capitals.
func IsCountry(code string) bool {
	if len(code) != 2 {
		return false
	}
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry() && region.String() == code
}

// Formatted are the lines as they go on a parcel. City, region and postal code
// stand in the order that the country's post expects: after the city in
// countries that write English addresses, before it elsewhere.
func (a *Address) Formatted() []string {
	if a == nil {
		return []string{}
	}
	lines := []string{}
	for _, s := range []*string{a.Name, a.Company, a.Line1, a.Line2} {
		lines = appendLine(lines, text(s))
	}
	lines = appendLine(lines, a.cityLine())
	return appendLine(lines, countryName(text(a.CountryCode)))
}

// Countries whose post puts the postal code after the city, as the Universal
// Postal Union's addressing systems give it.
const postalCodeLast = " US CA AU NZ GB IE IN SG HK ZA PH MY TH VN ID NG KE PK BD TW SA JP KR CN "

func (a *Address) cityLine() string {
	city, region, postal := text(a.City), text(a.Region), text(a.PostalCode)
	country := text(a.CountryCode)
	if country != "" && strings.Contains(postalCodeLast, " "+country+" ") {
		return strings.Join(strings.Fields(commaJoin(city, region)+" "+postal), " ")
	}
	return commaJoin(strings.TrimSpace(postal+" "+city), region)
}

func commaJoin(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

func countryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.English.Regions().Name(region); name != "" {
		return name
	}
	return code
}

func appendLine(lines []string, line string) []string {
	if line == "" {
		return lines
	}
	return append(lines, line)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
