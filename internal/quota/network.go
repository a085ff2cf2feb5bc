package quota

import (
	"net/netip"
	"strings"
)

// NetworkOf is what counts as one caller who is known by an address only. The address may
// have a port. Of IPv6, everybody has at least a network of 64 bits to themselves. All
// addresses that cannot be read are one caller.
func NetworkOf(address string) netip.Prefix {
	from, ok := ParseAddress(address)
	if !ok {
		return netip.Prefix{}
	}
	from = from.Unmap().WithZone("")
	bits := from.BitLen()
	if from.Is6() && !from.IsLoopback() {
		bits = 64
	}
	network, _ := from.Prefix(bits)
	return network
}

// ParseAddress reads an address, with or without a port.
func ParseAddress(text string) (netip.Addr, bool) {
	if withPort, err := netip.ParseAddrPort(text); err == nil {
		return withPort.Addr(), true
	}
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	return address, err == nil
}
