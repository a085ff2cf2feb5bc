package graph

import (
	"context"

	"waybill/ent"
	"waybill/find"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/internal/auth"
)

func (r *mutationResolver) CreateToken(ctx context.Context, input auth.NewToken) (*model.CreateTokenPayload, error) {
	made, problems, err := r.tokens.Create(ctx, actor(ctx), input)
	if err != nil || len(problems) > 0 {
		return &model.CreateTokenPayload{UserErrors: userErrors(problems)}, err
	}
	renewSnapshot(ctx)
	token, err := r.tokenByID(ctx, made.ID)
	return &model.CreateTokenPayload{Token: token, Secret: &made.Secret, UserErrors: userErrors(nil)}, err
}

func (r *mutationResolver) RevokeToken(ctx context.Context, input auth.RevokeToken) (*model.RevokeTokenPayload, error) {
	problems, err := r.tokens.Revoke(ctx, actor(ctx), input.TokenID)
	if err != nil || len(problems) > 0 {
		return &model.RevokeTokenPayload{UserErrors: userErrors(problems)}, err
	}
	renewSnapshot(ctx)
	token, err := r.tokenByID(ctx, input.TokenID)
	return &model.RevokeTokenPayload{Token: token, UserErrors: userErrors(nil)}, err
}

func (r *queryResolver) Tokens(ctx context.Context, first *int, after *string, last *int, before *string) (*find.TokenConnection, error) {
	return find.Tokens(ctx, r.read(ctx), find.Page{First: first, After: after, Last: last, Before: before})
}

func (r *tokenResolver) Role(ctx context.Context, obj *ent.Token) (auth.Role, error) {
	return auth.Role(obj.Role), nil
}

func (r *Resolver) Token() generated.TokenResolver { return &tokenResolver{r} }

type tokenResolver struct{ *Resolver }
