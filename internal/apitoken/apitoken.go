// Package apitoken names API tokens. It promises that the compiler tells a token's
// ID from that of any other record; what tokens allow is package auth's.
package apitoken

// ID is the number of a token in the store.
type ID int64
