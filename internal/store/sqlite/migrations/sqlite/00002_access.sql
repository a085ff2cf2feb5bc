-- API tokens and browsers' sessions. Neither secret is stored, only its hash.
-- Times are microseconds since 1970 UTC.

-- +goose Up
CREATE TABLE tokens (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  name            TEXT    NOT NULL CHECK (name <> ''),
  role            TEXT    NOT NULL CHECK (role IN ('VIEWER', 'STAFF', 'ADMIN')),
  hash            BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  created_at      INTEGER NOT NULL,
  created_by_kind TEXT    NOT NULL,
  created_by      TEXT    NOT NULL,
  expires_at      INTEGER,
  last_used_at    INTEGER,
  revoked_at      INTEGER
);
CREATE UNIQUE INDEX token_name ON tokens (name) WHERE revoked_at IS NULL;

CREATE TABLE sessions (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  hash       BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  origin     TEXT    NOT NULL CHECK (origin IN ('LINK', 'ENVIRONMENT', 'TOKEN')),
  token_id   INTEGER REFERENCES tokens (id),
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  CHECK ((origin = 'TOKEN') = (token_id IS NOT NULL))
);
CREATE INDEX session_token_id ON sessions (token_id);

-- A token never comes to allow more than when it was made, nor comes back.
-- +goose StatementBegin
CREATE TRIGGER tokens_stay_what_they_are BEFORE UPDATE OF name, role, hash, expires_at, created_at, created_by ON tokens
BEGIN SELECT RAISE(ABORT, 'tokens are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revoked_tokens_stay_revoked BEFORE UPDATE OF revoked_at ON tokens WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'revoked tokens stay revoked'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER tokens_are_never_deleted BEFORE DELETE ON tokens
BEGIN SELECT RAISE(ABORT, 'tokens are never deleted'); END;
-- +goose StatementEnd
