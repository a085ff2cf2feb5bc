package order

import "waybill/refusal"

// MaxAttributes bounds the attributes of an order, and of each of its lines.
const MaxAttributes = 50

// Attribute is a name and a value that mean something to the shop. By custom, a name
// that begins with _ is for programs and not shown. Its JSON names are the stored form.
type Attribute struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// CheckAttributes cleans attributes and bounds them. Names have 1 to 255 characters, and
// two attributes may have the same name; values have up to 5,000 characters.
func CheckAttributes(attributes []Attribute, at refusal.Path) ([]Attribute, refusal.Problems) {
	var c refusal.Texts
	if len(attributes) > MaxAttributes {
		c.Add(refusal.New(refusal.TooLong, at, "There can be at most %d attributes.", MaxAttributes).
			With(refusal.ParamMost, MaxAttributes))
		return nil, c.Problems
	}
	kept := make([]Attribute, len(attributes))
	for i, a := range attributes {
		c.Required(&a.Name, refusal.MaxShort, at.At(i, "name"))
		c.Text(&a.Value, refusal.MaxNote, at.At(i, "value"))
		kept[i] = a
	}
	return kept, c.Problems
}
