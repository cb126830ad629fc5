# Ce qu'on lit quand quelque chose ne va pas : ce que c'est, et que faire.

errors-stopping = Je suis en train de redémarrer. Redemande dans une minute.
errors-nothing-to-check = Il n'y a rien à vérifier : donne le texte d'une citation.

errors-no-name = Il manque un nom : dis de qui tu veux les déclarations.
errors-no-date = { $option } : « { $typed } » n'est pas une date. Écris-la comme 2022-10-13.
errors-period = { $prefix }since { $since } est après { $prefix }until { $until } : change l'une des deux dates.

errors-no-outlets = Les articles ne nomment aucune source : demande sans en donner.
errors-outlet = Aucune source des articles ne s'appelle « { $typed } » : la plupart des articles viennent de : { $first }.
errors-outlet-try = Aucune source des articles ne s'appelle « { $typed } » : essaie { $near }.
errors-outlet-empty = Il manque une source : la plupart des articles viennent de : { $first }.

errors-no-article = Aucun article ne s'appelle « { $typed } ». Choisis-en un dans la liste en tapant.
errors-article-gone = Aucun article ne s'appelle « { $typed } » : il a peut-être été retiré, ou son nom est mal écrit.
errors-no-paragraph = « { $title } » va de ¶1 à ¶{ $last } et n'a pas de ¶{ $number }.
errors-no-locator = « { $typed } » ne désigne aucun paragraphe : écris l'identifiant de l'article, # et le numéro du paragraphe, par exemple harbour-vote#8.

errors-reindexing = Une réindexation est en cours. Réessaie quand elle sera terminée.
errors-reindexing-since = Une réindexation est en cours depuis { $time } UTC. Réessaie quand elle sera terminée.
errors-reindex-not-started = La réindexation ne peut pas démarrer ({ $why }).
errors-reindex-stopped = La réindexation a été interrompue parce que le bot s'arrête.
errors-reindex-silent = La réindexation s'est terminée sans dire ce qu'elle a fait. Regarde le journal du bot.
errors-reindex-status = La réindexation s'est terminée avec le statut { $status }. Regarde le journal du bot.
errors-feed-exists = Ce serveur a déjà ce flux. Vois-le avec `/corpus feed list`.
errors-reindex-cancelled = La réindexation a été annulée : rien n’a changé.
errors-articles-not-written = Impossible d’écrire les articles ({ $why }) : rien n’a changé. Dis-le à mon opérateur.
