// Command waybill is an order-fulfillment server: see README.md.
package main

import (
	"os"

	"waybill/internal/command"
)

func main() { os.Exit(command.Main(os.Args[1:], os.Stdout, os.Stderr)) }
