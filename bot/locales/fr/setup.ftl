# /setup et /settings.
setup-title = Où je réponds
setup-channel-title = Un salon
setup-steps = **1.** Choisis les salons où je réponds aux mentions. **2.** Choisis ceux où je réponds à chaque question, comme un salon #questions ou un forum. **3.** Choisis les rôles qui peuvent modifier les articles. Chaque choix vaut aussitôt.
setup-nowhere = Je ne réponds encore aux mentions dans aucun salon.
setup-more = { $count } autres
setup-more-channels = { $count ->
    [one] et un autre salon
   *[other] et { $count } autres salons
}
setup-collections = Ce serveur interroge : { $names }
setup-not-set-up = Choisis d’abord { $channel } dans l’un des deux premiers menus.
setup-not-everyone = Je ne laisse pas tout le monde modifier les articles : choisis d’autres rôles.
setup-not-offered = { $count ->
    [one] Une autre collection ne peut être choisie
   *[other] { $count } autres collections ne peuvent être choisies
} ici : il y en a trop.
setup-commands-everywhere = `/ask` et les autres commandes fonctionnent dans tous les salons.
setup-mentions = sur mention
setup-every = chaque question
setup-in-thread = chacune dans un fil
setup-only = seulement à partir de { $names }
setup-admins = Peuvent modifier les articles : { $roles }
setup-menu-mentions = Salons où je réponds aux mentions
setup-menu-every = Salons où je réponds à chaque question
setup-menu-roles = Rôles qui peuvent modifier les articles
setup-menu-channel = Fils et collections d’un salon
setup-menu-collections = Collections que ce salon interroge (aucune : toutes)
setup-top-folder = (hors collection)
setup-thread-on = Ouvrir un fil pour chaque question
setup-thread-off = Répondre sans fil
setup-back = Retour
setup-done = Terminé
setup-integrations = Discord ne montre `/corpus` qu’à qui peut gérer le serveur. Pour le montrer aussi à ces rôles : Paramètres du serveur → Intégrations → Pilcrow → /corpus → Ajouter des rôles ou des membres.
setup-no-content = Je ne vois pas les messages qui ne me mentionnent pas. Là où je réponds à chaque question, et dans mes fils, il faut donc encore me mentionner. L’opérateur peut changer cela avec PILCROW_MESSAGE_CONTENT et le « Message Content Intent ».
setup-not-covered = Ces rôles ne pourront modifier les articles que lorsque l’opérateur aura ajouté l’identifiant de ce serveur à PILCROW_ADMIN_GUILDS.
setup-missing = Dans { $channels }, il me manque : { $permissions }. Cela se règle dans Paramètres du serveur → Rôles → Pilcrow, ou dans les permissions du salon.
setup-view-channel = Voir le salon
setup-send-messages = Envoyer des messages
setup-send-in-threads = Envoyer des messages dans les fils
setup-create-threads = Créer des fils publics
setup-embed-links = Intégrer des liens
setup-read-history = Voir les anciens messages
