package auth_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"waybill/ent/token"
	"waybill/internal/apitoken"
	"waybill/internal/auth"
	"waybill/order"
	"waybill/refusal"
)

func TestATokenHasTheFormThatIsPromised(t *testing.T) {
	d := newDoor(t, "")
	form := regexp.MustCompile(`^wb_[0-9a-hjkmnp-tv-z]{56}$`)
	seen := map[string]bool{}
	for i := range 50 {
		secret := d.token(strings.Repeat("x", i+1), auth.RoleViewer, 0).Secret
		if !form.MatchString(secret) || seen[secret] {
			t.Errorf("%q is no new token", secret)
		}
		seen[secret] = true
	}
}

func TestATokenLetsInUnderItsNameAndRole(t *testing.T) {
	d := newDoor(t, adminToken)
	for _, role := range auth.Roles {
		made := d.token("Robot "+string(role), role, 0)
		v := d.knows(made.Secret)
		if v.Name != "Robot "+string(role) || v.Role != role || v.Kind != order.ActorToken || !d.stays(v) {
			t.Errorf("%s acts as %+v", role, v)
		}
	}
	if v := d.knows(adminToken); v.Name != "Admin" || v.Role != auth.RoleAdmin || !d.stays(v) {
		t.Errorf("the environment's token acts as %+v", v)
	}
}

// The database must hold nothing that lets somebody in.
func TestOnlyTheHashOfATokenIsKept(t *testing.T) {
	d := newDoor(t, "")
	made := d.token("Robot", auth.RoleAdmin, 0)
	kept := d.db.Read().Token.Query().OnlyX(t.Context())
	if len(kept.Hash) != 32 || strings.Contains(kept.String(), made.Secret) || strings.Contains(string(kept.Hash), made.Secret[3:10]) {
		t.Errorf("kept is %+v", kept)
	}
	d.logged(made.Secret)
}

func TestAWrongTokenIsToldFromAMistypedOne(t *testing.T) {
	d := newDoor(t, "")
	secret := d.token("Robot", auth.RoleAdmin, 0).Secret
	other := newDoor(t, "").token("Robot", auth.RoleAdmin, 0).Secret
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"of another store", other, auth.ErrUnknown},
		{"nothing", "", auth.ErrUnknown},
		{"a password", "hunter2", auth.ErrUnknown},
		{"without its prefix", secret[3:], auth.ErrUnknown},
		{"cut off", secret[:len(secret)-1], auth.ErrMistyped},
		{"too long", secret + "0", auth.ErrMistyped},
		{"in capitals", "wb_" + strings.ToUpper(secret[3:]), auth.ErrMistyped},
		{"with a line break", secret[:20] + "\n" + secret[21:], auth.ErrMistyped},
		{"with a letter that no token has", secret[:20] + "l" + secret[21:], auth.ErrMistyped},
		{"only the prefix", "wb_", auth.ErrMistyped},
		{"with the prefix of a session", "wbs_" + secret[3:], auth.ErrUnknown},
	} {
		if v, value, err := d.SignInWithToken(t.Context(), c.text); !errors.Is(err, c.want) || value != "" || v != (auth.Viewer{}) {
			t.Errorf("%s: %+v, %q, %v", c.name, v, value, err)
		}
		if d.knows(c.text) != (auth.Viewer{}) {
			t.Errorf("%s: let in", c.name)
		}
	}
	// One wrong letter anywhere, or two that changed places, are noticed.
	for i := 3; i < len(secret); i++ {
		for _, typed := range []string{secret[:i] + swap(secret[i]) + secret[i+1:],
			secret[:i-1] + secret[i:i+1] + secret[i-1:i] + secret[i+1:]} {
			if _, _, err := d.SignInWithToken(t.Context(), typed); typed != secret && i > 3 && !errors.Is(err, auth.ErrMistyped) {
				t.Errorf("mistyped at %d: %v", i, err)
			}
		}
	}
}

// swap is another letter.
func swap(letter byte) string {
	if letter == '0' {
		return "1"
	}
	return "0"
}

func TestARevokedTokenLetsNobodyIn(t *testing.T) {
	d := newDoor(t, "")
	made, other := d.token("Robot", auth.RoleStaff, 0), d.token("Till", auth.RoleStaff, 0)
	robot, till := d.knows(made.Secret), d.knows(other.Secret)
	session := d.sees(d.signIn(made.Secret))
	d.revoke(made.ID)
	if d.knows(made.Secret) != (auth.Viewer{}) || d.stays(robot) || d.stays(session) {
		t.Error("the revoked token still lets in")
	}
	if d.knows(other.Secret) != till || !d.stays(till) {
		t.Error("another token was revoked with it")
	}
	first := d.db.Read().Token.GetX(t.Context(), made.ID).RevokedAt
	d.now = d.now.Add(time.Hour)
	d.revoke(made.ID) // again, which changes nothing
	if again := d.db.Read().Token.GetX(t.Context(), made.ID).RevokedAt; first == nil || *again != *first {
		t.Errorf("revoked at %v, then at %v", first, again)
	}
	if strings.Count(d.logged(made.Secret), `msg="token revoked" name=Robot id=1 actor=Ada`) != 1 {
		t.Errorf("the log says\n%s", d.log.String())
	}
	if problems, err := d.tokens.Revoke(t.Context(), ada, 99); err != nil || len(problems) != 1 ||
		problems[0].Code != refusal.TokenNotFound {
		t.Errorf("one that is not there: %v, %v", problems, err)
	}
}

func TestATokenExpires(t *testing.T) {
	d := newDoor(t, "")
	secret := d.token("Robot", auth.RoleStaff, time.Hour).Secret
	robot := d.knows(secret)
	session := d.sees(d.signIn(secret))
	d.now = d.now.Add(time.Hour - time.Microsecond)
	if d.knows(secret) != robot || !d.stays(robot) || !d.stays(session) {
		t.Error("it expired early")
	}
	d.now = d.now.Add(time.Microsecond)
	if d.knows(secret) != (auth.Viewer{}) || d.stays(robot) || d.stays(session) {
		t.Error("the expired token still lets in")
	}
}

func TestATokenThatMakesNoSenseIsRefused(t *testing.T) {
	d := newDoor(t, "")
	d.token("Robot", auth.RoleStaff, 0)
	at := func(after time.Duration) *order.Instant { i := order.At(d.now.Add(after)); return &i }
	const year = 365 * 24 * time.Hour
	for _, c := range []struct {
		name  string
		in    auth.NewToken
		code  refusal.Code
		field string
	}{
		{"without a name", auth.NewToken{Role: auth.RoleStaff}, refusal.Required, "name"},
		{"with a blank name", auth.NewToken{Name: " \t ", Role: auth.RoleStaff}, refusal.Required, "name"},
		{"with a name of two lines", auth.NewToken{Name: "a\nb", Role: auth.RoleStaff}, refusal.Invalid, "name"},
		{"with a name that is too long", auth.NewToken{Name: strings.Repeat("ä", 256), Role: auth.RoleStaff}, refusal.TooLong, "name"},
		{"with a name that is taken", auth.NewToken{Name: " Robot ", Role: auth.RoleStaff}, refusal.DuplicateName, "name"},
		{"without a role", auth.NewToken{Name: "Till"}, refusal.Invalid, "role"},
		{"with a role that is none", auth.NewToken{Name: "Till", Role: "OWNER"}, refusal.Invalid, "role"},
		{"that expires now", auth.NewToken{Name: "Till", Role: auth.RoleStaff, ExpiresAt: at(0)}, refusal.Invalid, "expiresAt"},
		{"that has expired", auth.NewToken{Name: "Till", Role: auth.RoleStaff, ExpiresAt: at(-year)}, refusal.Invalid, "expiresAt"},
		{"that expires after everybody is gone", auth.NewToken{Name: "Till", Role: auth.RoleStaff, ExpiresAt: at(11 * year)},
			refusal.Invalid,
			"expiresAt"},
	} {
		made, problems, err := d.tokens.Create(t.Context(), ada, c.in)
		if err != nil || made != (auth.Made{}) || len(problems) != 1 || problems[0].Code != c.code || problems[0].Field[0] != c.field {
			t.Errorf("%s: %+v, %+v, %v", c.name, made, problems, err)
		}
	}
	if n := d.db.Read().Token.Query().CountX(t.Context()); n != 1 {
		t.Errorf("%d tokens were made", n)
	}
	d.token(strings.Repeat("ä", 255), auth.RoleStaff, 10*year)
}

func TestTheNameOfARevokedTokenIsFreeAgain(t *testing.T) {
	d := newDoor(t, "")
	first := d.token("Robot", auth.RoleStaff, 0)
	d.revoke(first.ID)
	second := d.token("Robot", auth.RoleAdmin, 0)
	if d.knows(first.Secret) != (auth.Viewer{}) || d.knows(second.Secret).Role != auth.RoleAdmin || d.knows(second.Secret).ID == "token:1" {
		t.Error("the two were mixed up")
	}
}

// Who only reads must not wait for a write, so uses are written down later.
func TestTheLastUseIsWrittenDownLater(t *testing.T) {
	d := newDoor(t, "")
	made, idle := d.token("Robot", auth.RoleViewer, 0), d.token("Idle", auth.RoleViewer, 0)
	lastUse := func(id apitoken.ID) *order.Instant { return d.db.Read().Token.GetX(t.Context(), id).LastUsedAt }
	robot := d.knows(made.Secret)
	if lastUse(made.ID) != nil {
		t.Error("it was written at once")
	}
	if err := d.WriteUses(t.Context()); err != nil || lastUse(made.ID) == nil || *lastUse(made.ID) != order.At(d.now) {
		t.Errorf("last used at %v, %v; want %v", lastUse(made.ID), err, d.now)
	}
	before := lastUse(made.ID)
	d.now = d.now.Add(time.Hour)
	d.stays(robot) // a stream that is only looked after is no use
	if err := d.WriteUses(t.Context()); err != nil || *lastUse(made.ID) != *before || lastUse(idle.ID) != nil {
		t.Errorf("last used at %v and %v, %v", lastUse(made.ID), lastUse(idle.ID), err)
	}
	// What was not yet written when the server stops is written then.
	stop := d.KeepBooks()
	d.knows(made.Secret)
	stop()
	if *lastUse(made.ID) != order.At(d.now) || d.db.Read().Token.Query().Where(token.LastUsedAtNotNil()).CountX(t.Context()) != 1 {
		t.Errorf("last used at %v, want %v", lastUse(made.ID), d.now)
	}
}
