# Lo que se dice aparte de respuestas y fuentes.
notices-hint = Escribe tu pregunta después de mi nombre o usa `/ask`: respondo con las palabras de los artículos de esta comunidad y muestro dónde están.
notices-set-up = No estoy configurado para responder en este canal. Quien administra este servidor puede hacerlo con `/setup`; `/ask` funciona en todas partes.
notices-unclear = No sé a quién o a qué te refieres. Responde a una de tus propias respuestas o escribe la pregunta completa.
notices-cut = Tu pregunta es larga: solo se leyeron sus primeros { $most } caracteres.
notices-answered-above = Esto se preguntó aquí hace unos minutos.
notices-to-the-answer = Ir a la respuesta
notices-gone = { $name } ya no habla en los artículos: han cambiado desde entonces. Pregunta de nuevo.
notices-embeds-needed = No puedo mostrar inserciones en este canal, así que tampoco fuentes. Usa `/ask` o dame el permiso «Insertar enlaces».
notices-too-old = Las fuentes de esta respuesta ya no se guardan: es demasiado antigua. Pregunta de nuevo o búscalas con `/source`.
notices-pages-too-old = Las otras páginas de esta respuesta ya no se guardan: es demasiado antigua. Pregunta de nuevo para verlas.
notices-choice-too-old = Esta elección ya no se guarda: la respuesta es demasiado antigua. Pregunta de nuevo con el nombre completo.
notices-why-too-old = Por qué se dio esta respuesta ya no se guarda: es demasiado antigua. Pregunta de nuevo.
notices-article-gone = Este artículo ya no está: los artículos han cambiado desde entonces. Mira con /latest los que hay.
notices-paragraph-gone = Este párrafo ya no está en los artículos: han cambiado desde entonces. Búscalo con /source.
notices-no-words = Aquí no hay palabras que comprobar: elige un mensaje con texto o usa `/verify`.
notices-read-as = Leído como: { $question }
