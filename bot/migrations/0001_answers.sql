-- What the buttons below an answer open; neither the question nor who asked it is kept.
CREATE TABLE answers (
    id         TEXT PRIMARY KEY,
    asked_at   TEXT NOT NULL, -- UTC, ISO 8601
    generation TEXT NOT NULL,
    kind       TEXT NOT NULL,
    citations  TEXT NOT NULL CHECK (json_valid(citations))
) STRICT;

CREATE INDEX answers_by_time ON answers (asked_at);

-- A hash of the commands as each application last got them.
CREATE TABLE synced_commands (
    application INTEGER PRIMARY KEY,
    digest      TEXT NOT NULL
) STRICT;
