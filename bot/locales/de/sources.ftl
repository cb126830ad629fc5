# Absätze und Artikel, zum Lesen geöffnet.
sources-gone = Diesen Absatz gibt es in den Artikeln nicht mehr. Das wurde zitiert:
sources-changed = Dieser Artikel hat sich seit dem Zitat geändert. So stand der Absatz damals da:
sources-part = Teil { $part } von { $total }
sources-place = ¶{ $number } von { $total }
sources-not-searched = { $why }, nicht durchsucht
sources-article = Artikel
sources-open-link = Link öffnen
sources-no-more = Mehr wurde dazu nicht gefunden.
sources-more = Auch das wurde gefunden. Es muss die Frage nicht beantworten:
sources-as-now = ¶{ $number } in heutiger Fassung
sources-paragraphs = { $count ->
    [one] { $count } Absatz
   *[other] { $count } Absätze
}
sources-read = Lesen ▶
