package auth_test

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"waybill/internal/auth"
	"waybill/order"
)

func TestASessionActsAsWhoBeganIt(t *testing.T) {
	d := newDoor(t, adminToken)
	secret := d.token("Grace", auth.RoleStaff, 0).Secret
	for _, c := range []struct{ token, name, id string }{{secret, "Grace", "token:1"}, {adminToken, "Admin", "admin-token"}} {
		v := d.sees(d.signIn(c.token))
		if v.Name != c.name || v.ID != c.id || v.Kind != order.ActorStaff || v.Role != d.knows(c.token).Role || !d.stays(v) {
			t.Errorf("%s acts as %+v", c.name, v)
		}
	}
}

func TestNobodySignsInWithATokenThatRunsOnlyDocuments(t *testing.T) {
	d := newDoor(t, adminToken)
	made, problems, err := d.tokens.Create(t.Context(), ada, auth.NewToken{Name: "Kiosk", Role: auth.RoleStaff, DocumentsOnly: true})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if _, _, err := d.SignInWithToken(t.Context(), made.Secret); !errors.Is(err, auth.ErrDocumentsOnly) {
		t.Errorf("signed in with %v", err)
	}
	if v := d.knows(made.Secret); !v.DocumentsOnly || v.Name != "Kiosk" {
		t.Errorf("the token is %+v", v)
	}
}

func TestOnlyTheHashOfASessionIsKept(t *testing.T) {
	d := newDoor(t, adminToken)
	value := d.signIn(adminToken)
	if kept := d.db.Read().Session.Query().OnlyX(t.Context()); len(kept.Hash) != 32 || string(kept.Hash) == value {
		t.Errorf("kept is %+v", kept)
	}
	d.logged(value)
}

func TestASessionEnds(t *testing.T) {
	const idle, most = 12 * time.Hour, 7 * 24 * time.Hour
	for _, c := range []struct {
		name string
		end  func(*door, auth.Made, string)
		ends bool
	}{
		{"not at once", func(*door, auth.Made, string) {}, false},
		{"not before it was idle for 12 hours", func(d *door, _ auth.Made, _ string) { d.now = d.now.Add(idle - time.Microsecond) }, false},
		{"when it was idle for 12 hours", func(d *door, _ auth.Made, _ string) { d.now = d.now.Add(idle) }, true},
		{"not before 7 days while it is used", func(d *door, _ auth.Made, value string) { use(d, value, most-time.Microsecond) }, false},
		{"after 7 days although it is used", func(d *door, _ auth.Made, value string) { use(d, value, most) }, true},
		{"by signing out", func(d *door, _ auth.Made, value string) { signOut(d, value) }, true},
		{"when its token is revoked", func(d *door, made auth.Made, _ string) { d.revoke(made.ID) }, true},
		{"not when another signs out", func(d *door, made auth.Made, _ string) { signOut(d, d.signIn(made.Secret)) }, false},
		{"not when the server starts again", func(d *door, _ auth.Made, _ string) { d.restart("") }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDoor(t, "")
			made := d.token("Grace", auth.RoleStaff, 0)
			value := d.signIn(made.Secret)
			v := d.sees(value)
			c.end(d, made, value)
			if still := d.sees(value) == v; still == c.ends || d.stays(v) != still {
				t.Errorf("it is still there: %t, and its streams: %t", still, d.stays(v))
			}
		})
	}
}

// use uses a session every hour, and lets time pass until after.
func use(d *door, value string, after time.Duration) {
	for end := d.now.Add(after); d.now.Before(end); d.now = d.now.Add(min(time.Hour, end.Sub(d.now))) {
		d.sees(value)
		if err := d.WriteUses(d.Context()); err != nil {
			d.Fatal(err)
		}
	}
}

func signOut(d *door, value string) {
	if _, known, err := d.SignOut(withCookie(value)); !known || err != nil {
		d.Fatalf("signing out: %t, %v", known, err)
	}
}

func TestSigningOutTwiceIsNoError(t *testing.T) {
	d := newDoor(t, adminToken)
	value := d.signIn(adminToken)
	if v, known, err := d.SignOut(withCookie(value)); v.Name != "Admin" || !known || err != nil {
		t.Errorf("%+v, %t, %v", v, known, err)
	}
	for _, r := range []*http.Request{withCookie(value), withCookie(""), withCookie("nonsense"),
		httptest.NewRequest("DELETE", "/session", nil)} {
		if _, known, err := d.SignOut(r); known || err != nil {
			t.Errorf("%t, %v", known, err)
		}
	}
}

// Whoever sets another token in the environment means to shut out the old one's owner.
func TestASessionOfTheEnvironmentsTokenEndsWithIt(t *testing.T) {
	for environment, still := range map[string]bool{adminToken: true, "another-horse-battery-staple": false, "": false} {
		d := newDoor(t, adminToken)
		value := d.signIn(adminToken)
		v := d.sees(value)
		d.restart(environment)
		if d.sees(value) == v != still {
			t.Errorf("with %q in the environment, it is still there: %t", environment, !still)
		}
	}
}

func TestEndedSessionsAndTooManyAreForgotten(t *testing.T) {
	d := newDoor(t, adminToken)
	secret := d.token("Robot", auth.RoleViewer, 0).Secret
	admin := d.signIn(adminToken)
	first := d.signIn(secret)
	second := d.signIn(secret)
	for range 99 {
		d.signIn(secret)
	}
	if d.sees(first) != (auth.Viewer{}) || d.sees(second).Name != "Robot" || d.sees(admin).Name != "Admin" {
		t.Error("not the oldest session of the token was ended")
	}
	if n := d.db.Read().Session.Query().CountX(t.Context()); n != 101 {
		t.Errorf("%d sessions are kept", n)
	}
	d.now = d.now.Add(13 * time.Hour)
	d.signIn(secret)
	if n := d.db.Read().Session.Query().CountX(t.Context()); n != 1 {
		t.Errorf("%d sessions are kept, of which one has not ended", n)
	}
}

func TestTheLinkSignsInOnceAndForTenMinutes(t *testing.T) {
	d := newDoor(t, "")
	code := d.code()
	for _, wrong := range []string{"", "x", code[:len(code)-1], code + "0", "wbc_"} {
		if _, value, err := d.SignInWithCode(t.Context(), wrong); !errors.Is(err, auth.ErrLink) || value != "" {
			t.Errorf("%q: %q, %v", wrong, value, err)
		}
	}
	d.now = d.now.Add(10*time.Minute - time.Microsecond)
	v, value, err := d.SignInWithCode(t.Context(), code)
	if err != nil || v.Name != "Owner" || v.Role != auth.RoleAdmin || v.Kind != order.ActorStaff {
		t.Fatalf("%+v, %v", v, err)
	}
	if seen := d.sees(value); seen.Name != "Owner" || seen.Role != auth.RoleAdmin || !d.stays(seen) {
		t.Errorf("the session acts as %+v", seen)
	}
	if _, _, err := d.SignInWithCode(t.Context(), code); !errors.Is(err, auth.ErrLink) {
		t.Errorf("the second time: %v", err)
	}
	late := d.code()
	d.now = d.now.Add(10 * time.Minute)
	if _, _, err := d.SignInWithCode(t.Context(), late); !errors.Is(err, auth.ErrLink) {
		t.Errorf("after ten minutes: %v", err)
	}
	early := d.code()
	d.restart("")
	if _, _, err := d.SignInWithCode(t.Context(), early); !errors.Is(err, auth.ErrLink) {
		t.Errorf("at another start: %v", err)
	}
	d.logged(code, late, early, value)
}

func TestALinkIsUsedByOneOnly(t *testing.T) {
	d := newDoor(t, "")
	code := d.code()
	var in atomic.Int32
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, _, err := d.SignInWithCode(t.Context(), code); err == nil {
				in.Add(1)
			}
		})
	}
	all.Wait()
	if in.Load() != 1 {
		t.Errorf("%d signed in", in.Load())
	}
}

// A link is printed for an owner who has no other way in, and for nobody else.
func TestALinkIsMadeOnlyWhileNoAdminsTokenIsThere(t *testing.T) {
	const with = "Sign in with a token; waybill token create makes one."
	d := newDoor(t, "")
	d.code()
	d.token("Screen", auth.RoleViewer, 0)
	d.token("Till", auth.RoleStaff, 0)
	d.code()
	d.token("Robot", auth.RoleAdmin, time.Hour)
	if said, err := d.Welcome(t.Context(), "http://shop.test", false); said != with || err != nil {
		t.Errorf("said %q, %v", said, err)
	}
	d.now = d.now.Add(time.Hour)
	d.code()
	made := d.token("Another", auth.RoleAdmin, 0)
	d.revoke(made.ID)
	d.code()
	d.restart(adminToken)
	if said, err := d.Welcome(t.Context(), "http://shop.test", false); said != "Sign in with the token of WAYBILL_ADMIN_TOKEN." ||
		err != nil {
		t.Errorf("said %q, %v", said, err)
	}
}

// Whether it is one of this server's pages that asks is for package httpd to say.
func TestASessionCountsOnlyForRequestsOfThisServersPages(t *testing.T) {
	d := newDoor(t, adminToken)
	value := d.signIn(adminToken)
	for _, counts := range []bool{true, false} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
		r.AddCookie(&http.Cookie{Name: "waybill", Value: value})
		if v, known := d.Recognise(r, counts); known != counts || known && v.Name != "Admin" {
			t.Errorf("counts %t: recognised %t, as %+v", counts, known, v)
		}
		// A token is sent by who has it, wherever they are.
		r.Header.Set("Authorization", "Bearer "+adminToken)
		if v, known := d.Recognise(r, counts); !known || v.Kind != order.ActorToken {
			t.Errorf("with a token: %t, %+v", known, v)
		}
		// And a wrong one is not made good by a cookie.
		r.Header.Set("Authorization", "Bearer wrong")
		if _, known := d.Recognise(r, counts); known {
			t.Error("a wrong token was let in")
		}
	}
}

func TestOnlyTheSessionsOwnCookieCounts(t *testing.T) {
	d := newDoor(t, adminToken)
	value := d.signIn(adminToken)
	for _, c := range []struct {
		name, cookies string
		tls           bool
		want          bool
	}{
		{"the cookie", "waybill=" + value, false, true},
		{"among others", "theme=dark; waybill=" + value + "; x=y", false, true},
		{"over TLS", "__Host-waybill=" + value, true, true},
		{"over TLS without its prefix, as a subdomain could set it", "waybill=" + value, true, false},
		{"with the prefix but without TLS", "__Host-waybill=" + value, false, false},
		{"two, of which one was planted", "waybill=" + value + "; waybill=" + value, false, false},
		{"in other letters", "Waybill=" + value, false, false},
		{"a token", "waybill=" + adminToken, false, false},
		{"nothing", "waybill=", false, false},
		{"cut off", "waybill=" + value[:50], false, false},
	} {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.Header.Set("Cookie", c.cookies)
		if c.tls {
			r.TLS = &tls.ConnectionState{}
		}
		if _, known := d.Recognise(r, true); known != c.want {
			t.Errorf("%s: recognised %t", c.name, known)
		}
	}
}

// A store that does not answer must not be taken for a yes.
func TestWhoCannotBeLookedUpIsNobody(t *testing.T) {
	d := newDoor(t, "")
	secret := d.token("Robot", auth.RoleAdmin, 0).Secret
	value, robot := d.signIn(secret), d.knows(secret)
	session := d.sees(value)
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}
	if d.knows(secret) != (auth.Viewer{}) || d.sees(value) != (auth.Viewer{}) || d.stays(robot) || d.stays(session) {
		t.Error("somebody was let in")
	}
	// Nor for a no: that would send away everybody who follows live.
	for _, v := range []auth.Viewer{robot, session} {
		if valid, err := d.StillValid(t.Context(), v); valid || err == nil {
			t.Errorf("%s: %t, %v", v.Name, valid, err)
		}
	}
	if _, value, err := d.SignInWithToken(t.Context(), secret); err == nil || errors.Is(err, auth.ErrUnknown) || value != "" {
		t.Errorf("signing in: %q, %v", value, err)
	}
	d.logged(secret, value)
}
