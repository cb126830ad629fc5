# Was man fragen kann.
browsing-title = Pilcrow
browsing-what-i-do = Ich beantworte Fragen aus den Artikeln dieser Community, in deren eigenen Worten, und zeige den Absatz, aus dem jedes Wort kommt. Was dort nicht steht, sage ich nicht.
browsing-known = Ich kenne **{ $articles } Artikel**, erschienen { $first } bis { $last }.
browsing-known-of-day = Ich kenne **{ $articles } Artikel**, erschienen am { $day }.
browsing-undated = Ich kenne **{ $articles } Artikel**.
browsing-indexed = Zuletzt indexiert { $when }, { $ago }.
browsing-collections = Sammlungen:
browsing-more-collections = { " " }und { $count } weitere
browsing-try = Probier zum Beispiel:
browsing-more-help = Zum Fragen erwähne mich oder schreib mir direkt. `/privacy` sagt, was ich speichere.
browsing-latest = { $total ->
    [one] { $total } Artikel
   *[other] { $total } Artikel, die neuesten zuerst
}
browsing-no-articles = Solche Artikel gibt es nicht.
browsing-open = Einen Artikel öffnen
browsing-people = { $total ->
    [one] { $total } Person spricht in den Artikeln
   *[other] { $total } Personen sprechen in den Artikeln
}
browsing-named = Personen dieses oder eines ähnlichen Namens
browsing-nobody = Niemand dieses Namens spricht in den Artikeln.
browsing-statements = { $count ->
    [one] { $count } Aussage
   *[other] { $count } Aussagen
}
browsing-say = Was sagte diese Person?
