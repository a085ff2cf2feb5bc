package httpd

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"syscall"

	"waybill/internal/transport"
)

// Exposure is where the server can be reached, and by whom.
type Exposure struct {
	// Address to listen on, host:port.
	Address string
	// TLSCert and TLSKey are files in PEM; without them, the server speaks plain HTTP.
	TLSCert, TLSKey string
	// BehindProxy believes X-Forwarded-For, X-Forwarded-Proto and X-Request-Id, which
	// anybody else could send, too.
	BehindProxy bool
	// Hosts are names of the server, beside localhost and the address's own.
	Hosts []string
	// Origins are those of other sites' pages that may use the API, e.g. https://shop.example.
	Origins []string
	// MaxConnections bounds how many connections are open, and MaxPerAddress how many
	// of them from one address of another machine; 0 does not.
	MaxConnections, MaxPerAddress int
}

// URL is where a browser finds the server that listens at an address. That may be
// all addresses of a machine, which is no place to go to: then it is the first of
// the server's names.
func (e Exposure) URL(at net.Addr) string {
	scheme, host := "http", at.String()
	if e.TLSCert != "" {
		scheme = "https"
	}
	if address, ok := parseAddress(host); ok && address.IsUnspecified() {
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
	perAddress := e.MaxPerAddress
	if e.BehindProxy { // from which all of them come
		perAddress = 0
	}
	listener = limitConnections(listener, fewEnough(e.MaxConnections, mayOpen()), perAddress)
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

// otherFiles are kept for what is no connection: the database, above all.
const otherFiles = 100

// fewEnough is how many connections may be open where so many files may be. Without
// it, a connection too many is not closed, but keeps everybody waiting.
func fewEnough(connections, files int) int {
	room := max(1, files-otherFiles)
	if files == 0 || connections > 0 && connections <= room {
		return connections
	}
	if connections == 0 {
		return room
	}
	slog.Warn("fewer connections than --max-connections may be open, because this process may open too few files: raise the limit, as with ulimit -n",
		"connections", room, "files", files)
	return room
}

// Handler lets requests through to next that are for this server, with what a
// proxy says of their client, and answers browsers that ask for a page of another
// site whether it may.
func (e Exposure) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = e.withClient(r)
		if !e.isFor(r.Host) {
			setHeaders(w, r)
			r = named(w, r)
			transport.Refuse(w, r, http.StatusMisdirectedRequest, "FORBIDDEN", "This server does not go by that name. Whoever runs it can allow the name with --allow-host.")
			return
		}
		if origin := r.Header.Get("Origin"); r.URL.Path == "/graphql" && slices.Contains(e.Origins, origin) {
			share(w.Header(), origin)
			if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
				allow(w)
				return
			}
			r = transport.WithTrustedOrigin(r)
		}
		next.ServeHTTP(w, r)
	})
}

// share lets a page of another site read the answer. Cookies are not shared: such
// a page has a token.
func share(header http.Header, origin string) {
	header.Add("Vary", "Origin")
	header.Set("Access-Control-Allow-Origin", origin)
	header.Set("Access-Control-Expose-Headers", "Retry-After, X-Request-Id")
}

func allow(w http.ResponseWriter) {
	header := w.Header()
	header.Set("Access-Control-Allow-Methods", "GET, POST")
	header.Set("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Idempotency-Key, Last-Event-ID, "+strings.Join(preflightHeaders, ", "))
	header.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
}

// isFor tells whether a request is for this server. A page of another site can
// have its own name lead here, and would then be of the same origin; an address
// has no name that could lead elsewhere before.
func (e Exposure) isFor(host string) bool {
	name := hostname(host)
	if _, err := netip.ParseAddr(name); err == nil || name == "localhost" {
		return true
	}
	return name == hostname(e.Address) && name != "" || slices.ContainsFunc(e.Hosts, func(known string) bool { return hostname(known) == name })
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
	// What stands last was written by the proxy, and what stands before it by anybody.
	if address, ok := parseAddress(last(r.Header.Values("X-Forwarded-For"))); ok {
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

// parseAddress reads an address, with or without a port.
func parseAddress(text string) (netip.Addr, bool) {
	if withPort, err := netip.ParseAddrPort(text); err == nil {
		return withPort.Addr(), true
	}
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	return address, err == nil
}
