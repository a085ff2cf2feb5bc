// Package transport carries GraphQL requests and answers over HTTP.
//
// It promises the GraphQL-over-HTTP specification for POST and GET: a request
// that cannot be run has no data key and the status that its media type calls
// for, a malformed body is never echoed, GET never changes anything, and bodies
// are bounded. gqlgen's own POST and GET do not keep these, see docs/adr.
package transport
