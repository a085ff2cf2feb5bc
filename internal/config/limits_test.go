package config_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestLimitsAndReachCanBeSet(t *testing.T) {
	env := map[string]string{"WAYBILL_RATE_LIMIT": "7", "WAYBILL_MAX_BODY": "1MB", "WAYBILL_MAX_MEMORY": "64MB",
		"WAYBILL_ALLOW_HOST": "a.example,b.example", "WAYBILL_BEHIND_PROXY": "true"}
	c, _, err := parse(t, env, "--operation-timeout", "3s", "--max-body", "2000", "--allow-origin", "https://a.example",
		"--allow-origin", "http://b.example:81,capacitor://localhost",
		"--picture-host", "cdn.example,img.example", "--max-connections", "0")
	s := c.Serve
	if err != nil || s.Limits.RateLimit != 7 || s.Limits.MaxBody != 2000 || s.Limits.Timeout != 3*time.Second ||
		s.Limits.MaxMemory != 64<<20 ||
		s.Exposure.MaxConnections != 0 || !s.Exposure.BehindProxy {
		t.Errorf("%+v, %v", s, err)
	}
	if !slices.Equal(s.Exposure.Hosts, []string{"a.example", "b.example"}) ||
		!slices.Equal(s.Exposure.Origins, []string{"https://a.example", "http://b.example:81", "capacitor://localhost"}) ||
		!slices.Equal(s.Pictures.Hosts, []string{"cdn.example", "img.example"}) {
		t.Errorf("%q, %q", s.Exposure.Hosts, s.Exposure.Origins)
	}
}

func TestLimitsAndReachThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range []string{
		"--max-body 0", "--max-body -1kB", "--max-body 1GB", "--max-body kB", "--max-body 99999999999", "--max-depth 20", "--max-cost -1",
		"--max-event-cost 0", "--max-memory 15MB",
		"--rate-limit -1", "--rate-limit many", "--operation-timeout 0s", "--operation-timeout 10", "--max-running 0",
		"--max-connections -1",
		"--tls-cert a.pem", "--tls-key a.pem", "--allow-host https://a.example", "--allow-host a.example:80", "--allow-host *.example",
		"--allow-origin *", "--allow-origin null", "--allow-origin a.example", "--allow-origin https://a.example/",
		"--allow-origin https://*.example",
		"--allow-origin https://A.example", "--allow-origin https://a.example:443", "--allow-origin http://a.example:80",
		"--max-answer 8MB", "--max-bodies 9MB", "--picture-host https://a.example", "--picture-host *.example",
		"--picture-host A.example", "--picture-host a;b", "--allow-origin https://u@a.example", "--allow-origin capacitor:",
		"--allow-origin capacitor://localhost/",
		"--allow-origin file://", "--allow-origin https://a.example?b",
	} {
		_, _, err := parse(t, nil, strings.Fields(args)...)
		if flag, _, _ := strings.Cut(args, " "); err == nil || !strings.Contains(err.Error(), flag) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestAServerThatOthersReachWithoutEncryptionIsWarnedOf(t *testing.T) {
	for args, warned := range map[string]bool{
		"": false, "--listen localhost:80": false, "--listen [::1]:80": false, "--listen 0.0.0.0:80": true, "--listen :80": true,
		"--listen shop.example:80":    true,
		"--listen :80 --behind-proxy": false, "--listen :443 --tls-cert a --tls-key b": false,
	} {
		c, _, err := parse(t, nil, strings.Fields(args)...)
		if got := c.Serve.Warning(); err != nil || (got != "") != warned {
			t.Errorf("%s: warned with %q, %v", args, got, err)
		}
	}
}

// What nobody ever set is a constant now. Whoever sets it learns so at the start.
func TestAFlagThatIsGoneIsAnError(t *testing.T) {
	for _, flag := range []string{"max-bodies", "max-message", "max-operations", "max-tokens", "max-depth", "max-aliases",
		"max-root-fields",
		"max-mutations", "max-selections", "max-directives", "max-list", "max-errors", "max-records", "max-answer", "max-answers"} {
		if _, _, err := parse(t, nil, "--"+flag, "1"); err == nil || !strings.Contains(err.Error(), "unknown flag --"+flag) {
			t.Errorf("--%s: %v", flag, err)
		}
	}
}
