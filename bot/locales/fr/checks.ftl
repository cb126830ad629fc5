# Ce qui a été trouvé d'une citation vérifiée. $changes vaut « yes » ou « no ».

checks-verbatim = Trouvé mot pour mot.
checks-changed = Trouvé avec des changements.
checks-verbatim-by =
    { $kind ->
        [reported] Trouvé mot pour mot : { $speaker }, propos rapportés.
       *[quoted] Trouvé mot pour mot : { $speaker }, citation.
    }
checks-changed-by =
    { $kind ->
        [reported] Trouvé avec des changements : { $speaker }, propos rapportés.
       *[quoted] Trouvé avec des changements : { $speaker }, citation.
    }
checks-said-by =
    { $changes ->
        [yes] { $speaker } l'a dit, avec des changements, ¶{ $number }.
       *[no] { $speaker } l'a dit, ¶{ $number }.
    }
checks-own-text =
    { $changes ->
        [yes] C'est le texte même de l'article, avec des changements, ¶{ $number } : personne n'est cité.
       *[no] C'est le texte même de l'article, ¶{ $number } : personne n'est cité.
    }
checks-unclear =
    { $changes ->
        [yes] C'est une citation, avec des changements, ¶{ $number }, sans qu'on sache clairement de qui.
       *[no] C'est une citation, ¶{ $number }, sans qu'on sache clairement de qui.
    }
checks-absent = Ce n'est pas dans les articles.
checks-too-short =
    { $fewest ->
        [one] Pour trouver quelque chose de proche, donne au moins { $fewest } mot.
       *[other] Pour trouver quelque chose de proche, donne au moins { $fewest } mots.
    }
checks-closest = Le plus proche : { $speaker }, ¶{ $number }.
checks-nothing-near = Rien dans les articles n'en est proche.
checks-unnamed = une personne non nommée
