package auth_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"waybill/internal/auth"
)

// FuzzToken: whatever is sent as a token, it is the right one or lets nobody in.
func FuzzToken(f *testing.F) {
	d := newDoor(f, adminToken)
	secret := d.token("Robot", auth.RoleStaff, 0).Secret
	for _, seed := range []string{"", "wb_", secret, secret[:58], secret + "0", strings.ToUpper(secret), " " + secret, adminToken,
		"wbs_" + secret[3:], "wb_\n", "Bearer " + secret} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, known := d.RecogniseToken(t.Context(), text)
		if want := map[string]string{secret: "Robot", adminToken: "Admin"}[text]; v.Name != want || known != (want != "") {
			t.Errorf("%q acts as %+v", text, v)
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
		r.Header["Authorization"] = []string{text}
		if v, known := d.Recognise(r, true); known && !strings.Contains(text, secret) && !strings.Contains(text, adminToken) {
			t.Errorf("the header %q acts as %+v", text, v)
		}
	})
}

// FuzzSessionCookie: whatever cookies are sent, they hold the session's or let
// nobody in.
func FuzzSessionCookie(f *testing.F) {
	d := newDoor(f, adminToken)
	value := d.signIn(adminToken)
	for _, seed := range []string{"", "waybill", "waybill=", "waybill=" + value, "waybill=\"" + value + "\"", "a=b; waybill=" + value,
		"waybill=" + value + ",", "__Host-waybill=" + value, "waybill=wbs_", ";;=;"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.Header["Cookie"] = []string{header}
		if v, known := d.Recognise(r, true); known && (!strings.Contains(header, value) || v.Name != "Admin") {
			t.Errorf("%q acts as %+v", header, v)
		}
	})
}
