# Pourquoi une réponse a été donnée : des lignes de chiffres, pour les admins.
why-head = Confiance { NUMBER($confidence, minimumFractionDigits: 2, maximumFractionDigits: 2) }, il faut au moins { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) }. Décision : { $gate }.
why-missing = { $gate } ({ $missing })
why-passed = réussi
why-far = rien n'est assez proche
why-lacking = à ce qui est proche, il manque un nom ou un chiffre de la question
why-evidence = Indices : { $figures }
why-figure = { $name } { NUMBER($figure, minimumFractionDigits: 2, maximumFractionDigits: 2) }
why-hit = { $place }. { $locator } : score { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $figures })
why-matched = trouvés : { $words }
why-no-word = aucun mot
why-so-many = au nombre de { $count }
why-beside = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
} dans le titre, la source ou la date
why-then = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
} dans ce qu'était alors ce paragraphe

# Ce que disent les chiffres.
why-words = mots
why-nearness = proximité
why-pairs = paires
why-likeness = ressemblance
why-quote = citation
why-names = noms
why-words-held = mots contenus
why-asked = demandé
why-otherwise = Ici, c’est une personne, une source ou une date demandée qui a décidé. Une recherche de passages seuls donne ceci :
