# /gaps y /stats.
gaps-title = { $days ->
    [one] Sin respuesta en el último día
   *[other] Sin respuesta en los últimos { $days } días
}
gaps-none = Nada: todas las preguntas tuvieron respuesta o nadie preguntó.
gaps-unanswered = Los artículos no respondieron
gaps-badly = Con respuesta, pero mal valorada
gaps-times = { $times ->
    [one] preguntado una vez
   *[other] preguntado { $times } veces
}, la última el { $day }
stats-title = { $days ->
    [one] El último día
   *[other] Los últimos { $days } días
}
stats-questions = preguntas
stats-answered = con respuesta
stats-refused = sin respuesta
stats-liked = votos positivos
stats-response = tiempo mediano
stats-most = 95 % en
stats-daily = Preguntas por día
stats-cited = Artículos más citados
stats-nothing = Nadie ha preguntado nada todavía.
stats-questions-line = { $questions ->
    [one] { $questions } pregunta
   *[other] { $questions } preguntas
}, { $answered } con respuesta
stats-times-line = La mitad de las respuestas llegó en { $median }, 95 de 100 en { $slowest }
stats-votes-line = 👍 { $ups } · 👎 { $downs }
