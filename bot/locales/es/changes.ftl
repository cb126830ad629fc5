# Lo que cambia cuando responde otra generación. Los títulos vienen escapados.
changes-added = Añadidos: { $titles }
changes-changed = Cambiados: { $titles }
changes-removed = Quitados: { $titles }
changes-more = { $count } más
changes-back = { $count ->
    [one] **{ $count } artículo** vuelve
   *[other] **{ $count } artículos** vuelven
}
changes-other = { $count ->
    [one] **{ $count } artículo** quedará como era entonces
   *[other] **{ $count } artículos** quedarán como eran entonces
}
changes-gone = { $count ->
    [one] **{ $count } artículo** desaparece
   *[other] **{ $count } artículos** desaparecen
}
changes-none = Ningún artículo vuelve, desaparece ni cambia.
changes-rolled-back = La generación { $generation } contiene justo esto, y se volvió atrás desde ella: `/corpus rollback` va a ella de nuevo.
