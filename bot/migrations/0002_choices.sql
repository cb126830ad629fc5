-- Who may be meant by a name that several people have.
ALTER TABLE answers ADD COLUMN choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices));

-- What was asked, to be asked again of the one who is chosen; NULL where nobody is to be chosen.
ALTER TABLE answers ADD COLUMN request TEXT CHECK (request IS NULL OR json_valid(request));
