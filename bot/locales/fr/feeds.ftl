# Flux : /corpus feed, et ce qu’on annonce dans un salon. Noms et titres arrivent échappés.
feeds-off = Les flux sont désactivés ici : mon opérateur peut les activer avec PILCROW_FEEDS.
feeds-add-title = Ajouter ce flux ?
feeds-newest = Ses entrées les plus récentes :
feeds-empty = Il n’a encore aucune entrée.
feeds-into = Les nouveaux articles vont dans la collection { $collection }.
feeds-into-none = Les nouveaux articles ne vont dans aucune collection.
feeds-tells = { $channel } en est averti.
feeds-tells-nobody = Aucun salon n’en est averti.
feeds-how-often = J’y regarde toutes les { $minutes } minutes, en commençant par les { $count } entrées les plus récentes.
feeds-add-yes = Ajouter le flux
feeds-add-no = Ne pas ajouter
feeds-added = **Ajouté** : { $feed }. J’y regarde bientôt.
feeds-not-added = Aucun flux n’a été ajouté.
feeds-too-many = Ce serveur a { $most } flux, et je n’en suis pas davantage : retires-en un d’abord.
feeds-lacking = Dans { $channel }, il me manque : { $permissions }. Donne-le-moi, ou choisis un autre salon.
feeds-not-yours = Tu ne peux pas écrire toi-même dans { $channel } : choisis un autre salon.
feeds-no-channel = Je ne vois pas ce salon, ou personne n’y écrit : choisis-en un autre.
feeds-list-title = Flux de ce serveur
feeds-none = Ce serveur n’a aucun flux. `/corpus feed add` en ajoute un.
feeds-looked = consulté { $ago }
feeds-never = pas encore consulté
feeds-next = de nouveau { $when }
feeds-taken = { $count ->
    [one] { $count } article repris
   *[other] { $count } articles repris
}
feeds-in = dans { $collection }
feeds-told-in = annoncé dans { $channel }
feeds-not-told-in = Dans { $channel }, il me manque : { $permissions }. Rien ne peut y être annoncé.
feeds-channel-gone = Le salon à avertir n’existe plus, ou je ne le vois pas.
feeds-failed = { $count ->
    [one] A échoué une fois : { $problem }
   *[other] A échoué { $count } fois : { $problem }
}
feeds-unknown = Ce serveur n’a pas ce flux : choisis-en un dans la liste en tapant.
feeds-remove-title = Retirer ce flux ?
feeds-remove-keeps = Je n’y regarde plus. Ce qui a été repris reste ; `/corpus remove` le retire.
feeds-remove-yes = Retirer le flux
feeds-remove-no = Garder le flux
feeds-removed = **Retiré** : { $feed }. Je n’y regarde plus.
feeds-kept = Le flux reste.
feeds-news = { $count ->
    [one] **{ $count } nouvel article** de { $feed }
   *[other] **{ $count } nouveaux articles** de { $feed }
}
feeds-more = et { $count } de plus
feeds-ask-again = Je ne sais plus de quoi il s’agissait : redonne la commande.
feeds-no-longer-here = Ce serveur ne peut plus rien ajouter à la collection de ce flux.
feeds-untitled = Sans titre
feeds-link = lien
