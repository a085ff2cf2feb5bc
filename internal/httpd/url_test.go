package httpd_test

import (
	"bytes"
	"log/slog"
	"net"
	"strings"
	"testing"

	"waybill/internal/auth"
	"waybill/internal/httpd"
)

func TestWhereABrowserFindsTheServer(t *testing.T) {
	for _, c := range []struct {
		at, url string
		e       httpd.Exposure
	}{
		{"127.0.0.1:8080", "http://127.0.0.1:8080", httpd.Exposure{}},
		{"[::1]:8080", "http://[::1]:8080", httpd.Exposure{Hosts: []string{"shop.example"}}},
		{"127.0.0.1:443", "https://127.0.0.1:443", httpd.Exposure{TLSCert: "cert.pem"}},
		{"0.0.0.0:8080", "http://localhost:8080", httpd.Exposure{}},
		{"[::]:443", "https://shop.example:443", httpd.Exposure{TLSCert: "cert.pem", Hosts: []string{"shop.example", "other.example"}}},
	} {
		at, err := net.ResolveTCPAddr("tcp", c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.e.URL(at); got != c.url {
			t.Errorf("%s: %s, want %s", c.at, got, c.url)
		}
	}
}

// Anybody can knock without speaking TLS, as often as they like.
func TestTheLogIsNotFilledByWhoSpeaksNoTLS(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	complain := httpd.NewServer(serving(t, auth.DemoGate())).ErrorLog
	complain.Printf("http: TLS handshake error from 192.0.2.7:1: EOF")
	if log.Len() > 0 {
		t.Errorf("the log says %s", log.String())
	}
	complain.Printf("http: Accept error: too many open files")
	if !strings.Contains(log.String(), "too many open files") {
		t.Errorf("the log says %s", log.String())
	}
}
