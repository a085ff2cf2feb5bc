// Package auth tells who a request acts as.
//
// It promises that tokens are compared in constant time and never kept, logged
// or shown, and that a request without a known token acts as nobody.
package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"

	"waybill/order"
)

// Role is what a viewer may do; each may do what the ones before it may.
type Role string

const (
	RoleViewer Role = "VIEWER"
	RoleStaff  Role = "STAFF"
	RoleAdmin  Role = "ADMIN"
)

// Viewer is who a request acts as.
type Viewer struct {
	ID   string
	Name string
	Role Role
	Kind order.ActorKind
}

// Actor is the viewer as the timeline names them.
func (v Viewer) Actor() order.Actor { return order.Actor{ID: v.ID, Kind: v.Kind, Name: v.Name} }

// Demo is everybody, on a store that is thrown away.
var Demo = Viewer{ID: "demo", Name: "Demo", Role: RoleAdmin, Kind: order.ActorStaff}

// admin is who carries the admin token.
var admin = Viewer{ID: "admin-token", Name: "Admin", Role: RoleAdmin, Kind: order.ActorToken}

type viewerKey struct{}

// With returns a context whose work is done as v.
func With(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// From is who ctx's work is done as; false for nobody.
func From(ctx context.Context) (Viewer, bool) {
	v, ok := ctx.Value(viewerKey{}).(Viewer)
	return v, ok
}

// Gate recognises requests.
type Gate struct {
	demo  bool
	admin [sha256.Size]byte
}

// DemoGate lets everybody in as Demo.
func DemoGate() *Gate { return &Gate{demo: true} }

// TokenGate lets in who carries the admin token.
func TokenGate(token string) *Gate { return &Gate{admin: sha256.Sum256([]byte(token))} }

// GateFor is the gate that the settings ask for, and a line that tells the owner
// how to pass it. Without a token one is made up, of 130 random bits.
func GateFor(demo bool, token string) (*Gate, string) {
	token = strings.TrimSpace(token) // files of secrets end with a line break
	switch {
	case demo:
		return DemoGate(), "This is a demo: no sign-in, and everything is forgotten when it stops."
	case token != "":
		return TokenGate(token), "Sign in with the token of WAYBILL_ADMIN_TOKEN."
	}
	token = rand.Text()
	return TokenGate(token), "WAYBILL_ADMIN_TOKEN is not set. Until this server stops, the token is: " + token
}

// Recognise tells who sent a request.
func (g *Gate) Recognise(r *http.Request) (Viewer, bool) {
	if g.demo {
		return Demo, true
	}
	return g.RecogniseToken(r.Context(), BearerToken(r.Header.Get("Authorization")))
}

// BearerToken is the token in an Authorization header; empty when there is none.
func BearerToken(header string) string {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// RecogniseToken tells who carries a token.
func (g *Gate) RecogniseToken(_ context.Context, token string) (Viewer, bool) {
	if token == "" {
		return Viewer{}, false
	}
	// Hashes are compared, so that not even the length of the token leaks.
	sum := sha256.Sum256([]byte(token))
	if subtle.ConstantTimeCompare(sum[:], g.admin[:]) != 1 {
		return Viewer{}, false
	}
	return admin, true
}
