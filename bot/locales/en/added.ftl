# What is wrong with what an admin adds.

added-no-collection = “{ $name }” cannot be a collection: write a folder's name such as news, or minutes/2024.
