# Quién debe esperar, por qué y cuánto. Los tiempos van tras «en» y «dentro de».
limits-busy = Hay demasiadas preguntas en espera ({ $waiting }). Pregunta de nuevo dentro de { $wait } aproximadamente.
limits-person-queue = { $waiting ->
    [one] Ya tienes { $waiting } pregunta
   *[other] Ya tienes { $waiting } preguntas
} en espera. Pregunta de nuevo cuando una tenga respuesta.
limits-person = { $count ->
    [one] Has hecho { $count } pregunta
   *[other] Has hecho { $count } preguntas
} en { $span }. Pregunta de nuevo dentro de { $wait }.
limits-server = { $count ->
    [one] Se ha hecho { $count } pregunta
   *[other] Se han hecho { $count } preguntas
} en este servidor en { $span }. Pregunta de nuevo dentro de { $wait }.
limits-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
limits-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
