# Lo que ven los admins del corpus entero.
curating-cancel = Cancelar
curating-cancelled = **Cancelado**: nada ha cambiado. Lo indexado antes sigue respondiendo.
curating-cancelling = La reindexación termina ahora.
curating-too-late = No hay nada que cancelar: ha terminado o ya está publicando.
curating-did-reindex = reindexación
curating-did-add = adición
curating-did-remove = retirada
curating-did-rollback = vuelta atrás
curating-did-feed-add = canal añadido
curating-did-feed-remove = canal quitado
curating-running = en curso
curating-done = hecho
curating-unchanged = nada había cambiado
curating-refused = rechazado
curating-failed = falló
curating-was-cancelled = cancelado
curating-cut-off = interrumpido e indexado en el siguiente arranque
curating-you = tú
curating-someone = alguien
curating-the-bot = el bot por sí mismo
curating-the-operator = la terminal del operador
curating-status = Lo que responde
curating-holds = { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}, { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}, { $statements ->
    [one] { $statements } declaración
   *[other] { $statements } declaraciones
}, { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}
curating-made = Indexado { $when }, { $ago }
curating-by = Por { $who }
curating-size = { $megabytes } MB en disco en total
curating-damaged = La generación { $generation } es la actual pero está dañada: `/corpus reindex` lo arregla.
curating-others = `/corpus rollback` puede volver a:
curating-held = { $generation }, { $when }: { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}, { $megabytes } MB
curating-back-title = ¿Volver a esta generación?
curating-back-from = { $generation }, { $when }: { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}, { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}
curating-back-means = Responde al instante, en todos los servidores. Ningún archivo de artículo cambia: una reindexación posterior los lee como están.
curating-back-yes = Volver
curating-back-no = Quedarse
curating-back-already = { $generation } ya responde.
curating-back-stale = Desde la pregunta se publicó otra generación: da la orden otra vez.
curating-back-gone = La generación { $generation } ya no está o está dañada: elige otra con `/corpus rollback`.
curating-nowhere-back = No hay tal generación: `/corpus status` muestra las que hay.
curating-went-back = **De vuelta**: { $generation } de { $when } responde ahora, con { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}.
curating-stayed = No se ha cambiado nada.
curating-no-articles = Aquí no hay artículos.
curating-list = Artículos: { $total }
curating-size-of = { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}, { $statements ->
    [one] { $statements } declaración
   *[other] { $statements } declaraciones
}
curating-in = En la colección { $collection }
curating-in-none = En ninguna colección
curating-added-here = Añadido desde Discord
curating-operators = De los archivos de mi operador
curating-history = Qué se hizo con los artículos
curating-no-history = Aún no se ha hecho nada con los artículos.
curating-collection-gone = Esta colección ya no existe.
curating-did-review = consulta de los artículos
