# Ce qui échoue en chemin vers une page web. Les hôtes viennent échappés.
fetching-no-address = Ce n’est pas une adresse web que je peux chercher : elle commence par http:// ou https:// et nomme un hôte.
fetching-password = Je ne cherche rien dont l’adresse contient un nom ou un mot de passe : enlève ce qui précède le @ ({ $host }).
fetching-not-public = { $host } n’est pas sur l’internet public : je ne cherche rien sur des réseaux privés.
fetching-certificate = Le certificat de { $host } n’est pas valide : je ne peux être sûr que c’est le bon site.
fetching-unknown-host = Aucun site ne s’appelle { $host } : vérifie l’adresse.
fetching-failed = { $host } est injoignable, ou s’est interrompu : réessaie plus tard.
fetching-slow = { $host } met plus de { $seconds } secondes : réessaie plus tard, ou joins la page en fichier.
fetching-large = Ce que { $host } envoie dépasse { $megabytes } Mo : joins la page en fichier, ou demande à mon opérateur d’augmenter PILCROW_FETCH_MB.
fetching-redirects = { $host } renvoie plus de { $most } fois : donne l’adresse de la page elle-même.
fetching-downgrade = L’adresse mène à { $host } sans chiffrement : donnes-en une qui reste en https.
fetching-status = { $host } répond avec le statut { $status } : vérifie l’adresse dans un navigateur.
fetching-type = { $host } envoie { $found }, que je ne peux pas lire ici ; je lis { $wanted }.
