# Ce que devient /corpus remove. Les titres arrivent échappés.
removing-title = Retirer cet article ?
removing-paragraphs = { $count ->
    [one] { $count } paragraphe
   *[other] { $count } paragraphes
}
removing-statements = { $count ->
    [one] { $count } déclaration
   *[other] { $count } déclarations
}
removing-from = Dans la collection { $collection }
removing-added = Il a été ajouté depuis Discord : son fichier sera supprimé.
removing-operators = Il vient des fichiers de mon opérateur : le fichier lui-même reste intact, il est laissé de côté désormais.
removing-older = Les générations antérieures le gardent jusqu’à ce qu’elles soient effacées. Qui revient à l’une d’elles avec `/corpus rollback` le retrouve.
removing-yes = Retirer
removing-no = Garder
removing-kept = Rien n’a été retiré.
removing-doing = **Retrait** de { $title }
removing-done = **Retiré** : { $title } ne peut plus être trouvé, ouvert ni cité.
removing-not-indexed = **Retiré, mais pas encore indexé** : { $title } peut encore être trouvé jusqu’à la prochaine réindexation (`/corpus reindex`).
removing-already = Cet article est déjà en train d’être retiré.
removing-gone = Cet article n’est plus là : quelqu’un l’a retiré.
removing-changed = Cet article a changé depuis la question : regarde-le, et redonne la commande.
