# Wer warten muss, warum und wie lange. Zeiten stehen nach „in“.
limits-busy = Zu viele Fragen warten ({ $waiting }). Frag in etwa { $wait } noch einmal.
limits-person-queue = { $waiting ->
    [one] Von dir wartet schon { $waiting } Frage
   *[other] Von dir warten schon { $waiting } Fragen
}. Frag noch einmal, wenn eine beantwortet ist.
limits-person = { $count ->
    [one] Du hast in { $span } { $count } Frage
   *[other] Du hast in { $span } { $count } Fragen
} gestellt. Frag in { $wait } noch einmal.
limits-server = { $count ->
    [one] Auf diesem Server wurde in { $span } { $count } Frage
   *[other] Auf diesem Server wurden in { $span } { $count } Fragen
} gestellt. Frag in { $wait } noch einmal.
limits-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
limits-minutes = { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}
