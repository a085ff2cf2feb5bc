-- Which orders are to be indexed anew, because search finds them by more than it did: those
-- with an ID beyond this one; NULL when none are. The words are made by Waybill itself while
-- the store is served (desk.Reindex), a few orders at a time, so that nobody waits for it.

-- +goose Up
ALTER TABLE store ADD COLUMN reindex_after INTEGER;
UPDATE store SET reindex_after = 0 WHERE EXISTS (SELECT 1 FROM orders);
