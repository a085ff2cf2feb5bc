package graph_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"waybill/internal/auth"
	"waybill/internal/httpd"
)

const tokenFields = "id name role createdBy { kind name } expiresAt lastUsedAt revokedAt"

func TestATokenIsMadeUsedAndRevoked(t *testing.T) {
	s := newShop(t)
	made := s.do("createToken", m{"name": "Robot", "role": "STAFF", "expiresAt": "2030-01-01T00:00:00Z"},
		"secret token { "+tokenFields+" } "+problems)
	s.wants(at(made, "token"), `{"id": "`+idOf("Token",
		1)+`", "name": "Robot", "role": "STAFF", "createdBy": {"kind": "STAFF", "name": "Demo"},
		"expiresAt": "2030-01-01T00:00:00Z", "lastUsedAt": null, "revokedAt": null}`)
	s.wants(at(made, "userErrors"), `[]`)
	secret := at(made, "secret").(string)

	// The same shop behind a gate that asks for a token.
	gate := auth.NewGate(s.db, auth.Settings{})
	robot := s.in(t)
	robot.api = httpd.Handler(s.graph, gate, s.db.Ready, httpd.Pictures{}, httpd.Origins{})
	authorization := []string{"Authorization", "Bearer " + secret}
	id := s.place(nil)
	s.wants(robot.must("{ viewer { name role } }", nil, authorization...), `{"viewer": {"name": "Robot", "role": "STAFF"}}`)
	payload := robot.do("addOrderComment", m{"orderId": id, "body": "Beep."}, "entry { actor { kind name } }", authorization...)
	s.wants(payload, `{"entry": {"actor": {"kind": "TOKEN", "name": "Robot"}}}`)
	if err := gate.WriteUses(t.Context()); err != nil {
		t.Fatal(err)
	}
	if at(s.must(`{ tokens { nodes { lastUsedAt } } }`, nil), "tokens.nodes.0.lastUsedAt") == nil {
		t.Error("its use is not told")
	}

	input := m{"tokenId": idOf("Token", 1)}
	revoked := s.do("revokeToken", input, "token { revokedAt } "+problems)
	if at(revoked, "token.revokedAt") == nil {
		t.Errorf("got %s", asJSON(t, revoked))
	}
	s.wants(s.do("revokeToken", input, "token { revokedAt } "+problems), string(asJSON(t, revoked)))
	if a := robot.ask("{ viewer { name } }", nil, authorization...); a.Status != http.StatusUnauthorized {
		t.Errorf("status %d: %s", a.Status, a.Raw)
	}
	if log := s.log.written(); strings.Contains(log, secret) ||
		!strings.Contains(log, "token created name=Robot id=1 role=STAFF actor=Demo") ||
		!strings.Contains(log, "token revoked name=Robot id=1 actor=Demo") {
		t.Errorf("the log says\n%s", log)
	}
}

func TestTokensThatMakeNoSenseAreRefused(t *testing.T) {
	s := newShop(t)
	s.do("createToken", m{"name": "Robot", "role": "STAFF"}, "token { id }")
	before := s.contents()
	for _, c := range []struct {
		name, input string
		want        string
	}{
		{"without a name", `{"name": " ", "role": "STAFF"}`, `{"code": "REQUIRED", "field": ["name"]}`},
		{"with a name that turns text around", `{"name": "a\u202Eb", "role": "STAFF"}`, `{"code": "INVALID", "field": ["name"]}`},
		{"with a name of two lines", `{"name": "a\nb", "role": "STAFF"}`, `{"code": "INVALID", "field": ["name"]}`},
		{"with NUL in its name", `{"name": "a\u0000b", "role": "STAFF"}`, `{"code": "INVALID", "field": ["name"]}`},
		{"with an overlong name", `{"name": "` + strings.Repeat("x", 256) + `", "role": "STAFF"}`,
			`{"code": "TOO_LONG", "field": ["name"]}`},
		{"with a name that is taken", `{"name": "Robot", "role": "ADMIN"}`, `{"code": "DUPLICATE_NAME", "field": ["name"]}`},
		{"that has expired", `{"name": "Till", "role": "STAFF", "expiresAt": "2020-01-01T00:00:00Z"}`,
			`{"code": "INVALID", "field": ["expiresAt"]}`},
		{"that expires when nobody is there", `{"name": "Till", "role": "STAFF", "expiresAt": "2199-01-01T00:00:00Z"}`,
			`{"code": "INVALID", "field": ["expiresAt"]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			const document = "mutation($i: CreateTokenInput!) { createToken(input: $i) { secret token { id } userErrors { code field } } }"
			body := fmt.Sprintf(`{"query": "`+document+`", "variables": {"i": %s}}`, c.input)
			s.wants(s.send([]byte(body)).Data, `{"createToken": {"secret": null, "token": null, "userErrors": [`+c.want+`]}}`)
		})
	}
	for _, role := range []any{"", "staff", "OWNER", 1, nil, true, []any{"STAFF", "ADMIN"}} {
		t.Run(fmt.Sprintf("with the role %v", role), func(t *testing.T) {
			s.in(t).refused(withInput(t, "createToken", m{"name": "Till", "role": role}), "role")
		})
	}
	for _, id := range []string{idOf("Token", 99), idOf("Order", 1), "hello", ""} {
		s.wants(s.do("revokeToken", m{"tokenId": id}, "token { id } userErrors { code field }"),
			`{"token": null, "userErrors": [{"code": "TOKEN_NOT_FOUND", "field": ["tokenId"]}]}`)
	}
	if s.contents() != before {
		t.Error("something was written")
	}
}

func TestTokensAreListedInPagesNewestFirst(t *testing.T) {
	s := newShop(t)
	for i := range 5 {
		s.do("createToken", m{"name": fmt.Sprint("T", i+1), "role": "VIEWER"}, "token { id }")
	}
	s.do("revokeToken", m{"tokenId": idOf("Token", 3)}, "token { id }")
	cursor := func(n int) string {
		return at(s.must(`{ tokens { edges { cursor } } }`, nil), fmt.Sprintf("tokens.edges.%d.cursor", 5-n)).(string)
	}
	for _, c := range []struct{ arguments, names, next, previous string }{
		{"first: 10", "T5 T4 T3 T2 T1", "false", "false"},
		{"first: 2", "T5 T4", "true", "false"},
		{`first: 2, after: "` + cursor(4) + `"`, "T3 T2", "true", "true"},
		{`first: 2, after: "` + cursor(2) + `"`, "T1", "false", "true"},
		{`first: 2, after: "` + cursor(1) + `"`, "", "false", "true"},
		{"last: 2", "T2 T1", "false", "true"},
		{`last: 2, before: "` + cursor(2) + `"`, "T4 T3", "true", "true"},
		{`last: 2, before: "` + cursor(4) + `"`, "T5", "true", "false"},
		{`first: 10, after: "` + cursor(5) + `", before: "` + cursor(2) + `"`, "T4 T3", "false", "true"},
	} {
		t.Run(c.arguments, func(t *testing.T) {
			page := at(s.in(t).must("{ tokens("+c.arguments+") { nodes { name } edges { cursor node { name } } pageInfo { hasNextPage "+
				"hasPreviousPage startCursor endCursor } } }", nil), "tokens")
			names := texts(at(page, "nodes"), "name")
			if got := strings.Join(names, " "); got != c.names || got != strings.Join(texts(at(page, "edges"), "node.name"), " ") {
				t.Errorf("got %s", got)
			}
			if fmt.Sprint(at(page, "pageInfo.hasNextPage"), at(page, "pageInfo.hasPreviousPage")) != c.next+" "+c.previous {
				t.Errorf("lies at %s", asJSON(t, at(page, "pageInfo")))
			}
			if len(names) > 0 && (at(page, "pageInfo.startCursor") != at(page, "edges.0.cursor") ||
				at(page, "pageInfo.endCursor") != at(page, fmt.Sprintf("edges.%d.cursor", len(names)-1))) {
				t.Errorf("lies at %s", asJSON(t, at(page, "pageInfo")))
			}
		})
	}
	for query, field := range map[string]string{
		"{ tokens(first: -1) { nodes { id } } }": "first", "{ tokens(first: 101) { nodes { id } } }": "first",
		"{ tokens(first: 1, last: 1) { nodes { id } } }":                "last",
		`{ tokens(after: "") { nodes { id } } }`:                        "after",
		`{ tokens(before: "WzEsInRpbWVsaW5lIiwxXQ") { nodes { id } } }`: "before",
		`{ tokens(after: "WzEsInRva2VucyIsbnVsbF0") { nodes { id } } }`: "after",
	} {
		s.refused(asJSON(t, m{"query": query}), field)
	}
}

// What one mutation wrote is there for the next one of the same request.
func TestTwoTokensMadeInOneRequestAreBothShown(t *testing.T) {
	s := newShop(t)
	made := s.must(`mutation { a: createToken(input: {name: "A", role: STAFF}) { token { id name } secret userErrors { code } }
		b: createToken(input: {name: "B", role: STAFF}) { token { id name } secret userErrors { code } } }`, nil)
	for _, name := range []string{"a", "b"} {
		if at(made, name+".token.name") != strings.ToUpper(name) || at(made, name+".secret") == nil {
			t.Errorf("%s: answered %s", name, asJSON(t, at(made, name)))
		}
	}
	id := at(made, "a.token.id")
	revoked := s.must(`mutation ($id: ID!) { a: revokeToken(input: {tokenId: $id}) { token { revokedAt } }
		b: createToken(input: {name: "A", role: STAFF}) { token { name } userErrors { code } } }`, m{"id": id})
	if at(revoked, "a.token.revokedAt") == nil || at(revoked, "b.token.name") != "A" {
		t.Errorf("answered %s", asJSON(t, revoked))
	}
}
