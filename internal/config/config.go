// Package config is what the command line and the environment say.
//
// It promises that every flag can also be given as WAYBILL_*, that what makes
// no sense is refused in one line before anything is opened, and that secrets
// come from the environment only, where other users of the machine cannot list them.
package config

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"waybill/graph"
	"waybill/internal/httpd"
)

// minAdminToken is the shortest token that the environment may give, in bytes.
const minAdminToken = 16

// Version of the program.
const Version = "0.1.0"

// Command is what to do, and how.
type Command struct {
	Serve  Serve    `cmd:"" default:"withargs" help:"Serve the API (this is what happens without a command)."`
	Import Import   `cmd:"" help:"Import orders from a Shopify orders export (CSV)."`
	Export Export   `cmd:"" help:"Write orders to standard output, also while a server runs."`
	Token  Token    `cmd:"" help:"Make, list and revoke API tokens."`
	About  struct{} `cmd:"" name:"version" help:"Print the version."`

	// AdminToken is WAYBILL_ADMIN_TOKEN, empty for none. It has no flag.
	AdminToken string `kong:"-"`
	// Name of the command that was asked for, e.g. serve, import or token create.
	Name string `kong:"-"`
}

// Serve is the server's settings. Where it is reached and what it refuses goes into the
// options of the packages that keep to it.
type Serve struct {
	DB        string `default:"waybill.db" help:"Database file."`
	Demo      bool   `help:"Serve a throw-away store of believable orders, without sign-in, on a loopback address only."`
	Documents string `placeholder:"DIR" help:"Folder of manifests of documents that clients name by documentId, see docs/api.md."`
	LogFormat string `enum:"text,json" default:"text" help:"Format of the log on standard error: text or json."`

	Exposure httpd.Exposure `embed:""`
	Pictures httpd.Pictures `embed:"" group:"Reach"`
	Limits   graph.Limits   `embed:"" group:"Limits"`
}

// Import is what to import.
type Import struct {
	Files  []string `arg:"" help:"Files to import, in this order."`
	DB     string   `default:"waybill.db" help:"Database file."`
	Prefix string   `help:"Goes before the number of each order, for a second shop with the same numbers: EU- makes EU-1001."`
	Update bool     `env:"-" help:"Bring what the files tell later of orders that are here: payments, what left, refunds, cancellations."`
	DryRun bool     `help:"Say what would happen, and change nothing."`
}

// Export is what to export, and how.
type Export struct {
	DB        string   `default:"waybill.db" help:"Database file. A server may have it open."`
	Format    string   `enum:"csv,shopify-csv,jsonl" default:"csv" help:"csv, shopify-csv (Shopify's 79 columns) or jsonl."`
	Rows      string   `enum:"orders,lines" default:"orders" help:"Of csv: a row for each of the orders, or of their lines."`
	Selection string   `env:"-" help:"Of jsonl: a GraphQL selection on Order, such as '{ number lines { title } }'."`
	Search    *string  `env:"-" help:"Only orders that this search finds."`
	Status    []string `env:"-" help:"Only orders with one of these statuses, e.g. UNFULFILLED,PARTIALLY_FULFILLED."`
	Filter    string   `env:"-" help:"Only orders that meet an OrderFilter of the API, as JSON."`
	Sort      string   `env:"-" help:"An OrderSort of the API, as JSON; the newest first when left out."`
}

// Token is what to do with tokens.
type Token struct {
	DB     string   `default:"waybill.db" help:"Database file. A server may have it open."`
	Create NewToken `cmd:"" help:"Make a token and print it, this once."`
	List   struct{} `cmd:"" help:"List all tokens."`
	Revoke Revoked  `cmd:"" help:"Revoke a token for good."`
}

// Revoked is which token to revoke: one of the three is given.
type Revoked struct {
	Token string `arg:"" optional:"" help:"The token's name or ID; Owner for whoever used a sign-in link."`
	ID    int64  `env:"-" help:"The token's ID, where another token is called so."`
	Link  bool   `env:"-" help:"Whoever used a sign-in link, where a token is called Owner."`
}

// check wants one of the three.
func (r Revoked) check() error {
	given := 0
	for _, is := range []bool{r.Token != "", r.ID != 0, r.Link} {
		if is {
			given++
		}
	}
	if given != 1 {
		return errors.New("say which token to revoke: its name or ID, or --id or --link alone")
	}
	return nil
}

// NewToken is a token to make.
type NewToken struct {
	Name    string   `env:"-" required:"" help:"What timelines call who uses the token."`
	Role    string   `env:"-" required:"" enum:"viewer,staff,admin" help:"viewer reads; staff also changes orders; admin does everything."`
	Expires Lifetime `env:"-" help:"How long it is good for, e.g. 90d or 12h. For ever when left out."`

	DocumentsOnly bool `env:"-" help:"It runs only documents that the server was started with, see serve --documents."`
}

// Lifetime is a time such as 90d or 12h; 0 for none.
type Lifetime time.Duration

// UnmarshalText reads a whole number of days or hours.
func (l *Lifetime) UnmarshalText(text []byte) error {
	units := map[byte]time.Duration{'d': 24 * time.Hour, 'h': time.Hour}
	if n := len(text) - 1; n > 0 {
		number, err := strconv.ParseUint(string(text[:n]), 10, 16)
		if unit, known := units[text[n]]; err == nil && known && number > 0 {
			*l = Lifetime(time.Duration(number) * unit)
			return nil
		}
	}
	return errors.New("want a number of days or hours such as 90d or 12h")
}

// ErrHelp is returned after help was printed because it was asked for.
var ErrHelp = errors.New("help was printed")

// Parse reads the command line. getenv looks up the environment's secrets.
func Parse(args []string, out io.Writer, getenv func(string) string) (Command, error) {
	var c Command
	helped := false
	parser, err := kong.New(&c, kong.Name("waybill"),
		kong.Description("Order fulfillment for people who run a store: a GraphQL API in one program."),
		kong.Writers(out, out), kong.Exit(func(int) { helped = true }),
		kong.DefaultEnvars("WAYBILL"), defaults, kong.NamedMapper("size", kong.MapperFunc(readSize)), groups)
	if err != nil {
		return c, err
	}
	parsed, err := parser.Parse(args)
	switch {
	case helped:
		return c, ErrHelp
	case err != nil:
		return c, fmt.Errorf("%w (see waybill --help)", err)
	}
	c.Name = parsed.Selected().Name
	if outer := parsed.Selected().Parent; outer.Type == kong.CommandNode {
		c.Name = outer.Name + " " + c.Name
	}
	c.AdminToken = strings.TrimSpace(getenv("WAYBILL_ADMIN_TOKEN")) // files of secrets end with a line break
	switch {
	case c.Name == "serve" && c.AdminToken != "" && len(c.AdminToken) < minAdminToken:
		return c, fmt.Errorf("WAYBILL_ADMIN_TOKEN must have at least %d characters; openssl rand -hex 32 makes a good one", minAdminToken)
	case c.Name == "serve":
		return c, c.Serve.check()
	case strings.HasPrefix(c.Name, "token ") && c.Token.DB == "":
		return c, errNoDB
	case c.Name == "token revoke":
		return c, c.Token.Revoke.check()
	case c.Name == "import" && c.Import.DB == "", c.Name == "export" && c.Export.DB == "":
		return c, errNoDB
	}
	return c, nil
}

// errNoDB refuses an empty name, which would be a database that nobody finds again.
var errNoDB = errors.New("--db is empty: want the name of the database file")

// check refuses settings that make no sense, in one line that names the flag.
func (s Serve) check() error {
	host, _, err := net.SplitHostPort(s.Exposure.Address)
	if err != nil {
		return fmt.Errorf("--listen %s: want host:port, e.g. 127.0.0.1:8080", s.Exposure.Address)
	}
	if s.DB == "" {
		return errNoDB
	}
	if s.Demo && !IsLoopback(host) {
		return fmt.Errorf("--demo needs no sign-in, so it listens on a loopback address only, not on %q", host)
	}
	if s.Demo && (s.Exposure.BehindProxy || len(s.Exposure.Hosts)+len(s.Exposure.Origins) > 0) {
		return errors.New("--demo needs no sign-in, so nobody else may reach it: leave out --behind-proxy, --allow-host and --allow-origin")
	}
	if err := s.checkReach(); err != nil {
		return err
	}
	return s.checkLimits()
}

// IsLoopback tells whether only this machine can reach host.
func IsLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
