# Ce que devient /corpus add. Noms et titres arrivent échappés.
adding-nothing-given = Il n’y a rien à ajouter : joins un fichier ou donne une adresse web.
adding-too-large = « { $name } » dépasse { $most } Mo : divise-le, ou demande à mon opérateur d’augmenter PILCROW_MAX_FILE_MB.
adding-too-large-together = Ces fichiers dépassent { $most } Mo ensemble : ajoute-les l’un après l’autre.
adding-expired = « { $name } » ne peut plus être téléchargé depuis Discord : joins-le de nouveau.
adding-not-downloaded = « { $name } » n’a pas pu être téléchargé depuis Discord : réessaie dans une minute.
adding-longer-than-told = « { $name } » n’a pas la taille que Discord annonce : joins-le de nouveau.
adding-which-collection = Ce serveur a plusieurs collections : choisis-en une avec l’option collection, { $names }.
adding-not-this-collection = Ce serveur ne peut rien ajouter à « { $name } » : choisis { $names }.
adding-nowhere = Ce serveur n’a aucune collection où ajouter : mon opérateur peut lui en attribuer une dans servers.toml.
adding-doing = **Ajout** · { $doing }
adding-downloading = téléchargement
adding-fetching = récupération de la page
adding-reading = lecture
adding-waiting = en attente de son tour
adding-count = { $count ->
    [one] **Ajout** de { $count } article
   *[other] **Ajout** de { $count } articles
}
adding-added = **Ajouté** : { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
adding-added-to = **Ajouté** à { $collection } : { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
adding-replaced = **Remplacé** : { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
adding-left-out = **Laissé de côté** : { $count }
adding-nothing = **Rien n’a été ajouté**
adding-unchanged = Tout y était déjà : rien n’a changé.
adding-hint = Ouvre un article avec `/article`, ou interroge-le avec `/ask`.
adding-more = et { $count } de plus, dans le fichier
adding-taken = un autre article a déjà cet identifiant : donne-lui le sien
adding-twice = un autre de ces fichiers a le même identifiant
adding-kept = Rien n’en est perdu : c’est conservé, et la prochaine réindexation (`/corpus reindex`) le prendra en compte.
adding-not-indexed = **Conservé, mais pas encore indexé**
