package auth_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"waybill/internal/auth"
)

func TestOnlyTheRightTokenIsRecognised(t *testing.T) {
	gate := newDoor(t, "s3cret")
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
			viewer, known := gate.Recognise(r, true)
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
	gate := newDoor(t, "")
	for _, header := range []string{"Bearer", "Bearer ", "bearer  ", ""} {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.Header.Set("Authorization", header)
		if _, known := gate.Recognise(r, true); known {
			t.Errorf("%q was let in", header)
		}
	}
	if _, known := gate.RecogniseToken(t.Context(), ""); known {
		t.Error("an empty text was let in")
	}
}

func TestTheDemoKnowsEverybodyAsDemo(t *testing.T) {
	gate := auth.DemoGate()
	viewer, known := gate.Recognise(httptest.NewRequest(http.MethodGet, "/graphql", nil), true)
	if !known || viewer != auth.Demo {
		t.Errorf("%+v, %t", viewer, known)
	}
	if viewer, known := gate.RecogniseToken(t.Context(), "anything"); !known || viewer != auth.Demo {
		t.Errorf("%+v, %t", viewer, known)
	}
	if valid, err := gate.StillValid(t.Context(), viewer); !valid || err != nil {
		t.Error(valid, err)
	}
	if viewer, value, err := gate.SignInWithToken(t.Context(), "anything"); viewer != auth.Demo || value != "" || err != nil {
		t.Errorf("%+v, %q, %v", viewer, value, err)
	}
	if err := gate.WriteUses(t.Context()); err != nil {
		t.Error(err)
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

func TestARoleIncludesThoseBeforeIt(t *testing.T) {
	all := []auth.Role{"", "OWNER", auth.RoleViewer, auth.RoleStaff, auth.RoleAdmin}
	includes := map[auth.Role][]auth.Role{
		auth.RoleViewer: {auth.RoleViewer},
		auth.RoleStaff:  {auth.RoleViewer, auth.RoleStaff},
		auth.RoleAdmin:  {auth.RoleViewer, auth.RoleStaff, auth.RoleAdmin},
	}
	for _, role := range all {
		for _, least := range all {
			if got := role.Includes(least); got != slices.Contains(includes[role], least) {
				t.Errorf("%q includes %q: %t", role, least, got)
			}
		}
	}
}
