package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// hostName is a name as it stands in addresses, in lower case.
var hostName = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*$`)

// Reach is where the server can be reached from, and by whom.
type Reach struct {
	TLSCert     string   `name:"tls-cert" env:"WAYBILL_TLS_CERT" group:"Reach" placeholder:"FILE" help:"Certificate chain, in PEM; with --tls-key the server speaks HTTPS."`
	TLSKey      string   `name:"tls-key" env:"WAYBILL_TLS_KEY" group:"Reach" placeholder:"FILE" help:"Its private key, in PEM."`
	BehindProxy bool     `env:"WAYBILL_BEHIND_PROXY" group:"Reach" help:"All requests come through a proxy of yours: believe what it says of the client in X-Forwarded-For and X-Forwarded-Proto."`
	AllowHost   []string `env:"WAYBILL_ALLOW_HOST" group:"Reach" placeholder:"NAME" help:"A name by which the server is reached, e.g. shop.example; may be given more than once, or with commas. Addresses and localhost need not be named."`
	PictureHost []string `env:"WAYBILL_PICTURE_HOST" group:"Reach" placeholder:"NAME" help:"A host whose pictures of products the dashboard may show, e.g. cdn.example.com; without any, it asks no other host for anything. Like --allow-host."`
	AllowOrigin []string `env:"WAYBILL_ALLOW_ORIGIN" group:"Reach" placeholder:"ORIGIN" help:"Origin of another site whose pages may use the API with a token, e.g. https://admin.example; like --allow-host."`
}

// Limits are what is refused. Where 0 makes sense, it says so.
type Limits struct {
	MaxBody        Size          `env:"WAYBILL_MAX_BODY" default:"256kB" group:"Limits" help:"Largest body of a request, in bytes, kB or MB."`
	MaxBodies      Size          `env:"WAYBILL_MAX_BODIES" default:"64MB" group:"Limits" help:"Bodies of requests that are being sent, all together, beside the first 8 kB of each."`
	MaxMessage     Size          `env:"WAYBILL_MAX_MESSAGE" default:"64kB" group:"Limits" help:"Largest message over a WebSocket."`
	MaxOperations  int           `env:"WAYBILL_MAX_OPERATIONS" default:"100" group:"Limits" help:"Operations, such as subscriptions, that may be open in one WebSocket."`
	MaxTokens      int           `env:"WAYBILL_MAX_TOKENS" default:"2000" group:"Limits" help:"Words and signs in a GraphQL document."`
	MaxDepth       int           `env:"WAYBILL_MAX_DEPTH" default:"12" group:"Limits" help:"How deep fields may be nested."`
	MaxAliases     int           `env:"WAYBILL_MAX_ALIASES" default:"30" group:"Limits" help:"Fields that may be given other names in one operation."`
	MaxRootFields  int           `env:"WAYBILL_MAX_ROOT_FIELDS" default:"20" group:"Limits" help:"Fields at the root of one operation."`
	MaxMutations   int           `env:"WAYBILL_MAX_MUTATIONS" default:"10" group:"Limits" help:"Changes in one operation."`
	MaxSelections  int           `env:"WAYBILL_MAX_SELECTIONS" default:"500" group:"Limits" help:"Fields and fragments in one operation, counted wherever a fragment is spread."`
	MaxDirectives  int           `env:"WAYBILL_MAX_DIRECTIVES" default:"100" group:"Limits" help:"Directives in one operation."`
	MaxList        int           `env:"WAYBILL_MAX_LIST" default:"250" group:"Limits" help:"Values of a list in the input, save for the lines of an order (500)."`
	MaxErrors      int           `env:"WAYBILL_MAX_ERRORS" default:"10" group:"Limits" help:"Errors that an answer tells."`
	MaxCost        int           `env:"WAYBILL_MAX_COST" default:"200000" group:"Limits" help:"Cost of one operation in points, see docs/limits.md."`
	MaxEventCost   int           `env:"WAYBILL_MAX_EVENT_COST" default:"10000" group:"Limits" help:"Points that each event may cost for all subscriptions of one caller; what equal ones are told is made once."`
	MaxRecords     int           `env:"WAYBILL_MAX_RECORDS" default:"50000" group:"Limits" help:"Lines, fulfillments, payments and timeline entries that one operation may read; all that run may read three times as many together, and one caller's twice as many."`
	MaxAnswer      Size          `env:"WAYBILL_MAX_ANSWER" default:"8MB" group:"Limits" help:"Longest answer, in bytes, kB or MB."`
	MaxAnswers     Size          `env:"WAYBILL_MAX_ANSWERS" default:"64MB" group:"Limits" help:"Answers that clients have not taken yet, all together, beside the first 16 kB of each; half of that for one caller."`
	RateLimit      int           `env:"WAYBILL_RATE_LIMIT" default:"1000000" group:"Limits" help:"Points a second that each token or session may spend; ten seconds' worth are saved up. 0: without limit."`
	MaxRunning     int           `env:"WAYBILL_MAX_RUNNING" default:"500" group:"Limits" help:"Operations that may run at a time; half of them for one caller."`
	OpTimeout      time.Duration `name:"operation-timeout" env:"WAYBILL_OPERATION_TIMEOUT" default:"10s" group:"Limits" help:"How long an operation may run."`
	MaxConnections int           `env:"WAYBILL_MAX_CONNECTIONS" default:"15000" group:"Limits" help:"Connections that may be open. 0: without limit."`
	MaxPerAddress  int           `name:"max-connections-per-address" env:"WAYBILL_MAX_CONNECTIONS_PER_ADDRESS" default:"1000" group:"Limits" help:"Those of one address of another machine; not with --behind-proxy. 0: without limit."`
}

// Size is a number of bytes. A kB has 1,024 of them.
type Size int64

// UnmarshalText reads sizes such as 65536, 64kB or 1MB.
func (s *Size) UnmarshalText(text []byte) error {
	digits, unit := string(text), int64(1)
	for suffix, bytes := range map[string]int64{"kB": 1 << 10, "MB": 1 << 20} {
		if number, found := strings.CutSuffix(string(text), suffix); found {
			digits, unit = strings.TrimSpace(number), bytes
		}
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return errors.New("want a size such as 65536, 64kB or 1MB")
	}
	*s = Size(n * unit)
	return nil
}

func (l Limits) check() error {
	for _, limit := range []struct {
		flag  string
		least bool
	}{
		{"--max-body", l.MaxBody >= 1}, {"--max-message", l.MaxMessage >= 1}, {"--max-answer", l.MaxAnswer >= 1}, {"--max-operations", l.MaxOperations >= 1},
		{"--max-tokens", l.MaxTokens >= 1}, {"--max-depth", l.MaxDepth >= 1}, {"--max-aliases", l.MaxAliases >= 1},
		{"--max-root-fields", l.MaxRootFields >= 1}, {"--max-mutations", l.MaxMutations >= 1}, {"--max-selections", l.MaxSelections >= 1},
		{"--max-directives", l.MaxDirectives >= 1}, {"--max-list", l.MaxList >= 1}, {"--max-errors", l.MaxErrors >= 1},
		{"--max-cost", l.MaxCost >= 1}, {"--max-event-cost", l.MaxEventCost >= 1}, {"--max-records", l.MaxRecords >= 1}, {"--max-running", l.MaxRunning >= 1}, {"--operation-timeout", l.OpTimeout >= time.Millisecond},
	} {
		if !limit.least {
			return fmt.Errorf("%s is too small: want at least 1", limit.flag)
		}
	}
	if l.MaxBodies < 2*l.MaxBody {
		return errors.New("--max-bodies is too small: want at least twice as much as --max-body")
	}
	if l.MaxAnswers < 2*l.MaxAnswer {
		return errors.New("--max-answers is too small: want at least twice as much as --max-answer")
	}
	if l.RateLimit < 0 || l.MaxConnections < 0 || l.MaxPerAddress < 0 {
		return errors.New("--rate-limit, --max-connections and --max-connections-per-address: want 0 or more")
	}
	return nil
}

func (r Reach) check() error {
	if (r.TLSCert == "") != (r.TLSKey == "") {
		return errors.New("--tls-cert and --tls-key go together: give both or neither")
	}
	for _, name := range r.AllowHost {
		if name == "" || strings.ContainsAny(name, "/:*@ ") {
			return fmt.Errorf("--allow-host %s: want a name only, e.g. shop.example", name)
		}
	}
	for _, name := range r.PictureHost {
		// It becomes part of a header and of a page.
		if !hostName.MatchString(name) {
			return fmt.Errorf("--picture-host %s: want a name only, e.g. cdn.example.com", name)
		}
	}
	for _, origin := range r.AllowOrigin {
		u, err := url.Parse(origin)
		if err != nil || !slices.Contains([]string{"http", "https"}, u.Scheme) || u.Host == "" || strings.Contains(u.Host, "*") || origin != u.Scheme+"://"+strings.ToLower(u.Host) {
			return fmt.Errorf("--allow-origin %s: want an origin as browsers send it, e.g. https://admin.example", origin)
		}
		if u.Port() == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
			return fmt.Errorf("--allow-origin %s: browsers leave out the port :%s, so leave it out, too", origin, u.Port())
		}
	}
	return nil
}

// Warning tells what is dangerous about where the server listens; empty for nothing.
func (s Serve) Warning() string {
	host, _, err := net.SplitHostPort(s.Listen)
	if err != nil || IsLoopback(host) || s.TLSCert != "" || s.BehindProxy {
		return ""
	}
	return "other machines reach this server without encryption, and can read tokens on their way: " +
		"give --tls-cert and --tls-key, or put a proxy with TLS before it and give --behind-proxy"
}
