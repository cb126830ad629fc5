# Ce qu’on peut demander.
browsing-title = Pilcrow
browsing-what-i-do = Je réponds aux questions à partir des articles de cette communauté, avec leurs propres mots, et je montre le paragraphe d’où vient chaque mot. Ce qu’ils ne disent pas, je ne le dis pas.
browsing-known = Je connais **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**, publiés du { $first } au { $last }.
browsing-known-of-day = Je connais **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**, du { $day }.
browsing-undated = Je connais **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**.
browsing-indexed = Dernière indexation { $when }, { $ago }.
browsing-collections = Collections :
browsing-more-collections = { " " }et { $count } de plus
browsing-try = Essaie :
browsing-more-help = Pour demander, mentionne-moi ou écris-moi directement. `/privacy` dit ce que je conserve.
browsing-latest = { $total ->
    [one] { $total } article
   *[other] { $total } articles, les plus récents d’abord
}
browsing-no-articles = Il n’y a pas de tels articles.
browsing-open = Ouvrir un article
browsing-people = { $total ->
    [one] { $total } personne s’exprime dans les articles
   *[other] { $total } personnes s’expriment dans les articles
}
browsing-named = Personnes de ce nom ou d’un nom proche
browsing-nobody = Personne de ce nom ne s’exprime dans les articles.
browsing-statements = { $count ->
    [one] { $count } déclaration
   *[other] { $count } déclarations
}
browsing-say = Qu’a dit cette personne ?
