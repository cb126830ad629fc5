# Qui doit attendre, pourquoi et combien de temps. Les durées suivent « en » et « dans ».
limits-busy = Trop de questions attendent ({ $waiting }). Repose la tienne dans { $wait } environ.
limits-person-queue = { $waiting ->
    [one] Tu as déjà { $waiting } question
   *[other] Tu as déjà { $waiting } questions
} en attente. Repose la tienne quand l’une d’elles aura sa réponse.
limits-person = { $count ->
    [one] Tu as posé { $count } question
   *[other] Tu as posé { $count } questions
} en { $span }. Repose la tienne dans { $wait }.
limits-server = { $count ->
    [one] { $count } question a été posée
   *[other] { $count } questions ont été posées
} sur ce serveur en { $span }. Repose la tienne dans { $wait }.
limits-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
limits-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
