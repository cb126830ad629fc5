# Debajo de una respuesta cuyas fuentes han cambiado desde entonces.
flags-since = { $count ->
    [one] Una fuente de esta respuesta ha cambiado desde entonces. La respuesta la muestra como era:
   *[other] Algunas fuentes de esta respuesta han cambiado desde entonces. La respuesta las muestra como eran:
}
flags-removed = { $paragraph } de { $title } ya no está entre los artículos.
flags-changed = { $paragraph } de { $title } dice ahora otra cosa.
flags-more = y { $count } más
flags-on = Avisar aquí cuando cambie una fuente
flags-off = No avisar cuando cambie una fuente
flags-told = con aviso cuando cambia una fuente
