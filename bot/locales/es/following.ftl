# What is told where more was asked for than there is.

following-nothing-else = Nada más en los artículos responde a esto.
following-nearest-else = { following-nothing-else } { $nearest }
