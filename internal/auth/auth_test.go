package auth_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"waybill/internal/auth"
)

func TestOnlyTheRightTokenIsRecognised(t *testing.T) {
	for _, c := range []struct {
		name, header string
		want         bool
	}{
		{"no header", "", false},
		{"the token", "Bearer s3cret", true},
		{"a scheme in small letters", "bearer s3cret", true},
		{"a scheme in capitals", "BEARER s3cret", true},
		{"more space than needed", "Bearer   s3cret  ", true},
		{"another token", "Bearer s3cre7", false},
		{"the beginning of the token", "Bearer s3cre", false},
		{"more than the token", "Bearer s3crets", false},
		{"the token in other letters", "Bearer S3CRET", false},
		{"two tokens", "Bearer s3cret s3cret", false},
		{"an empty token", "Bearer ", false},
		{"only the scheme", "Bearer", false},
		{"only the token", "s3cret", false},
		{"another scheme", "Basic s3cret", false},
		{"a scheme with the token in it", "Bearers3cret", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
			if c.header != "" {
				r.Header.Set("Authorization", c.header)
			}
			viewer, known := auth.TokenGate("s3cret").Recognise(r)
			if known != c.want {
				t.Fatalf("recognised: %t", known)
			}
			if known && (viewer.Name != "Admin" || viewer.Role != auth.RoleAdmin) || !known && viewer != (auth.Viewer{}) {
				t.Errorf("as %+v", viewer)
			}
		})
	}
}

// A gate that was made without a token must not let in those who have none.
func TestAnEmptyTokenIsNoKey(t *testing.T) {
	for _, header := range []string{"Bearer", "Bearer ", "bearer  ", ""} {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.Header.Set("Authorization", header)
		if _, known := auth.TokenGate("").Recognise(r); known {
			t.Errorf("%q was let in", header)
		}
	}
}

func TestTheDemoKnowsEverybodyAsDemo(t *testing.T) {
	viewer, known := auth.DemoGate().Recognise(httptest.NewRequest(http.MethodGet, "/graphql", nil))
	if !known || viewer != auth.Demo {
		t.Errorf("%+v, %t", viewer, known)
	}
}

func TestAContextCarriesItsViewer(t *testing.T) {
	if viewer, known := auth.From(t.Context()); known || viewer.Actor().Name != "" {
		t.Errorf("a plain context carries %+v", viewer)
	}
	if viewer, known := auth.From(auth.With(t.Context(), auth.Demo)); !known || viewer != auth.Demo {
		t.Errorf("%+v, %t", viewer, known)
	}
}

func TestTheGateIsTheOneTheSettingsAskFor(t *testing.T) {
	enters := func(gate *auth.Gate, token string) bool {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.Header.Set("Authorization", "Bearer "+token)
		_, known := gate.Recognise(r)
		return known
	}
	if gate, hint := auth.GateFor(false, "s3cret"); !enters(gate, "s3cret") || enters(gate, "wrong") || strings.Contains(hint, "s3cret") {
		t.Errorf("the owner's token does not work, or is shown: %s", hint)
	}
	if gate, _ := auth.GateFor(true, "s3cret"); !enters(gate, "wrong") {
		t.Error("the demo asks for a token")
	}
	gate, hint := auth.GateFor(false, "")
	words := strings.Fields(hint)
	token := words[len(words)-1]
	if _, other := auth.GateFor(false, ""); !enters(gate, token) || enters(gate, "") || len(token) < 20 || strings.HasSuffix(other, token) {
		t.Errorf("no good token was made up: %s", hint)
	}
}
