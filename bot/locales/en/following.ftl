# What is told where more was asked for than there is.

following-nothing-else = Nothing else in the articles answers this.
following-nearest-else = { following-nothing-else } { $nearest }
