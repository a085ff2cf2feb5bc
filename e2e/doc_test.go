// Package e2e plays the real program from outside, as its users do: stories that
// people live through with an order, client libraries against a server that is
// killed, the protocol's own tools, and requests that are meant to hurt.
//
// Each test starts the program in a process of its own. Tests that need Node say
// so; where it is missing they are skipped, and with CI=true they fail.
package e2e
