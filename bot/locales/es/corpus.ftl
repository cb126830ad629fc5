# Qué está indexado y cómo va una reindexación.
corpus-reading = leyendo artículos
corpus-finding = buscando declaraciones
corpus-writing = escribiendo artículos
corpus-embedding = vectorizando pasajes
corpus-publishing = publicando
corpus-starting = empezando
corpus-holds = **{ $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}**, { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}, { $statements ->
    [one] { $statements } declaración
   *[other] { $statements } declaraciones
}
corpus-undated = Publicados en fechas desconocidas
corpus-published-on = Publicado el { $day }
corpus-published = Publicados del { $first } al { $last }
corpus-indexed = Indexado { $when }, { $ago }
corpus-passed-over = { $count ->
    [one] { $count } archivo o línea omitido
   *[other] { $count } archivos y líneas omitidos
}
corpus-more-skipped = y { $count } más, en el archivo
corpus-running = Hay una reindexación en marcha desde { $since }
corpus-reindexing = **Reindexando** · { $doing }
corpus-progress = { $done } de { $total }
corpus-reindexed = **Reindexado** en { $duration }: { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}, { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}
corpus-changes = Añadidos: { $added }, cambiados: { $changed }, eliminados: { $removed }
corpus-embedded = { $embedded ->
    [one] { $embedded } pasaje vectorizado
   *[other] { $embedded } pasajes vectorizados
}, { $reused } reutilizados
corpus-unchanged = **Nada ha cambiado** desde la última vez: { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}, { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}
corpus-not-reindexed = **No se reindexó**
corpus-no-harm = Lo indexado antes sigue respondiendo.
corpus-latency = Discord responde en { $latency } · { $pending ->
    [one] { $pending } pregunta
   *[other] { $pending } preguntas
} en cola
corpus-memory = { $megabytes } MB de memoria
corpus-reads-all = Leo cada mensaje donde estoy configurado para ello
corpus-reads-mentions = Leo los mensajes que me mencionan, las respuestas y los mensajes directos
corpus-version = Pilcrow { $version }, iniciado { $since }
corpus-rate = { $rate } por segundo
corpus-left = faltan unos { $duration }
