# Wörter, die an vielen Stellen stehen.
words-undated = ohne Datum
