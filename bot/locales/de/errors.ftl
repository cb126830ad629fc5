# Was zu lesen ist, wenn etwas nicht stimmt: was es ist und was zu tun ist.

errors-stopping = Ich werde gerade neu gestartet. Frag in einer Minute noch einmal.
errors-nothing-to-check = Hier sind keine Worte zu prüfen: Gib den Text eines Zitats an.

errors-no-name = Der Name fehlt: Sag, wessen Aussagen du willst.
errors-no-date = { $option }: „{ $typed }“ ist kein Datum. Schreib es als 2022-10-13.
errors-period = { $prefix }since { $since } liegt nach { $prefix }until { $until }: Ändere eines davon.

errors-no-outlets = Die Artikel nennen keine Medien: Frag ohne eines.
errors-outlet = Kein Medium der Artikel heißt „{ $typed }“: Die meisten Artikel sind von { $first }.
errors-outlet-try = Kein Medium der Artikel heißt „{ $typed }“: Versuch { $near }.
errors-outlet-empty = Das Medium fehlt: Die meisten Artikel sind von { $first }.

errors-no-article = Kein Artikel heißt „{ $typed }“. Wähl einen aus der Liste, während du tippst.
errors-article-gone = Kein Artikel heißt „{ $typed }“: Vielleicht wurde er entfernt, oder der Name ist falsch geschrieben.
errors-no-paragraph = „{ $title }“ hat ¶1 bis ¶{ $last } und kein ¶{ $number }.
errors-no-locator = „{ $typed }“ bezeichnet keinen Absatz: Schreib die ID des Artikels, # und die Nummer des Absatzes, zum Beispiel harbour-vote#8.

errors-reindexing = Gerade läuft eine Neuindexierung. Versuch es noch einmal, wenn sie fertig ist.
errors-reindexing-since = Seit { $time } UTC läuft eine Neuindexierung. Versuch es noch einmal, wenn sie fertig ist.
errors-reindex-not-started = Die Neuindexierung lässt sich nicht starten ({ $why }).
errors-reindex-stopped = Die Neuindexierung wurde abgebrochen, weil der Bot beendet wird.
errors-reindex-silent = Die Neuindexierung endete, ohne zu sagen, was sie getan hat. Sieh im Protokoll des Bots nach.
errors-reindex-status = Die Neuindexierung endete mit Status { $status }. Sieh im Protokoll des Bots nach.
errors-feed-exists = Diesen Feed hat dieser Server schon. Siehe `/corpus feed list`.
errors-reindex-cancelled = Die Neuindexierung wurde abgebrochen: Es hat sich nichts geändert.
errors-articles-not-written = Die Artikel lassen sich nicht schreiben ({ $why }), also hat sich nichts geändert. Sag es meinem Betreiber.
