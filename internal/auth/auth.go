// Package auth tells who a request acts as, and what they may do.
//
// It promises that
//   - a request without a known token or session acts as nobody;
//   - secrets are random, 256 bits, and kept only as hashes; they are never
//     logged, and shown once, to whom they are for;
//   - a revoked token, and every session begun with it, lets nobody in from then on;
//   - a browser's session counts only for requests of Waybill's own pages;
//   - finding out who asks never waits for a write.
package auth

import (
	"context"
	"slices"

	"waybill/internal/apitoken"
	"waybill/order"
)

// Role is what a viewer may do; each may do what the ones before it may.
type Role string

const (
	RoleViewer Role = "VIEWER"
	RoleStaff  Role = "STAFF"
	RoleAdmin  Role = "ADMIN"
)

// Roles are all of them, the weakest first.
var Roles = []Role{RoleViewer, RoleStaff, RoleAdmin}

// Includes tells whether r may do what least may. A text that is no role may do
// nothing, and nobody may do what asks for no role.
func (r Role) Includes(least Role) bool {
	needed := slices.Index(Roles, least)
	return needed >= 0 && slices.Index(Roles, r) >= needed
}

// Viewer is who a request acts as.
type Viewer struct {
	// ID tells viewers apart. A token and the sessions begun with it are one.
	ID   string
	Name string
	Role Role
	Kind order.ActorKind
	// DocumentsOnly holds the viewer to documents that the server was started with.
	DocumentsOnly bool

	token   apitoken.ID // 0 for none
	session int64       // 0 for none
}

// Actor is the viewer as the timeline names them.
func (v Viewer) Actor() order.Actor { return order.Actor{ID: v.ID, Kind: v.Kind, Name: v.Name} }

var (
	// Demo is everybody, on a store that is thrown away.
	Demo = Viewer{ID: "demo", Name: "Demo", Role: RoleAdmin, Kind: order.ActorStaff}
	// admin is who carries the token of the environment.
	admin = Viewer{ID: "admin-token", Name: "Admin", Role: RoleAdmin, Kind: order.ActorToken}
	// owner is who used the sign-in link.
	owner = Viewer{ID: "owner", Name: OwnerName, Role: RoleAdmin, Kind: order.ActorStaff}
)

// OwnerName is the name of who used the sign-in link.
const OwnerName = "Owner"

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
