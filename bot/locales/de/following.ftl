# What is told where more was asked for than there is.

following-nothing-else = Sonst beantwortet nichts in den Artikeln diese Frage.
following-nearest-else = { following-nothing-else } { $nearest }
