# Was Admins vom ganzen Bestand sehen.
curating-cancel = Abbrechen
curating-cancelled = **Abgebrochen**: Es hat sich nichts geändert. Was vorher indexiert war, antwortet weiter.
curating-cancelling = Die Neuindexierung endet jetzt.
curating-too-late = Es gibt nichts abzubrechen: Sie ist fertig oder veröffentlicht schon.
curating-did-reindex = Neuindexierung
curating-did-add = Aufnahme
curating-did-remove = Entfernung
curating-did-rollback = Rückkehr
curating-did-feed-add = Feed aufgenommen
curating-did-feed-remove = Feed entfernt
curating-running = läuft
curating-done = erledigt
curating-unchanged = nichts hatte sich geändert
curating-refused = abgelehnt
curating-failed = fehlgeschlagen
curating-was-cancelled = abgebrochen
curating-cut-off = unterbrochen und beim nächsten Start indexiert
curating-you = du
curating-someone = jemand
curating-the-bot = der Bot von selbst
curating-the-operator = das Terminal des Betreibers
curating-status = Was antwortet
curating-holds = { $articles } Artikel, { $paragraphs ->
    [one] { $paragraphs } Absatz
   *[other] { $paragraphs } Absätze
}, { $statements ->
    [one] { $statements } Aussage
   *[other] { $statements } Aussagen
}, { $people ->
    [one] { $people } Person
   *[other] { $people } Personen
}
curating-made = Indexiert { $when }, { $ago }
curating-by = Durch: { $who }
curating-size = { $megabytes } MB auf der Festplatte insgesamt
curating-damaged = Generation { $generation } ist die jetzige, aber beschädigt: `/corpus reindex` behebt das.
curating-others = `/corpus rollback` kann zurück zu:
curating-held = { $generation }, { $when }: { $articles } Artikel, { $megabytes } MB
curating-back-title = Zu dieser Generation zurück?
curating-back-from = { $generation }, { $when }: { $articles } Artikel, { $paragraphs ->
    [one] { $paragraphs } Absatz
   *[other] { $paragraphs } Absätze
}
curating-back-means = Sie antwortet sofort, in allen Servern. Keine Datei eines Artikels ändert sich: Eine spätere Neuindexierung liest sie, wie sie sind.
curating-back-yes = Zurückgehen
curating-back-no = Bleiben
curating-back-already = { $generation } antwortet schon.
curating-back-stale = Seit der Frage wurde eine andere Generation veröffentlicht: Gib den Befehl noch einmal.
curating-back-gone = Generation { $generation } ist nicht mehr da oder beschädigt: Wähle mit `/corpus rollback` eine andere.
curating-nowhere-back = Es gibt keine solche Generation: `/corpus status` zeigt, welche da sind.
curating-went-back = **Zurück**: { $generation } vom { $when } antwortet jetzt, mit { $articles } Artikeln.
curating-stayed = Es hat sich nichts geändert.
curating-no-articles = Hier sind keine Artikel.
curating-list = Artikel: { $total }
curating-size-of = { $paragraphs ->
    [one] { $paragraphs } Absatz
   *[other] { $paragraphs } Absätze
}, { $statements ->
    [one] { $statements } Aussage
   *[other] { $statements } Aussagen
}
curating-in = In der Sammlung { $collection }
curating-in-none = In keiner Sammlung
curating-added-here = Aus Discord aufgenommen
curating-operators = Aus den Dateien meines Betreibers
curating-history = Was mit den Artikeln geschah
curating-no-history = Mit den Artikeln geschah noch nichts.
curating-collection-gone = Diese Sammlung gibt es nicht mehr.
curating-did-review = Blick auf die Artikel
