package graph

import (
	"context"

	"waybill/graph/model"
	"waybill/internal/auth"
)

func (r *queryResolver) Viewer(ctx context.Context) (*model.Viewer, error) {
	viewer, known := auth.From(ctx)
	if !known {
		return nil, errUnauthenticated
	}
	return &model.Viewer{ID: viewer.ID, Name: viewer.Name, Role: model.Role(viewer.Role)}, nil
}
