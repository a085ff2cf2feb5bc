package httpd

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"waybill/internal/quota"
	"waybill/internal/transport"
)

// Exposure is where the server can be reached, and by whom. It is given by flags of the
// command line.
type Exposure struct {
	// Address to listen on, host:port.
	Address string `name:"listen" default:"${listen}" help:"Address to listen on, host:port."`
	// TLSCert and TLSKey are files in PEM; without them, the server speaks plain HTTP.
	TLSCert string `name:"tls-cert" group:"Reach" placeholder:"FILE" help:"Certificate chain, in PEM, to speak HTTPS with --tls-key."`
	TLSKey  string `name:"tls-key" group:"Reach" placeholder:"FILE" help:"Its private key, in PEM."`
	// BehindProxy believes X-Forwarded-For, X-Forwarded-Proto and X-Request-Id, which
	// anybody else could send, too.
	BehindProxy bool `group:"Reach" help:"All requests come through your proxy: believe X-Forwarded-For and -Proto."`
	// Hosts are names of the server, beside localhost and the address's own.
	Hosts []string `name:"allow-host" group:"Reach" placeholder:"NAME" help:"A name of the server, e.g. shop.example; or several."`
	// Origins are those of other sites' pages that may use the API, see Handler.
	Origins []string `name:"allow-origin" group:"Reach" placeholder:"ORIGIN" help:"A site that may use the API, e.g. https://a.example."`
	// MaxConnections bounds how many connections are open, and MaxPerAddress how many
	// of them from one address of another machine; 0 does not.
	MaxConnections int `default:"${max_connections}" group:"Limits" help:"Connections that may be open. 0: without limit."`
	MaxPerAddress  int `name:"max-connections-per-address" default:"${max_per_address}" group:"Limits" help:"Those of one other machine."`
}

// DefaultExposure is for this machine only. The connections are what a machine with 1 GB
// of memory holds when all of them are WebSockets with a subscription.
var DefaultExposure = Exposure{Address: "127.0.0.1:8080", MaxConnections: 15_000, MaxPerAddress: 1_000}

// URL is where a browser finds the server that listens at an address. That may be
// all addresses of a machine, which is no place to go to: then it is the first of
// the server's names.
func (e Exposure) URL(at net.Addr) string {
	scheme, host := "http", at.String()
	if e.TLSCert != "" {
		scheme = "https"
	}
	if address, ok := quota.ParseAddress(host); ok && address.IsUnspecified() {
		_, port, _ := net.SplitHostPort(host)
		host = net.JoinHostPort(append(slices.Clone(e.Hosts), "localhost")[0], port)
	}
	return scheme + "://" + host
}

// Listen takes the address.
func (e Exposure) Listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", e.Address)
	var cause syscall.Errno
	if errors.As(err, &cause) {
		err = cause // without the address, which is named here
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", e.Address, err)
	}
	files := mayOpen()
	others := otherFiles(runtime.GOMAXPROCS(0))
	if needed := max(fewestFiles, others+someConnections); files != 0 && files < needed {
		return nil, errors.Join(tooFewFiles(files, needed), listener.Close())
	}
	perAddress := e.MaxPerAddress
	if e.BehindProxy { // from which all of them come
		perAddress = 0
	}
	listener = limitConnections(listener, fewEnough(e.MaxConnections, files, others), perAddress)
	if e.TLSCert == "" {
		return listener, nil
	}
	certificate, err := tls.LoadX509KeyPair(e.TLSCert, e.TLSKey)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read the certificate of --tls-cert and --tls-key: %w", err), listener.Close())
	}
	return tls.NewListener(listener, &tls.Config{
		Certificates: []tls.Certificate{certificate},
		MinVersion:   tls.VersionTLS12,
		NextProtos:   []string{"h2", "http/1.1"},
	}), nil
}

// otherFiles is how many files are kept for what is no connection: those of the database, above
// all, which has two readers for each processor with up to three files each.
func otherFiles(processors int) int { return max(100, 40+8*processors) }

// fewestFiles is how many files a server must be able to open at least: those of the
// database, and some connections beside them.
const fewestFiles = 256

// someConnections are those without which a server is of no use.
const someConnections = 50

func tooFewFiles(files, needed int) error {
	return fmt.Errorf("this process may open %d files, and needs %d at least: raise the limit, as with ulimit -n %d",
		files, needed, needed)
}

// fewEnough is how many connections may be open where so many files may be. Without
// it, a connection too many is not closed, but keeps everybody waiting.
func fewEnough(connections, files, others int) int {
	most := max(1, files-others)
	if files == 0 || connections > 0 && connections <= most {
		return connections
	}
	if connections == 0 {
		return most
	}
	slog.Warn("fewer connections than --max-connections may be open, because this process may open too few files: "+
		"raise the limit, as with ulimit -n",
		"connections", most, "files", files)
	return most
}

// Handler lets requests through to next that are for this server, with what a
// proxy says of their client.
func (e Exposure) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = e.withClient(r)
		// The two health checks tell nothing that a page of another site could use.
		isCheck := r.URL.Path == healthPath || r.URL.Path == readyPath
		if !isCheck && !e.isFor(r.Host) {
			setHeaders(w, r)
			r = named(w, r)
			transport.Refuse(w, r, http.StatusMisdirectedRequest, "FORBIDDEN",
				"This server does not go by that name. Whoever runs it can allow the name with --allow-host.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isFor tells whether a request is for this server. A page of another site can
// have its own name lead here, and would then be of the same origin; an address
// has no name that could lead elsewhere before.
func (e Exposure) isFor(host string) bool {
	name := hostname(host)
	if _, err := netip.ParseAddr(name); err == nil || name == "localhost" {
		return true
	}
	isName := func(known string) bool { return hostname(known) == name }
	return name != "" && isName(e.Address) || slices.ContainsFunc(e.Hosts, isName)
}

// hostname is the host of host:port, in small letters.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// withClient is the request as the client sent it to the proxy.
func (e Exposure) withClient(r *http.Request) *http.Request {
	from := *r
	if !e.BehindProxy {
		from.Header = r.Header.Clone()
		from.Header.Del(transport.RequestIDHeader)
		return &from
	}
	// The proxy wrote the last value, and anybody may have written those before it.
	if address, ok := quota.ParseAddress(last(r.Header.Values("X-Forwarded-For"))); ok {
		from.RemoteAddr = net.JoinHostPort(address.String(), "0")
	}
	switch strings.ToLower(last(r.Header.Values("X-Forwarded-Proto"))) {
	case "https":
		from.TLS = &tls.ConnectionState{} // which is all that anybody here asks of it
	case "http":
		from.TLS = nil
	}
	return &from
}

// last is the last value of a list in headers.
func last(lines []string) string {
	values := strings.Split(strings.Join(lines, ","), ",")
	return strings.TrimSpace(values[len(values)-1])
}
