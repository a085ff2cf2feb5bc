package graph

import (
	"encoding/json"
	"slices"
	"strings"

	"waybill/internal/auth"
)

// connectionTokens finds the tokens in the payload of a connection_init, without repeats. Each is
// {"Authorization": "Bearer TOKEN"} or {"authToken": "TOKEN"}, at the top or in "headers", and
// case does not matter. Clients may send one token under several names, because they do not
// know which is read. A value that is no text is a wrong token; null is none.
func connectionTokens(payload map[string]json.RawMessage) []string {
	var tokens []string
	var headers map[string]json.RawMessage
	_ = json.Unmarshal(payload["headers"], &headers) // what is no object has no token
	for _, values := range []map[string]json.RawMessage{payload, headers} {
		for name, value := range values {
			isHeader := strings.EqualFold(name, "Authorization")
			if !isHeader && !strings.EqualFold(name, "authToken") || string(value) == "null" {
				continue
			}
			var text string
			_ = json.Unmarshal(value, &text)
			token := auth.BearerToken(text)
			if token == "" && !isHeader {
				token = text
			}
			if !slices.Contains(tokens, token) {
				tokens = append(tokens, token)
			}
		}
	}
	return tokens
}
