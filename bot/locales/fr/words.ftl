# Mots qui servent à plusieurs endroits.
words-undated = sans date
