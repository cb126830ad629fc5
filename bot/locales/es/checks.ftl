# Lo que se encontró de una cita comprobada. $changes es «yes» o «no».

checks-verbatim = Encontrado palabra por palabra.
checks-changed = Encontrado con cambios.
checks-verbatim-by =
    { $kind ->
        [reported] Encontrado palabra por palabra: { $speaker }, en estilo indirecto.
       *[quoted] Encontrado palabra por palabra: { $speaker }, cita.
    }
checks-changed-by =
    { $kind ->
        [reported] Encontrado con cambios: { $speaker }, en estilo indirecto.
       *[quoted] Encontrado con cambios: { $speaker }, cita.
    }
checks-said-by =
    { $changes ->
        [yes] Lo dijo { $speaker }, con cambios, ¶{ $number }.
       *[no] Lo dijo { $speaker }, ¶{ $number }.
    }
checks-own-text =
    { $changes ->
        [yes] Es texto del propio artículo, con cambios, ¶{ $number }: no se cita a nadie.
       *[no] Es texto del propio artículo, ¶{ $number }: no se cita a nadie.
    }
checks-unclear =
    { $changes ->
        [yes] Es una cita, con cambios, ¶{ $number }, pero no está claro quién lo dice.
       *[no] Es una cita, ¶{ $number }, pero no está claro quién lo dice.
    }
checks-absent = Esto no está en los artículos.
checks-too-short =
    { $fewest ->
        [one] Para encontrar algo parecido, da al menos { $fewest } palabra.
       *[other] Para encontrar algo parecido, da al menos { $fewest } palabras.
    }
checks-closest = Lo más cercano: { $speaker }, ¶{ $number }.
checks-nothing-near = En los artículos no hay nada parecido.
checks-unnamed = alguien sin nombre
