# Por qué se dio una respuesta: líneas de cifras, para administradores.
why-head = Confianza { NUMBER($confidence, minimumFractionDigits: 2, maximumFractionDigits: 2) }, hace falta al menos { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) }. Decisión: { $gate }.
why-missing = { $gate } ({ $missing })
why-passed = superado
why-far = nada es lo bastante cercano
why-lacking = a lo cercano le falta un nombre o una cifra de la pregunta
why-evidence = Indicios: { $figures }
why-figure = { $name } { NUMBER($figure, minimumFractionDigits: 2, maximumFractionDigits: 2) }
why-hit = { $place }. { $locator }: puntuación { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $figures })
why-matched = encontradas: { $words }
why-no-word = ninguna palabra
why-so-many = { $count } en total
why-beside = { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
} en el título, el medio o la fecha
why-then = { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
} en lo que era entonces este párrafo

# De qué son las cifras.
why-words = palabras
why-nearness = cercanía
why-pairs = pares
why-likeness = parecido
why-quote = cita
why-names = nombres
why-words-held = palabras contenidas
why-asked = preguntado
why-otherwise = Aquí decidió una persona, un medio o una fecha de la pregunta. Una búsqueda solo de pasajes da esto:
