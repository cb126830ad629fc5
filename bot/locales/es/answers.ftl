# Debajo y alrededor de las respuestas.
answers-likely = Probable
answers-uncertain = Incierto: lee las fuentes antes de confiar en esto
answers-page = { $first } a { $last } de { $total }
answers-more = Más
answers-why = ¿Por qué?
answers-follow-up = Seguir preguntando
answers-share = Compartir en el canal
answers-which = ¿A quién te refieres?
answers-which-first = ¿A quién te refieres? (los primeros { $shown } de { $total })
answers-reported = según el artículo
answers-quoted = textual
answers-more-articles = { $count ->
    [one] +{ $count } artículo más
   *[other] +{ $count } artículos más
}
