-- Why an answer is what it is, without a word of the question; NULL where there is no button for it.
ALTER TABLE answers ADD COLUMN why TEXT CHECK (why IS NULL OR json_valid(why));
