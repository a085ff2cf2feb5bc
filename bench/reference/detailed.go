package reference

import (
	"encoding/json"

	"waybill/order"
	"waybill/refusal"
)

// detailedOrder is an order as its page shows it.
type detailedOrder struct {
	ID              string          `json:"id"`
	Number          string          `json:"number"`
	Status          string          `json:"status"`
	PaymentStatus   string          `json:"paymentStatus"`
	Version         int             `json:"version"`
	PlacedAt        string          `json:"placedAt"`
	UpdatedAt       string          `json:"updatedAt"`
	Customer        *customer       `json:"customer"`
	Email           *string         `json:"email"`
	Phone           *string         `json:"phone"`
	DeliveryMethod  *string         `json:"deliveryMethod"`
	ShippingAddress *postal         `json:"shippingAddress"`
	Lines           []detailedLine  `json:"lines"`
	Total           amount          `json:"total"`
	Payment         payment         `json:"payment"`
	Fulfillments    []*parcel       `json:"fulfillments"`
	Timeline        history         `json:"timeline"`
	Actions         []action        `json:"actions"`
	Note            *string         `json:"note"`
	Tags            json.RawMessage `json:"tags"`

	lastSequence int
}

type customer struct {
	Name       string  `json:"name"`
	Email      *string `json:"email"`
	Phone      *string `json:"phone"`
	OrderCount int     `json:"orderCount"`
}

type postal struct {
	Name        *string `json:"name"`
	Company     *string `json:"company"`
	Line1       *string `json:"line1"`
	Line2       *string `json:"line2"`
	City        *string `json:"city"`
	Region      *string `json:"region"`
	PostalCode  *string `json:"postalCode"`
	CountryCode *string `json:"countryCode"`
}

type detailedLine struct {
	ID                  string  `json:"id"`
	Title               string  `json:"title"`
	VariantTitle        *string `json:"variantTitle"`
	SKU                 *string `json:"sku"`
	Vendor              *string `json:"vendor"`
	Quantity            int     `json:"quantity"`
	FulfilledQuantity   int     `json:"fulfilledQuantity"`
	UnfulfilledQuantity int     `json:"unfulfilledQuantity"`
	UnitPrice           amount  `json:"unitPrice"`
	Total               amount  `json:"total"`
}

type payment struct {
	Subtotal      amount        `json:"subtotal"`
	Discount      amount        `json:"discount"`
	Shipping      amount        `json:"shipping"`
	Tax           amount        `json:"tax"`
	Total         amount        `json:"total"`
	Paid          amount        `json:"paid"`
	Refunded      amount        `json:"refunded"`
	Outstanding   amount        `json:"outstanding"`
	TaxesIncluded bool          `json:"taxesIncluded"`
	Transactions  []transaction `json:"transactions"`
}

type transaction struct {
	ID          string  `json:"id"`
	Kind        string  `json:"kind"`
	Amount      amount  `json:"amount"`
	Gateway     *string `json:"gateway"`
	ProcessedAt string  `json:"processedAt"`
}

type parcel struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	Status    string     `json:"status"`
	CreatedAt string     `json:"createdAt"`
	CreatedBy actor      `json:"createdBy"`
	Tracking  []tracking `json:"tracking"`
	Lines     []portion  `json:"lines"`

	id int64
}

type tracking struct {
	Number  string  `json:"number"`
	Carrier *string `json:"carrier"`
	URL     *string `json:"url"`
}

type portion struct {
	Quantity  int `json:"quantity"`
	OrderLine struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	} `json:"orderLine"`
}

type history struct {
	Nodes    []entry `json:"nodes"`
	PageInfo struct {
		HasNextPage bool `json:"hasNextPage"`
	} `json:"pageInfo"`
}

type entry struct {
	ID       string   `json:"id"`
	Sequence int      `json:"sequence"`
	Kind     string   `json:"kind"`
	At       string   `json:"at"`
	Actor    actor    `json:"actor"`
	Message  string   `json:"message"`
	Changes  []change `json:"changes"`
}

type actor struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

type change struct {
	Field  string  `json:"field"`
	Before *string `json:"before"`
	After  *string `json:"after"`
}

type action struct {
	Name    order.ActionName `json:"name"`
	Allowed bool             `json:"allowed"`
	Code    *refusal.Code    `json:"code"`
	Reason  *string          `json:"reason"`
}

// newDetailed has empty lists, never null.
func newDetailed(id int64) *detailedOrder {
	o := &detailedOrder{ID: idOf("Order", id), Lines: []detailedLine{}, Fulfillments: []*parcel{}}
	o.Payment.Transactions, o.Timeline.Nodes = []transaction{}, []entry{}
	return o
}

func (o *detailedOrder) showAmounts(f order.Facts, subtotal, discount, shipping, tax int64) {
	p := &o.Payment
	p.Subtotal, p.Discount = amountOf(subtotal, f.Currency), amountOf(discount, f.Currency)
	p.Shipping, p.Tax = amountOf(shipping, f.Currency), amountOf(tax, f.Currency)
	p.Paid, p.Refunded = amountOf(f.Captured, f.Currency), amountOf(f.Refunded, f.Currency)
	p.Outstanding = amountOf(f.Outstanding(), f.Currency)
	o.Total = amountOf(f.Total, f.Currency)
	p.Total = o.Total
}

// showActions asks the rules, which are not what is compared here.
func (o *detailedOrder) showActions(f order.Facts) {
	for _, a := range order.Actions(f) {
		shown := action{Name: a.Name, Allowed: a.Refusal == nil}
		if a.Refusal != nil {
			shown.Code, shown.Reason = &a.Refusal.Code, &a.Refusal.Message
		}
		o.Actions = append(o.Actions, shown)
	}
}
