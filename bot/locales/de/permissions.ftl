# Wer was darf.
permissions-not-here = Von diesem Server aus lässt sich der Korpus nicht ändern. Der Betreiber kann es erlauben, indem er die Id des Servers in PILCROW_ADMIN_GUILDS einträgt.
permissions-no-admin = Um den Korpus zu ändern, brauchst du das Recht „Server verwalten“ oder eine Rolle, die in `/setup` oder in PILCROW_ADMIN_ROLES genannt ist.
permissions-no-manager = Dafür brauchst du das Recht „Server verwalten“. Bitte jemanden darum, der es hat.
permissions-why = Nur Admins sehen, warum: wer das Recht „Server verwalten“ hat oder eine Rolle aus `/setup` oder PILCROW_ADMIN_ROLES, auf einem Server aus PILCROW_ADMIN_GUILDS.
