package bench

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"
)

// exportColumns are those of a Shopify orders export, in Shopify's order.
const exportColumns = "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal," +
	"Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name," +
	"Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable," +
	"Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company," +
	"Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street," +
	"Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province," +
	"Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference," +
	"Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source," +
	"Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value," +
	"Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID," +
	"Payment Terms Name,Next Payment Due At,Payment References"

// writeExport writes an export of n paid orders, newest first as Shopify does,
// each with 3 lines. Every second order is fulfilled.
func writeExport(to io.Writer, n int) error {
	buffered := bufio.NewWriter(to)
	out := csv.NewWriter(buffered)
	columns := strings.Split(exportColumns, ",")
	if err := out.Write(columns); err != nil {
		return err
	}
	row := make([]string, len(columns))
	for i := n - 1; i >= 0; i-- {
		for line := range linesEach {
			values := exportedLine(i, line)
			if line == 0 {
				addOrder(values, i)
			}
			for c, column := range columns {
				row[c] = values[column]
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

func created(i int) time.Time {
	return time.Date(2020, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(i) * 7 * time.Minute)
}

const exportTime = "2006-01-02 15:04:05 -0700"

// lineFigures are a line's quantity and price in cents.
func lineFigures(i, line int) (quantity int, cents int64) {
	return 1 + (i+line)%3, int64(950 + i*37%5000)
}

// exportedLine is what every row of an order tells.
func exportedLine(i, line int) map[string]string {
	quantity, cents := lineFigures(i, line)
	status := "pending"
	if i%2 == 0 {
		status = "fulfilled"
	}
	return map[string]string{
		"Name": fmt.Sprintf("#%d", 1001+i), "Email": customerEmail(i), "Created at": created(i).Format(exportTime),
		"Lineitem quantity": fmt.Sprint(quantity), "Lineitem name": goods[(i+line)%len(goods)] + " - Large / Blue",
		"Lineitem price": decimal(cents), "Lineitem sku": fmt.Sprintf("SKU-%05d", (i+line)%9000),
		"Lineitem requires shipping": "true", "Lineitem taxable": "true", "Lineitem fulfillment status": status,
		"Vendor": "Example & Co", "Lineitem discount": "0.00",
	}
}

// customerEmail lets every customer order about three times.
func customerEmail(i int) string { return fmt.Sprintf("customer%d@example.com", i*31%33_333) }

// addOrder adds what only the first row of an order tells.
func addOrder(row map[string]string, i int) {
	const shipping, tax = 500, 310
	subtotal := int64(0)
	for line := range linesEach {
		quantity, cents := lineFigures(i, line)
		subtotal += int64(quantity) * cents
	}
	status, fulfilledAt := "unfulfilled", ""
	if i%2 == 0 {
		status, fulfilledAt = "fulfilled", created(i).Add(26*time.Hour).Format(exportTime)
	}
	for column, value := range map[string]string{
		"Financial Status": "paid", "Paid at": created(i).Format(exportTime), "Fulfillment Status": status, "Fulfilled at": fulfilledAt,
		"Accepts Marketing": "no", "Currency": "USD", "Subtotal": decimal(subtotal), "Shipping": decimal(shipping), "Taxes": decimal(tax),
		"Total": decimal(subtotal + shipping + tax), "Discount Amount": "0.00", "Shipping Method": ways[i%len(ways)],
		"Notes": "Please ring twice.\nThen wait.", "Payment Method": "Shopify Payments", "Payment Reference": fmt.Sprintf("c%d.abc", i),
		"Refunded Amount": "0.00", "Outstanding Balance": "0.00", "Id": fmt.Sprint(5_550_000_000 + i), "Tags": "wholesale, spring",
		"Risk Level": "Low", "Source": "web", "Tax 1 Name": "State Tax 6.25%", "Tax 1 Value": decimal(tax),
	} {
		row[column] = value
	}
	for _, kind := range []string{"Billing", "Shipping"} {
		for part, value := range map[string]string{
			"Name": names[i%len(names)], "Street": "1 Fictional Lane, Apt 4", "Address1": "1 Fictional Lane",
			"Address2": "Apt 4", "Company": "Example & Co", "City": "Springfield", "Zip": "'01101", "Province": "MA", "Country": "US",
			"Phone": "'+1 555 0100", "Province Name": "Massachusetts",
		} {
			row[kind+" "+part] = value
		}
	}
}
