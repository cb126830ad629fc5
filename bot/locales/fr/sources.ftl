# Paragraphes et articles ouverts à la lecture.
sources-gone = Ce paragraphe ne figure plus dans les articles. Voici ce qui avait été cité :
sources-changed = Cet article a changé depuis la citation. Le paragraphe disait alors :
sources-part = partie { $part } sur { $total }
sources-place = ¶{ $number } sur { $total }
sources-not-searched = { $why }, hors recherche
sources-article = Article
sources-open-link = Ouvrir le lien
sources-no-more = Rien d’autre n’a été trouvé à ce sujet.
sources-more = Ceci a aussi été trouvé, sans forcément répondre à la question :
sources-as-now = ¶{ $number } tel qu’il est maintenant
sources-paragraphs = { $count ->
    [one] { $count } paragraphe
   *[other] { $count } paragraphes
}
sources-read = Lire ▶
