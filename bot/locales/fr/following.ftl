# What is told where more was asked for than there is.

following-nothing-else = Rien d’autre dans les articles ne répond à cette question.
following-nearest-else = { following-nothing-else } { $nearest }
