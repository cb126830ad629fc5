# Párrafos y artículos abiertos para leer.
sources-gone = Este párrafo ya no está en los artículos. Esto es lo que se citó:
sources-changed = Este artículo ha cambiado desde que se citó. El párrafo decía entonces:
sources-part = parte { $part } de { $total }
sources-place = ¶{ $number } de { $total }
sources-not-searched = { $why }, fuera de la búsqueda
sources-article = Artículo
sources-open-link = Abrir enlace
sources-no-more = No se encontró nada más sobre esto.
sources-more = También se encontró esto, aunque quizá no responda a la pregunta:
sources-as-now = ¶{ $number } como está ahora
sources-paragraphs = { $count ->
    [one] { $count } párrafo
   *[other] { $count } párrafos
}
sources-read = Leer ▶
