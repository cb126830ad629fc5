# Quand quelque chose a échoué. `{ $reference }` figure aussi dans le journal de l’opérateur.
failures-unknown = Quelque chose a échoué de mon côté. Si cela se reproduit, donne `{ $reference }` à mon opérateur.
failures-nothing-indexed = Rien n’est encore indexé. Qui gère ce serveur peut indexer les articles avec `/corpus reindex`.
failures-stale-command = Cette commande a changé. Recharge Discord et réessaie dans quelques minutes.
failures-stale-button = Ce bouton vient d’une version précédente et ne fait plus rien. Demande de nouveau avec `/ask`.
