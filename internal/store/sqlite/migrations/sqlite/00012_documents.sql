-- Tokens that run only documents which the server was started with.

-- +goose Up
ALTER TABLE tokens ADD COLUMN documents_only INTEGER NOT NULL DEFAULT 0 CHECK (documents_only IN (0, 1));
