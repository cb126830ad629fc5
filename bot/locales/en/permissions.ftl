# Who may do what.
permissions-not-here = The corpus cannot be changed from this server. Its operator can allow that by adding the server's id to PILCROW_ADMIN_GUILDS.
permissions-no-admin = You need the permission Manage Server, or a role that was named in `/setup` or in PILCROW_ADMIN_ROLES, to change the corpus.
permissions-no-manager = You need the permission Manage Server for this. Ask somebody who has it.
permissions-why = Only admins can see why: those who have the permission Manage Server, or a role named in `/setup` or in PILCROW_ADMIN_ROLES, in a server of PILCROW_ADMIN_GUILDS.
