# 👍 y 👎 debajo de las respuestas.
votes-title = ¿Qué falla en esta respuesta?
votes-reason = Qué falla
votes-comment = Más detalles, si quieres
votes-wrong-paragraph = Párrafo equivocado
votes-wrong-speaker = Persona equivocada
votes-outdated = Desactualizada
votes-should-answer = Debería haber respondido
votes-should-not-answer = No debería haber respondido
votes-thanks = Gracias, queda anotado.
votes-changed = Gracias, tu voto ha cambiado.
votes-too-old = Esta respuesta es demasiado antigua para votar.
