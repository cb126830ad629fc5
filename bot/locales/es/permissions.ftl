# Quién puede hacer qué.
permissions-not-here = El corpus no se puede cambiar desde este servidor. Su operador puede permitirlo añadiendo el id del servidor a PILCROW_ADMIN_GUILDS.
permissions-no-admin = Para cambiar el corpus necesitas el permiso «Gestionar servidor» o un rol nombrado en `/setup` o en PILCROW_ADMIN_ROLES.
permissions-no-manager = Para esto necesitas el permiso «Gestionar servidor». Pídeselo a alguien que lo tenga.
permissions-why = Solo los admins ven por qué: quien tiene el permiso «Gestionar servidor», o un rol nombrado en `/setup` o PILCROW_ADMIN_ROLES, en un servidor de PILCROW_ADMIN_GUILDS.
