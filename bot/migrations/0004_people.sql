-- Everything that is kept of a person hangs on a row here or in votes. Ids of people and of where
-- they asked are hashes with the secret of the installation, and nothing else tells who somebody is.
CREATE TABLE answers_now (
    id           TEXT PRIMARY KEY,
    asked_at     TEXT NOT NULL, -- UTC, ISO 8601
    person       TEXT,          -- hash of who asked; NULL for answers of before this was kept
    channel      TEXT,          -- hash of where
    guild        TEXT,          -- hash; NULL in a direct message
    place        TEXT NOT NULL, -- how it was asked
    private      INTEGER NOT NULL CHECK (private IN (0, 1)),
    message      INTEGER,       -- the bot's message that shows it
    same         TEXT,          -- hash of the question, to find it asked again
    seconds      REAL NOT NULL,
    generation   TEXT NOT NULL,
    kind         TEXT NOT NULL,
    answer       TEXT NOT NULL CHECK (json_valid(answer)),
    counted      TEXT NOT NULL CHECK (json_valid(counted)), -- what statistics read of the answer
    request      TEXT CHECK (request IS NULL OR json_valid(request)),
    conversation TEXT CHECK (conversation IS NULL OR json_valid(conversation)),
    why          TEXT CHECK (why IS NULL OR json_valid(why))
) STRICT;

-- Nobody could have the questions of before deleted, as nothing tells whose they are: they go now.
INSERT INTO answers_now (id, asked_at, place, private, seconds, generation, kind, answer, counted, why)
SELECT id, asked_at, 'command', 0, 0, generation, kind,
       json_object('citations', json(citations), 'choices', json(choices)), '{}', why
FROM answers;

DROP TABLE answers;
ALTER TABLE answers_now RENAME TO answers;

CREATE INDEX answers_by_time ON answers (asked_at);
CREATE INDEX answers_by_person ON answers (person, channel, asked_at);
CREATE INDEX answers_by_guild ON answers (guild, asked_at);
CREATE INDEX answers_by_message ON answers (message);
CREATE INDEX answers_by_question ON answers (same, channel, asked_at);

CREATE TABLE votes (
    answer   TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    person   TEXT NOT NULL, -- a hash
    voted_at TEXT NOT NULL, -- UTC, ISO 8601
    up       INTEGER NOT NULL CHECK (up IN (0, 1)),
    reason   TEXT,
    comment  TEXT NOT NULL CHECK (json_valid(comment)),
    PRIMARY KEY (answer, person)
) STRICT;

CREATE INDEX votes_by_person ON votes (person);

-- What is set up in servers; their ids are no person's.
CREATE TABLE guilds (
    guild       INTEGER PRIMARY KEY,
    admin_roles TEXT NOT NULL CHECK (json_valid(admin_roles))
) STRICT;

CREATE TABLE channels (
    channel     INTEGER PRIMARY KEY,
    guild       INTEGER NOT NULL,
    mode        TEXT NOT NULL,
    thread      INTEGER NOT NULL CHECK (thread IN (0, 1)),
    collections TEXT CHECK (collections IS NULL OR json_valid(collections)) -- NULL for all
) STRICT;

CREATE INDEX channels_by_guild ON channels (guild);

-- Channels that have been told once how the bot is set up there.
CREATE TABLE hints (
    channel INTEGER PRIMARY KEY,
    guild   INTEGER
) STRICT;

CREATE INDEX hints_by_guild ON hints (guild);

-- Tells whether the secret is still the one that the hashes here were made with.
CREATE TABLE secret (
    mark TEXT PRIMARY KEY
) STRICT;
