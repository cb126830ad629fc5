# Warum eine Antwort so ausfiel: Zeilen mit Zahlen, für Admins.
why-head = Sicherheit { NUMBER($confidence, minimumFractionDigits: 2, maximumFractionDigits: 2) }, nötig sind mindestens { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) }. Entscheidung: { $gate }.
why-missing = { $gate } ({ $missing })
why-passed = bestanden
why-far = nichts ist nah genug
why-lacking = was nah ist, hat einen Namen oder eine Zahl der Frage nicht
why-evidence = Belege: { $figures }
why-figure = { $name } { NUMBER($figure, minimumFractionDigits: 2, maximumFractionDigits: 2) }
why-hit = { $place }. { $locator }: Wert { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $figures })
why-matched = gefunden: { $words }
why-no-word = kein Wort
why-so-many = { $count } davon
why-beside = { $count ->
    [one] { $count } Wort
   *[other] { $count } Wörter
} in Titel, Medium oder Datum
why-then = { $count ->
    [one] { $count } Wort
   *[other] { $count } Wörter
} in dem, was dieser Absatz damals war

# Wofür die Zahlen stehen.
why-words = Wörter
why-nearness = Nähe
why-pairs = Wortpaare
why-likeness = Ähnlichkeit
why-quote = Zitat
why-names = Namen
why-words-held = enthaltene Wörter
why-asked = Gefragtes
why-otherwise = Hier hat eine Person, eine Quelle oder ein Datum aus der Frage entschieden. Eine Suche nach Passagen allein ergibt das:
