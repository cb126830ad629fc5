# Ce que voient les admins de l’ensemble du corpus.
curating-cancel = Annuler
curating-cancelled = **Annulé** : rien n’a changé. Ce qui était indexé répond toujours.
curating-cancelling = La réindexation s’arrête.
curating-too-late = Rien à annuler : elle est finie, ou publie déjà.
curating-did-reindex = réindexation
curating-did-add = ajout
curating-did-remove = retrait
curating-did-rollback = retour en arrière
curating-did-feed-add = ajout d’un flux
curating-did-feed-remove = retrait d’un flux
curating-running = en cours
curating-done = fait
curating-unchanged = rien n’avait changé
curating-refused = refusé
curating-failed = échec
curating-was-cancelled = annulé
curating-cut-off = interrompu, puis indexé au démarrage suivant
curating-you = toi
curating-someone = quelqu’un
curating-the-bot = le bot de lui-même
curating-the-operator = le terminal de l’opérateur
curating-status = Ce qui répond
curating-holds = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}, { $statements ->
    [one] { $statements } déclaration
   *[other] { $statements } déclarations
}, { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
curating-made = Indexé { $when }, { $ago }
curating-by = Par { $who }
curating-size = { $megabytes } Mo sur le disque en tout
curating-damaged = La génération { $generation } est l’actuelle mais endommagée : `/corpus reindex` y remédie.
curating-others = `/corpus rollback` peut revenir à :
curating-held = { $generation }, { $when } : { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $megabytes } Mo
curating-back-title = Revenir à cette génération ?
curating-back-from = { $generation }, { $when } : { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}
curating-back-means = Elle répond aussitôt, sur tous les serveurs. Aucun fichier d’article ne change : une réindexation les relira tels quels.
curating-back-yes = Revenir
curating-back-no = Rester
curating-back-already = { $generation } répond déjà.
curating-back-stale = Une autre génération a été publiée depuis la question : redonne la commande.
curating-back-gone = La génération { $generation } n’est plus là, ou est endommagée : choisis-en une autre avec `/corpus rollback`.
curating-nowhere-back = Il n’y a pas de telle génération : `/corpus status` montre celles qui sont là.
curating-went-back = **Revenu** : { $generation } du { $when } répond à présent, avec { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}.
curating-stayed = Rien n’a été changé.
curating-no-articles = Il n’y a pas d’articles ici.
curating-list = Articles : { $total }
curating-size-of = { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}, { $statements ->
    [one] { $statements } déclaration
   *[other] { $statements } déclarations
}
curating-in = Dans la collection { $collection }
curating-in-none = Dans aucune collection
curating-added-here = Ajouté depuis Discord
curating-operators = Des fichiers de mon opérateur
curating-history = Ce qui a été fait des articles
curating-no-history = Rien n’a encore été fait des articles.
curating-collection-gone = Cette collection n’existe plus.
curating-did-review = consultation des articles
