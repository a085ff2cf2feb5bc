package auth

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// A secret is a prefix that says what it is for, and then 56 letters and digits:
// 32 random bytes and a checksum of 3, which tells a mistyped or cut-off secret
// from an unknown one without asking the database. The alphabet is Crockford's,
// in small letters: it lacks i, l, o and u, which are taken for others.
const (
	tokenPrefix   = "wb_"
	sessionPrefix = "wbs_"
	codePrefix    = "wbc_"

	randomBytes   = 32
	checkBytes    = 3
	secretLetters = (randomBytes + checkBytes) * 8 / 5
)

var readable = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

func newSecret(prefix string) string {
	raw := make([]byte, randomBytes)
	_, _ = rand.Read(raw) // it never fails: the program ends instead
	return prefix + readable.EncodeToString(append(raw, checksum(prefix, raw)...))
}

func checksum(prefix string, raw []byte) []byte {
	sum := sha256.Sum256(append([]byte(prefix), raw...))
	return sum[:checkBytes]
}

// wellFormed tells whether text can be a secret of this kind.
func wellFormed(prefix, text string) bool {
	letters, found := strings.CutPrefix(text, prefix)
	if !found || len(letters) != secretLetters {
		return false
	}
	raw, err := readable.DecodeString(letters)
	return err == nil && len(raw) == randomBytes+checkBytes &&
		bytes.Equal(raw[randomBytes:], checksum(prefix, raw[:randomBytes]))
}

// hashOf is what is kept of a secret. It needs no salt and no stretching: nobody
// can guess 256 random bits.
func hashOf(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}
