# Canales web: /corpus feed, y qué se anuncia. Los nombres y títulos llegan escapados.
feeds-off = Los feeds están desactivados aquí: mi operador puede activarlos con PILCROW_FEEDS.
feeds-add-title = ¿Añadir este feed?
feeds-newest = Sus entradas más recientes:
feeds-empty = Todavía no tiene entradas.
feeds-into = Los artículos nuevos van a la colección { $collection }.
feeds-into-none = Los artículos nuevos no van a ninguna colección.
feeds-tells = Se avisa en { $channel }.
feeds-tells-nobody = No se avisa en ningún canal.
feeds-how-often = Miro allí cada { $minutes } minutos, y empiezo por las { $count } entradas más recientes.
feeds-add-yes = Añadir feed
feeds-add-no = No añadir
feeds-added = **Añadido**: { $feed }. Pronto miro allí.
feeds-not-added = No se añadió ningún feed.
feeds-too-many = Este servidor tiene { $most } feeds, y no sigo más: retira uno primero.
feeds-lacking = En { $channel } me falta { $permissions }: dámelo, o elige otro canal.
feeds-not-yours = Tú no puedes escribir en { $channel }: elige otro canal.
feeds-no-channel = No veo ese canal, o nadie escribe allí: elige otro.
feeds-list-title = Feeds de este servidor
feeds-none = Este servidor no tiene feeds. `/corpus feed add` añade uno.
feeds-looked = mirado { $ago }
feeds-never = aún sin mirar
feeds-next = de nuevo { $when }
feeds-taken = { $count ->
    [one] { $count } artículo incorporado
   *[other] { $count } artículos incorporados
}
feeds-in = a { $collection }
feeds-told-in = se avisa en { $channel }
feeds-not-told-in = En { $channel } me falta { $permissions }: allí no se puede avisar de nada.
feeds-channel-gone = El canal donde se avisa ya no existe, o no lo veo.
feeds-failed = { $count ->
    [one] Falló una vez: { $problem }
   *[other] Falló { $count } veces: { $problem }
}
feeds-unknown = Este servidor no tiene ese feed: elige uno de la lista mientras escribes.
feeds-remove-title = ¿Retirar este feed?
feeds-remove-keeps = Ya no miro allí. Lo incorporado se queda; `/corpus remove` lo retira.
feeds-remove-yes = Retirar feed
feeds-remove-no = Conservar feed
feeds-removed = **Retirado**: { $feed }. Ya no miro allí.
feeds-kept = El feed se queda.
feeds-news = { $count ->
    [one] **{ $count } artículo nuevo** de { $feed }
   *[other] **{ $count } artículos nuevos** de { $feed }
}
feeds-more = y { $count } más
feeds-ask-again = Ya no sé de qué se trataba: da la orden otra vez.
feeds-no-longer-here = Este servidor ya no puede añadir a la colección de este feed.
feeds-untitled = Sin título
feeds-link = enlace
