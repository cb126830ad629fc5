# Ce qui ne va pas dans ce qu'un administrateur ajoute.

added-no-collection = « { $name } » ne peut pas être une collection : écris le nom d'un dossier, comme news ou minutes/2024.
