-- One generation's articles. Written once, then only read.

CREATE TABLE articles (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    handle       TEXT NOT NULL UNIQUE, -- the 16 characters that stand for the id in Discord
    title        TEXT NOT NULL,
    source       TEXT,
    published_at TEXT,
    url          TEXT,
    author       TEXT,
    collection   TEXT NOT NULL,
    fingerprint  BLOB NOT NULL         -- of everything above and of the paragraphs
) STRICT;

CREATE TABLE paragraphs (
    key     INTEGER PRIMARY KEY, -- also the row in words
    article INTEGER NOT NULL REFERENCES articles (key),
    number  INTEGER NOT NULL CHECK (number > 0),
    text    TEXT NOT NULL,
    mark    TEXT,                -- why it is not the article; such a paragraph is in no other table
    UNIQUE (article, number)
) STRICT;

CREATE TABLE passages (
    row         INTEGER PRIMARY KEY, -- the row in the vector index
    paragraph   INTEGER NOT NULL REFERENCES paragraphs (key),
    "start"     INTEGER NOT NULL,    -- characters of the paragraph
    "end"       INTEGER NOT NULL CHECK ("end" > "start"),
    fingerprint BLOB NOT NULL        -- of the text as embedded: the same text is not embedded again
) STRICT;

CREATE INDEX passages_by_paragraph ON passages (paragraph);

CREATE TABLE people (
    key        INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,   -- as it is shown
    statements INTEGER NOT NULL -- how many are this person's
) STRICT;

CREATE TABLE names (
    key    INTEGER PRIMARY KEY, -- a person's most used name first
    person INTEGER NOT NULL REFERENCES people (key),
    name   TEXT NOT NULL,
    UNIQUE (person, name)
) STRICT;

CREATE TABLE statements (
    key          INTEGER PRIMARY KEY, -- in corpus order
    paragraph    INTEGER NOT NULL REFERENCES paragraphs (key),
    "start"      INTEGER NOT NULL,
    "end"        INTEGER NOT NULL CHECK ("end" > "start"),
    kind         TEXT NOT NULL,
    person       INTEGER REFERENCES people (key), -- null for unattributed
    name         INTEGER REFERENCES names (key),  -- what its article calls the person
    likely       INTEGER REFERENCES people (key), -- who it may be, where that is too unsure to show
    speaker_text TEXT,
    cue          TEXT,
    confidence   REAL NOT NULL,
    evidence     TEXT NOT NULL,
    found_name   TEXT,          -- whose it is in the very words of its article, and who it may be:
    found_likely TEXT           -- with them an unchanged article needs no second look
) STRICT;

CREATE INDEX statements_by_person ON statements (person);
CREATE INDEX statements_by_likely ON statements (likely);
CREATE INDEX statements_by_paragraph ON statements (paragraph);

-- What a paragraph is found by: its words, its neighbours', its title, and its outlet and date.
CREATE VIRTUAL TABLE words USING fts5 (
    body, context, title, facts,
    content = '',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

-- In how many paragraphs each word stands.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, 'row');

-- In which.
CREATE VIRTUAL TABLE occurrences USING fts5vocab (words, 'instance');
