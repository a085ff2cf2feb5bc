package find

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"waybill/ent"
	"waybill/ent/token"
	"waybill/internal/apitoken"
)

// TokenConnection is a page of tokens.
type TokenConnection struct {
	Nodes    []*ent.Token
	PageInfo *PageInfo
}

// TokenEdge is a token with its place in the list.
type TokenEdge struct {
	Cursor string
	Node   *ent.Token
}

// Edges are the tokens with their cursors.
func (c *TokenConnection) Edges() []*TokenEdge {
	edges := make([]*TokenEdge, len(c.Nodes))
	for i, t := range c.Nodes {
		edges[i] = &TokenEdge{Cursor: tokenCursor(t.ID), Node: t}
	}
	return edges
}

// Tokens reads a page of tokens, newest first, in one statement.
func Tokens(ctx context.Context, read *ent.Client, p Page) (*TokenConnection, error) {
	size, fromEnd, err := p.size()
	if err != nil {
		return nil, err
	}
	query := read.Token.Query().Limit(size + 1)
	if p.After != nil {
		id, err := decodeTokenCursor(*p.After)
		if err != nil {
			return nil, badArgument("after", "%s", err)
		}
		query.Where(token.IDLT(id))
	}
	if p.Before != nil {
		id, err := decodeTokenCursor(*p.Before)
		if err != nil {
			return nil, badArgument("before", "%s", err)
		}
		query.Where(token.IDGT(id))
	}
	if fromEnd {
		query.Order(ent.Asc(token.FieldID))
	} else {
		query.Order(ent.Desc(token.FieldID))
	}
	tokens, err := query.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read tokens: %w", err)
	}
	c := &TokenConnection{}
	c.Nodes, c.PageInfo = finish(p, tokens, size, fromEnd, func(t *ent.Token) string { return tokenCursor(t.ID) })
	return c, nil
}

// tokenCursor is the place of a token in the list of tokens.
func tokenCursor(id apitoken.ID) string {
	raw, _ := json.Marshal([]any{cursorVersion, "tokens", id})
	return base64.RawURLEncoding.EncodeToString(raw)
}

// decodeTokenCursor refuses everything that tokenCursor did not write.
func decodeTokenCursor(cursor string) (apitoken.ID, error) {
	parts, err := splitCursor(cursor, 3)
	if err != nil {
		return 0, err
	}
	var id apitoken.ID
	if json.Unmarshal(parts[2], &id) != nil || tokenCursor(id) != cursor {
		return 0, errCursor
	}
	return id, nil
}
