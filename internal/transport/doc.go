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
//
// # Usage
//
// HTTP and WebSocket are transports of a gqlgen server; HTTP comes last, because it
// takes every request. Both get the same Bounds, which all operations share, the same
// Live, which opens subscriptions, and the same Streams, which can end them. Requests that
// pages of other sites sent must be refused before, as package httpd does.
//
// Bounds.Begin lets the executor put what it needs into the context of an operation. This
// package puts nothing into a context.
//
// # Concurrency
//
// An idle WebSocket is one goroutine that reads, and a timer. A query or a mutation is one
// more goroutine. Open subscriptions have none: when an event wakes them, the workers
// of Streams send what they have to tell, and a worker that has to wait for a client leaves
// its pool and is replaced. A subscription that begins, or has more to tell, goes on in a
// second pool of half the size, which rests for three quarters of the time. In both, callers take turns. Messages of a connection are
// written under its lock. What a client does not take within a deadline ends its
// connection. An event stream is one goroutine for as long as it is open, which is that
// of its request; workers fetch its messages, and it writes them.
//
// # Testing
//
// An executor is a graphql.GraphExecutor and a Live is two methods, so tests of this package
// can do with fakes (meter_test.go, workers_test.go). Times shortens every deadline. TestMain
// fails when a goroutine is left.
package transport
