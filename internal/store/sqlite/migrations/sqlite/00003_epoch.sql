-- The store's history: a new epoch begins when the store is put back to an earlier time,
-- or moved. It is empty until then, so that cursors of earlier releases keep their meaning.

-- +goose Up
ALTER TABLE store ADD COLUMN epoch TEXT NOT NULL DEFAULT '';
