# Qué se puede hacer con una respuesta.
handling-not-yours = Solo quien preguntó, o quien puede gestionar mensajes aquí, puede borrar esta respuesta.
handling-title = Seguir preguntando
handling-question = Tu pregunta
handling-example = What else did she say?
handling-too-old = Esa respuesta ya no se guarda: es demasiado antigua. Haz la pregunta completa con `/ask`.
handling-shared = Ya has compartido esta respuesta.
handling-share-too-old = Esta respuesta ya no se puede compartir: ya no se guarda. Pregunta otra vez.
handling-not-kept = Sin botones: esta respuesta no se pudo guardar. Si vuelve a pasar, dile a mi operador { $reference }.
