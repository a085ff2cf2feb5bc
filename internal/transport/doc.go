// Package transport carries GraphQL requests and answers over HTTP, Server-Sent
// Events and WebSocket.
//
// It promises the GraphQL-over-HTTP specification for POST and GET: a request
// that cannot be run has no data key and the status that its media type calls
// for, a malformed body is never echoed, GET never changes anything, and bodies
// are bounded. For streams it promises graphql-transport-ws to the letter of its
// close codes, the distinct connections mode of graphql-sse, the same answers as
// over POST, a deadline for every write, and that a reader who stalls or goes
// away delays nobody and leaves nothing behind. gqlgen's own transports do not
// keep these, see docs/adr.
package transport
