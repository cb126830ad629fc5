# Palabras que están en muchos sitios.
words-undated = sin fecha
