-- What was done with the corpus, by whom and how it ended; attempts that were refused, too.
CREATE TABLE audit (
    key    INTEGER PRIMARY KEY,
    at     TEXT NOT NULL, -- UTC, ISO 8601
    by     TEXT NOT NULL, -- a person, the bot, or the operator
    person TEXT,          -- a hash; NULL where it was no person, or nobody is to know any more
    guild  TEXT,          -- a hash; NULL where it was in no server
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    ending TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX audit_by_person ON audit (person);
CREATE INDEX audit_by_ending ON audit (ending);

-- Feeds that are looked at for new articles, each for one server.
CREATE TABLE feeds (
    key        INTEGER PRIMARY KEY,
    url        TEXT NOT NULL,
    guild      INTEGER NOT NULL,
    collection TEXT NOT NULL,
    channel    INTEGER,       -- is told what is new; NULL for none
    etag       TEXT,          -- what the last answer was recognised by
    modified   TEXT,
    next_at    TEXT NOT NULL, -- UTC, ISO 8601
    failures   INTEGER NOT NULL DEFAULT 0, -- in a row
    last_ok    TEXT,
    problem    TEXT NOT NULL DEFAULT '',
    UNIQUE (guild, url)
) STRICT;

CREATE INDEX feeds_by_time ON feeds (next_at);

-- Entries of feeds that are never fetched again.
CREATE TABLE feed_entries (
    feed  INTEGER NOT NULL REFERENCES feeds (key) ON DELETE CASCADE,
    entry TEXT NOT NULL, -- a hash
    taken INTEGER NOT NULL CHECK (taken IN (0, 1)), -- whether it became an article
    PRIMARY KEY (feed, entry)
) STRICT;

-- Whether the channel is told when a source of an answer there has changed since.
ALTER TABLE channels ADD COLUMN flags INTEGER NOT NULL DEFAULT 0 CHECK (flags IN (0, 1));

-- Whether that was told below an answer already.
ALTER TABLE answers ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1));
