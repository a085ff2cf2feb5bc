package config_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestLimitsAndReachCanBeSet(t *testing.T) {
	env := map[string]string{"WAYBILL_RATE_LIMIT": "7", "WAYBILL_MAX_BODY": "1MB", "WAYBILL_ALLOW_HOST": "a.example,b.example", "WAYBILL_BEHIND_PROXY": "true"}
	c, _, err := parse(t, env, "--operation-timeout", "3s", "--max-body", "2000", "--allow-origin", "https://a.example", "--allow-origin", "http://b.example:81", "--picture-host", "cdn.example,img.example", "--max-connections", "0")
	s := c.Serve
	if err != nil || s.RateLimit != 7 || s.MaxBody != 2000 || s.OpTimeout != 3*time.Second || s.MaxConnections != 0 || !s.BehindProxy {
		t.Errorf("%+v, %v", s, err)
	}
	if !slices.Equal(s.AllowHost, []string{"a.example", "b.example"}) || !slices.Equal(s.AllowOrigin, []string{"https://a.example", "http://b.example:81"}) || !slices.Equal(s.PictureHost, []string{"cdn.example", "img.example"}) {
		t.Errorf("%q, %q", s.AllowHost, s.AllowOrigin)
	}
}

func TestLimitsAndReachThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range []string{
		"--max-body 0", "--max-body -1kB", "--max-body 1GB", "--max-body kB", "--max-body 99999999999", "--max-depth 0", "--max-cost -1", "--max-errors 0",
		"--rate-limit -1", "--rate-limit many", "--operation-timeout 0s", "--operation-timeout 10", "--max-running 0", "--max-connections -1",
		"--tls-cert a.pem", "--tls-key a.pem", "--allow-host https://a.example", "--allow-host a.example:80", "--allow-host *.example",
		"--allow-origin *", "--allow-origin null", "--allow-origin a.example", "--allow-origin https://a.example/", "--allow-origin https://*.example",
		"--allow-origin https://A.example", "--allow-origin https://a.example:443", "--allow-origin http://a.example:80", "--max-answer 0", "--max-answers 9MB", "--picture-host https://a.example", "--picture-host *.example", "--picture-host A.example", "--picture-host a;b", "--allow-origin ftp://a.example", "--allow-origin https://u@a.example",
	} {
		_, _, err := parse(t, nil, strings.Fields(args)...)
		if flag, _, _ := strings.Cut(args, " "); err == nil || !strings.Contains(err.Error(), flag) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestAServerThatOthersReachWithoutEncryptionIsWarnedOf(t *testing.T) {
	for args, warned := range map[string]bool{
		"": false, "--listen localhost:80": false, "--listen [::1]:80": false, "--listen 0.0.0.0:80": true, "--listen :80": true, "--listen shop.example:80": true,
		"--listen :80 --behind-proxy": false, "--listen :443 --tls-cert a --tls-key b": false,
	} {
		c, _, err := parse(t, nil, strings.Fields(args)...)
		if got := c.Serve.Warning(); err != nil || (got != "") != warned {
			t.Errorf("%s: warned with %q, %v", args, got, err)
		}
	}
}
