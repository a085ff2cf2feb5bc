package demo

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"waybill/money"
)

//go:embed data
var data embed.FS

// world is what the demo is made of: the files of data/.
type world struct {
	lands    []land
	people   []inhabitants
	products []product
	carriers map[string]string // how each writes its numbers: # is a digit, @ a letter
}

func readWorld() world {
	return world{
		lands:    read[[]land]("lands"),
		people:   read[[]inhabitants]("people"),
		products: read[[]product]("products"),
		carriers: read[map[string]string]("carriers"),
	}
}

// land is a country the store ships to.
type land struct {
	Code        string
	Currency    money.Currency
	TaxPerMille int64
	TaxIncluded bool // whether prices show the tax already
	// Phone is a range that the country's regulator keeps free for fiction;
	// where there is none, nobody has a phone.
	Phone    string
	Carriers []string
	Streets  []string // invented; %d is the house number
	Cities   []city
	Note     string // what a customer there would write at the checkout
}

type city struct{ Name, Region, PostalCode string }

// inhabitants are the customers of one country. A name whose letters make no e-mail
// address comes with a handle that its owner would choose.
type inhabitants struct {
	Land   string
	People []struct{ Name, Handle string }
}

// product is something the store sells. Each variant costs Step US cents more
// than the one before it.
type product struct {
	Title, Vendor, SKU, Picture string
	Cents, Step                 int64
	Variants                    []string
}

// potter is the supplier whose goods break easily.
const potter = "Kiso Ceramics"

// read decodes a file of data/, which is a part of the program.
func read[T any](name string) (decoded T) {
	text, err := data.ReadFile("data/" + name + ".json")
	if err == nil {
		err = json.Unmarshal(text, &decoded)
	}
	if err != nil {
		panic(fmt.Sprintf("demo: %s: %v", name, err))
	}
	return decoded
}

func (w world) landOf(code string) land {
	for _, l := range w.lands {
		if l.Code == code {
			return l
		}
	}
	panic("demo: no land " + code) // a typing error in people.json
}

// oneOf picks one of several.
func oneOf[T any](s *stage, several []T) T { return several[s.random.IntN(len(several))] }

// among picks one part of a list written with bars.
func (s *stage) among(list string) string { return oneOf(s, strings.Split(list, "|")) }
