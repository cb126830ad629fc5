# Sous et autour des réponses.
answers-likely = Probable
answers-uncertain = Incertain : lis les sources avant de t’y fier
answers-page = { $first } à { $last } sur { $total }
answers-more = Plus
answers-why = Pourquoi ?
answers-follow-up = Poser une suite
answers-share = Partager dans le salon
answers-which = Qui est-ce ?
answers-which-first = Qui est-ce ? (les { $shown } premiers sur { $total })
answers-reported = rapporté
answers-quoted = cité
answers-more-articles = { $count ->
    [one] +{ $count } autre article
   *[other] +{ $count } autres articles
}
