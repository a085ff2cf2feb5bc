package config_test

import (
	"errors"
	"net"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"waybill/graph"
	"waybill/graph/guard"
	"waybill/internal/config"
	"waybill/internal/httpd"
)

// parse reads a command line in an environment that says only what env says.
func parse(t *testing.T, env map[string]string, args ...string) (config.Command, string, error) {
	t.Helper()
	for _, variable := range os.Environ() {
		if name, value, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "WAYBILL_") {
			t.Setenv(name, value) // which also puts it back after the test
			_ = os.Unsetenv(name)
		}
	}
	for name, value := range env {
		t.Setenv(name, value)
	}
	var out strings.Builder
	c, err := config.Parse(args, &out, func(name string) string { return env[name] })
	return c, out.String(), err
}

func TestNothingSaidMeansServeOnThisMachineOnly(t *testing.T) {
	c, _, err := parse(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := config.Serve{DB: "waybill.db", LogFormat: "text", Exposure: httpd.DefaultExposure, Limits: graph.Limits{
		Operation: guard.Limits{Cost: 200_000}, MaxMemory: 256 << 20, MaxBody: 256 << 10, MaxEventCost: 10_000, MaxRunning: 500,
		Timeout: 10 * time.Second, RateLimit: 1_000_000}}
	if c.Name != "serve" || !reflect.DeepEqual(c.Serve, want) {
		t.Errorf("got %s %+v, want serve %+v", c.Name, c.Serve, want)
	}
	host, _, err := net.SplitHostPort(c.Serve.Exposure.Address)
	if err != nil || !config.IsLoopback(host) {
		t.Errorf("%s can be reached from elsewhere", c.Serve.Exposure.Address)
	}
}

func TestServeNeedsNoName(t *testing.T) {
	c, _, err := parse(t, nil, "--listen", "127.0.0.1:0", "--db", "other.db")
	if err != nil || c.Name != "serve" || c.Serve.Exposure.Address != "127.0.0.1:0" || c.Serve.DB != "other.db" {
		t.Errorf("got %s %+v, %v", c.Name, c.Serve, err)
	}
}

func TestTheEnvironmentStandsForFlagsAndFlagsWin(t *testing.T) {
	env := map[string]string{"WAYBILL_LISTEN": "[::1]:9000", "WAYBILL_DB": "env.db", "WAYBILL_DEMO": "true",
		"WAYBILL_LOG_FORMAT": "json", "WAYBILL_DRY_RUN": "true", "WAYBILL_ADMIN_TOKEN": "a-secret-of-the-owner\n",
		"WAYBILL_MAX_CONNECTIONS": "4096", "WAYBILL_MAX_RUNNING": "7"}
	c, _, err := parse(t, env, "serve")
	if s := c.Serve; err != nil || s.Exposure.Address != "[::1]:9000" || s.DB != "env.db" || !s.Demo || s.LogFormat != "json" ||
		s.Exposure.MaxConnections != 4096 || s.Limits.MaxRunning != 7 {
		t.Errorf("got %+v, %v", s, err)
	}
	if c.AdminToken != "a-secret-of-the-owner" {
		t.Errorf("the token is %q", c.AdminToken)
	}
	c, _, err = parse(t, env, "serve", "--listen", "127.0.0.1:1", "--db", "flag.db", "--log-format", "text")
	if err != nil || c.Serve.Exposure.Address != "127.0.0.1:1" || c.Serve.DB != "flag.db" || c.Serve.LogFormat != "text" {
		t.Errorf("got %+v, %v", c.Serve, err)
	}
	c, _, err = parse(t, env, "import", "a.csv", "b.csv")
	if err != nil || c.Name != "import" || c.Import.DB != "env.db" || !c.Import.DryRun ||
		strings.Join(c.Import.Files, " ") != "a.csv b.csv" {
		t.Errorf("got %s %+v, %v", c.Name, c.Import, err)
	}
}

func TestADemoIsForThisMachineOnly(t *testing.T) {
	for _, listen := range []string{"127.0.0.1:8080", "127.9.9.9:0", "localhost:8080", "[::1]:8080"} {
		if _, _, err := parse(t, nil, "serve", "--demo", "--listen", listen); err != nil {
			t.Errorf("%s: %v", listen, err)
		}
	}
	for _, listen := range []string{":8080", "0.0.0.0:8080", "[::]:8080", "192.168.1.2:8080", "shop.example:8080",
		"127.0.0.1.example:80", "0:80"} {
		if _, _, err := parse(t, nil, "serve", "--demo", "--listen", listen); err == nil || !strings.Contains(err.Error(), "loopback") {
			t.Errorf("%s: %v", listen, err)
		}
		if _, _, err := parse(t, nil, "serve", "--listen", listen); err != nil {
			t.Errorf("%s without --demo: %v", listen, err)
		}
	}
}

func TestADemoIsNotReachedThroughAProxyOrFromOtherSites(t *testing.T) {
	for _, args := range [][]string{{"--behind-proxy"}, {"--allow-host", "shop.example"}, {"--allow-origin", "https://shop.example"}} {
		if _, _, err := parse(t, nil, append([]string{"serve", "--demo"}, args...)...); err == nil ||
			!strings.Contains(err.Error(), "--demo needs no sign-in") {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestWhatMakesNoSenseIsRefusedInOneLine(t *testing.T) {
	for _, args := range [][]string{
		{"serve", "--colour"}, {"serve", "extra"}, {"ship"}, {"import"}, {"version", "--listen", "127.0.0.1:0"},
		{"serve", "--listen"}, {"serve", "--listen", ""}, {"serve", "--listen", "8080"}, {"serve", "--listen", "::1:8080"},
		{"token"}, {"token", "make"}, {"token", "create"}, {"token", "create", "--name", "Robot"}, {"token", "create", "--role", "staff"},
		{"token", "create", "--name", "Robot", "--role", "owner"}, {"token", "revoke"}, {"token", "list", "all"},
		{"token", "list", "--db", ""},
		{"token", "create", "--name", "Robot", "--role", "staff", "--expires", "soon"},
		{"serve", "--log-format", "xml"}, {"serve", "--demo=perhaps"}, {"serve", "--admin-token", "secret"}, {"serve", "--token=secret"},
	} {
		_, out, err := parse(t, nil, args...)
		if err == nil || errors.Is(err, config.ErrHelp) || strings.Contains(err.Error(), "\n") || out != "" {
			t.Errorf("%q: %v, printed %q", args, err, out)
			continue
		}
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the answer repeats the token: %v", args, err)
		}
	}
	for _, token := range []string{"secret", "15-characters-!", " \t secret        \n"} {
		_, _, err := parse(t, map[string]string{"WAYBILL_ADMIN_TOKEN": token})
		if err == nil || !strings.Contains(err.Error(), "at least 16 characters") ||
			strings.Contains(err.Error(), strings.TrimSpace(token)) {
			t.Errorf("the token %q: %v", token, err)
		}
	}
	for name, value := range map[string]string{"WAYBILL_DEMO": "perhaps", "WAYBILL_LOG_FORMAT": "xml", "WAYBILL_LISTEN": "8080"} {
		if _, _, err := parse(t, map[string]string{name: value}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s=%s: %v", name, value, err)
		}
	}
}

func TestHelpIsPrintedWhenAskedFor(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"-h"}, {"serve", "--help"}, {"import", "--help"}, {"version", "--help"},
		{"token", "--help"}, {"token", "create", "--help"}} {
		_, out, err := parse(t, nil, args...)
		if !errors.Is(err, config.ErrHelp) || !strings.HasPrefix(out, "Usage: waybill") {
			t.Errorf("%q: %v, printed %q", args, err, out)
		}
	}
}

func TestTokensAreManaged(t *testing.T) {
	c, _, err := parse(t, nil, "token", "create", "--name", "Robot", "--role", "staff", "--expires", "90d", "--db", "other.db")
	if err != nil || c.Name != "token create" || c.Token.DB != "other.db" {
		t.Fatalf("got %s %+v, %v", c.Name, c.Token, err)
	}
	if got := c.Token.Create; got.Name != "Robot" || got.Role != "staff" || got.Expires != config.Lifetime(90*24*time.Hour) {
		t.Errorf("got %+v", got)
	}
	if c, _, err := parse(t, nil, "token", "list"); err != nil || c.Name != "token list" || c.Token.DB != "waybill.db" {
		t.Errorf("got %s %+v, %v", c.Name, c.Token, err)
	}
	if c, _, err := parse(t, map[string]string{"WAYBILL_DB": "env.db"}, "token", "revoke", "Robot"); err != nil ||
		c.Name != "token revoke" || c.Token.Revoke.Token != "Robot" || c.Token.DB != "env.db" {
		t.Errorf("got %s %+v, %v", c.Name, c.Token, err)
	}
}

func TestALifetimeIsANumberOfDaysOrHours(t *testing.T) {
	for text, want := range map[string]time.Duration{"1d": 24 * time.Hour, "12h": 12 * time.Hour, "90d": 90 * 24 * time.Hour,
		"": 0, "d": 0, "90": 0, "0d": 0, "-1d": 0, "1.5d": 0, "1m": 0, "d90": 0, "90 d": 0, "99999d": 0, "1d2h": 0, "+1d": 0} {
		var l config.Lifetime
		if err := l.UnmarshalText([]byte(text)); time.Duration(l) != want || (err == nil) != (want > 0) {
			t.Errorf("%q is %v, %v", text, time.Duration(l), err)
		}
	}
}

// TestATokenHasNoFlag keeps secrets out of the list of processes.
func TestATokenHasNoFlag(t *testing.T) {
	for _, command := range []string{"serve", "import"} {
		_, out, _ := parse(t, nil, command, "--help")
		if strings.Contains(strings.ToLower(out), "--admin") || strings.Contains(strings.ToLower(out), "--token") {
			t.Errorf("%s has a flag for the token:\n%s", command, out)
		}
	}
}
