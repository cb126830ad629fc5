# Qui a le droit de quoi.
permissions-not-here = Le corpus ne peut pas être modifié depuis ce serveur. Son opérateur peut l’autoriser en ajoutant l’identifiant du serveur à PILCROW_ADMIN_GUILDS.
permissions-no-admin = Pour modifier le corpus, il te faut la permission « Gérer le serveur » ou un rôle nommé dans `/setup` ou dans PILCROW_ADMIN_ROLES.
permissions-no-manager = Il te faut pour cela la permission « Gérer le serveur ». Demande à quelqu’un qui l’a.
permissions-why = Seuls les admins voient pourquoi : qui a la permission « Gérer le serveur », ou un rôle nommé dans `/setup` ou PILCROW_ADMIN_ROLES, sur un serveur de PILCROW_ADMIN_GUILDS.
