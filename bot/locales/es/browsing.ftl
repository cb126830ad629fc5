# Qué se puede preguntar.
browsing-title = Pilcrow
browsing-what-i-do = Respondo preguntas con los artículos de esta comunidad, en sus propias palabras, y muestro el párrafo del que viene cada palabra. Lo que no dicen, no lo digo.
browsing-known = Conozco **{ $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}**, publicados del { $first } al { $last }.
browsing-known-of-day = Conozco **{ $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}**, del { $day }.
browsing-undated = Conozco **{ $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}**.
browsing-indexed = Última indexación { $when }, { $ago }.
browsing-collections = Colecciones:
browsing-more-collections = { " " }y { $count } más
browsing-try = Prueba:
browsing-more-help = Para preguntar, mencióname o escríbeme directamente. `/privacy` dice qué guardo.
browsing-latest = { $total ->
    [one] { $total } artículo
   *[other] { $total } artículos, los más recientes primero
}
browsing-no-articles = No hay artículos así.
browsing-open = Abrir un artículo
browsing-people = { $total ->
    [one] { $total } persona habla en los artículos
   *[other] { $total } personas hablan en los artículos
}
browsing-named = Personas con este nombre o uno parecido
browsing-nobody = Nadie con ese nombre habla en los artículos.
browsing-statements = { $count ->
    [one] { $count } declaración
   *[other] { $count } declaraciones
}
browsing-say = ¿Qué dijo esta persona?
