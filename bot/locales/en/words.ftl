# Words that stand in many places.
words-undated = undated
