package httpd

import (
	"net"
	"net/netip"

	"waybill/internal/quota"
)

// NewServer lets tests wait for shorter than deadlines are.
var NewServer = newServer

// CountsSession is exported for tests.
var CountsSession = countsSession

// FewEnough is exported for tests.
var FewEnough = fewEnough

// OtherFiles is exported for tests.
var OtherFiles = otherFiles

// Enter tells which of connections from these addresses would be taken.
func Enter(most, perAddress int, addresses ...string) []bool {
	l := &limited{Listener: (net.Listener)(nil), most: most, perAddress: perAddress, from: map[netip.Prefix]int{}}
	var taken []bool
	for _, address := range addresses {
		taken = append(taken, l.enter(quota.NetworkOf(address)))
	}
	return taken
}
