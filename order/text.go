package order

import (
	"waybill/address"
	"waybill/refusal"
)

// CheckAddress cleans the parts of an address, in place, and finds what is wrong with them.
func CheckAddress(a *address.Address, at refusal.Path) refusal.Problems {
	if a == nil {
		return nil
	}
	var c refusal.Texts
	for _, part := range a.Parts() {
		if *part.Value != nil {
			kept := **part.Value // a copy: the text that the caller holds stays as it is
			c.Short(&kept, at.At(part.Name))
			*part.Value = &kept
		}
	}
	a.Tidy()
	if code := a.CountryCode; code != nil && len(c.Problems) == 0 && !address.IsCountry(*code) {
		c.Add(refusal.New(refusal.Invalid, at.At("countryCode"), "This is not an ISO 3166-1 alpha-2 country code such as DE."))
	}
	return c.Problems
}

// CheckTags cleans tags, drops empty and repeated ones, and bounds their number.
func CheckTags(tags []string, at refusal.Path) ([]string, refusal.Problems) {
	var c refusal.Texts
	kept := make([]string, 0, min(len(tags), MaxTags))
	seen := map[string]bool{}
	for i, tag := range tags {
		if i >= MaxTags {
			c.Add(refusal.New(refusal.TooLong, at, "An order can have at most %d tags.", MaxTags).With(refusal.ParamMost, MaxTags))
			break
		}
		c.Short(&tag, at.At(i))
		if tag != "" && !seen[tag] {
			seen[tag] = true
			kept = append(kept, tag)
		}
	}
	return kept, c.Problems
}

// Tracking is how a parcel can be followed. Its JSON names are the stored form.
type Tracking struct {
	Number  string  `json:"number"`
	Carrier *string `json:"carrier,omitempty"`
	URL     *string `json:"url,omitempty"`
}

// CheckTracking cleans tracking numbers and bounds them.
func CheckTracking(tracking []Tracking, at refusal.Path) ([]Tracking, refusal.Problems) {
	var c refusal.Texts
	if len(tracking) > MaxTracking {
		c.Add(refusal.New(refusal.TooLong, at, "A fulfillment can have at most %d tracking numbers.", MaxTracking).
			With(refusal.ParamMost, MaxTracking))
		return nil, c.Problems
	}
	kept := make([]Tracking, len(tracking))
	for i, t := range tracking {
		c.Required(&t.Number, refusal.MaxShort, at.At(i, "number"))
		t.Carrier = c.Optional(t.Carrier, at.At(i, "carrier"), c.Short)
		t.URL = c.Optional(t.URL, at.At(i, "url"), c.Link)
		kept[i] = t
	}
	return kept, c.Problems
}

// CheckComment wants a body of 1 to 5,000 characters.
func CheckComment(body string, at refusal.Path) (string, refusal.Problems) {
	var c refusal.Texts
	c.Required(&body, MaxComment, at)
	return body, c.Problems
}

// CheckShortText cleans an optional text of at most 255 characters, such as a phone number or
// the reference of a payment.
func CheckShortText(s string, at refusal.Path) (string, *refusal.Problem) {
	return refusal.Text(s, refusal.MaxShort, at)
}

// CheckNote cleans an optional text of at most 5,000 characters.
func CheckNote(s string, at refusal.Path) (string, *refusal.Problem) {
	return refusal.Text(s, refusal.MaxNote, at)
}

// CheckEmail cleans an optional e-mail address.
func CheckEmail(s string, at refusal.Path) (string, *refusal.Problem) {
	var c refusal.Texts
	c.Email(&s, at)
	if len(c.Problems) > 0 {
		return "", &c.Problems[0]
	}
	return s, nil
}
