# Ce qui est indexé, et où en est une réindexation.
corpus-reading = lecture des articles
corpus-finding = recherche des déclarations
corpus-writing = écriture des articles
corpus-embedding = vectorisation des passages
corpus-publishing = publication
corpus-starting = démarrage
corpus-holds = **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**, { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}, { $statements ->
    [one] { $statements } déclaration
   *[other] { $statements } déclarations
}
corpus-undated = Dates de publication inconnues
corpus-published-on = Publié le { $day }
corpus-published = Publiés du { $first } au { $last }
corpus-indexed = Indexé { $when }, { $ago }
corpus-passed-over = { $count ->
    [one] { $count } fichier ou ligne ignoré
   *[other] { $count } fichiers et lignes ignorés
}
corpus-more-skipped = et { $count } de plus, dans le fichier
corpus-running = Une réindexation est en cours depuis { $since }
corpus-reindexing = **Réindexation** · { $doing }
corpus-progress = { $done } sur { $total }
corpus-reindexed = **Réindexé** en { $duration } : { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}
corpus-changes = Ajouts : { $added }, modifications : { $changed }, retraits : { $removed }
corpus-embedded = { $embedded ->
    [one] { $embedded } passage vectorisé
   *[other] { $embedded } passages vectorisés
}, { $reused } repris
corpus-unchanged = **Rien n’a changé** depuis la dernière indexation : { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}
corpus-not-reindexed = **Pas réindexé**
corpus-no-harm = Ce qui était indexé avant continue de répondre.
corpus-latency = Discord répond en { $latency } · { $pending ->
    [one] { $pending } question
   *[other] { $pending } questions
} en attente
corpus-memory = { $megabytes } Mo de mémoire
corpus-reads-all = Je lis chaque message là où je suis configuré pour
corpus-reads-mentions = Je lis les messages qui me mentionnent, les réponses et les messages privés
corpus-version = Pilcrow { $version }, démarré { $since }
corpus-rate = { $rate } par seconde
corpus-left = encore { $duration } environ
