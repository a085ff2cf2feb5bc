package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"waybill/graph"
	"waybill/internal/httpd"
)

// defaults are those of the packages' own options, under the names that their flags give
// them. So each is written once, and shown by --help.
var defaults = kong.Vars{
	"listen":            httpd.DefaultExposure.Address,
	"max_connections":   strconv.Itoa(httpd.DefaultExposure.MaxConnections),
	"max_per_address":   strconv.Itoa(httpd.DefaultExposure.MaxPerAddress),
	"max_memory":        sizeOf(graph.DefaultLimits.MaxMemory),
	"max_body":          sizeOf(graph.DefaultLimits.MaxBody),
	"max_cost":          strconv.Itoa(graph.DefaultLimits.Operation.Cost),
	"max_event_cost":    strconv.Itoa(graph.DefaultLimits.MaxEventCost),
	"max_running":       strconv.Itoa(graph.DefaultLimits.MaxRunning),
	"operation_timeout": graph.DefaultLimits.Timeout.String(),
	"rate_limit":        strconv.Itoa(graph.DefaultLimits.RateLimit),
}

// groups are how --help puts flags together.
var groups = kong.ExplicitGroups([]kong.Group{
	{Key: "Reach", Title: "Where it is reached, and by whom:"},
	{Key: "Limits", Title: "Limits, so that one caller cannot take the server away from the others (see docs/limits.md):"},
})

// units of sizes; a kB has 1,024 bytes.
var units = []struct {
	suffix string
	bytes  int64
}{{"MB", 1 << 20}, {"kB", 1 << 10}, {"", 1}}

// readSize reads sizes such as 65536, 64kB or 1MB.
func readSize(ctx *kong.DecodeContext, target reflect.Value) error {
	var text string
	if err := ctx.Scan.PopValueInto("size", &text); err != nil {
		return err
	}
	for _, unit := range units {
		if number, found := strings.CutSuffix(text, unit.suffix); found {
			n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 32)
			if err != nil {
				break
			}
			target.SetInt(n * unit.bytes)
			return nil
		}
	}
	return errors.New("want a size such as 65536, 64kB or 1MB")
}

// sizeOf writes a size as readSize reads it.
func sizeOf(bytes int64) string {
	for _, unit := range units {
		if bytes%unit.bytes == 0 {
			return strconv.FormatInt(bytes/unit.bytes, 10) + unit.suffix
		}
	}
	return ""
}

// checkLimits refuses limits that would refuse everything. Where 0 makes sense, it is
// no limit.
func (s Serve) checkLimits() error {
	l := s.Limits
	for _, limit := range []struct {
		flag string
		good bool
	}{
		{"--max-body", l.MaxBody >= 1}, {"--max-cost", l.Operation.Cost >= 1}, {"--max-event-cost", l.MaxEventCost >= 1},
		{"--max-running", l.MaxRunning >= 1}, {"--operation-timeout", l.Timeout >= time.Millisecond},
	} {
		if !limit.good {
			return fmt.Errorf("%s is too small: want at least 1", limit.flag)
		}
	}
	// Half is for one caller, who must be able to send the largest body and to get the longest answer.
	if least := 2 * max(l.MaxBody, graph.DefaultLimits.MaxAnswer); l.MaxMemory < least {
		return fmt.Errorf("--max-memory is too small: want at least %s", sizeOf(least))
	}
	if l.RateLimit < 0 || s.Exposure.MaxConnections < 0 || s.Exposure.MaxPerAddress < 0 {
		return errors.New("--rate-limit, --max-connections and --max-connections-per-address: want 0 or more")
	}
	return nil
}

// hostName is a name as it stands in addresses, in lower case.
var hostName = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*$`)

// checkReach refuses names and origins that no request could have, before the server
// listens: a misspelt one would only show when somebody is refused.
func (s Serve) checkReach() error {
	r := s.Exposure
	if (r.TLSCert == "") != (r.TLSKey == "") {
		return errors.New("--tls-cert and --tls-key go together: give both or neither")
	}
	for _, name := range r.Hosts {
		if name == "" || strings.ContainsAny(name, "/:*@ ") {
			return fmt.Errorf("--allow-host %s: want a name only, e.g. shop.example", name)
		}
	}
	for _, name := range s.Pictures.Hosts {
		// It becomes part of a header and of a page.
		if !hostName.MatchString(name) {
			return fmt.Errorf("--picture-host %s: want a name only, e.g. cdn.example.com", name)
		}
	}
	for _, origin := range r.Origins {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme == "" || u.Host == "" || strings.Contains(u.Host, "*") ||
			origin != u.Scheme+"://"+strings.ToLower(u.Host) {
			return fmt.Errorf("--allow-origin %s: want an origin as browsers send it, e.g. https://admin.example", origin)
		}
		if u.Port() != "" && u.Port() == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
			return fmt.Errorf("--allow-origin %s: browsers leave out the port :%s, so leave it out, too", origin, u.Port())
		}
	}
	return nil
}

// Warning tells what is dangerous about where the server listens; empty for nothing.
func (s Serve) Warning() string {
	host, _, err := net.SplitHostPort(s.Exposure.Address)
	if err != nil || IsLoopback(host) || s.Exposure.TLSCert != "" || s.Exposure.BehindProxy {
		return ""
	}
	return "other machines reach this server without encryption, and can read tokens on their way: " +
		"give --tls-cert and --tls-key, or put a proxy with TLS before it and give --behind-proxy"
}
