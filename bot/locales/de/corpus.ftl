# Was indexiert ist, und wie eine Neuindexierung läuft.
corpus-reading = Artikel werden gelesen
corpus-finding = Aussagen werden gesucht
corpus-writing = Artikel werden geschrieben
corpus-embedding = Passagen werden eingebettet
corpus-publishing = wird veröffentlicht
corpus-starting = beginnt
corpus-holds = **{ $articles } Artikel**, { $paragraphs ->
    [one] { $paragraphs } Absatz
   *[other] { $paragraphs } Absätze
}, { $statements ->
    [one] { $statements } Aussage
   *[other] { $statements } Aussagen
}
corpus-undated = Ohne bekanntes Datum
corpus-published-on = Erschienen am { $day }
corpus-published = Erschienen { $first } bis { $last }
corpus-indexed = Indexiert { $when }, { $ago }
corpus-passed-over = { $count ->
    [one] { $count } Datei oder Zeile übergangen
   *[other] { $count } Dateien und Zeilen übergangen
}
corpus-more-skipped = und { $count } weitere, in der Datei
corpus-running = Seit { $since } läuft eine Neuindexierung
corpus-reindexing = **Neuindexierung** · { $doing }
corpus-progress = { $done } von { $total }
corpus-reindexed = **Neu indexiert** in { $duration }: { $articles } Artikel, { $paragraphs ->
    [one] { $paragraphs } Absatz
   *[other] { $paragraphs } Absätze
}
corpus-changes = { $added } neu, { $changed } geändert, { $removed } entfernt
corpus-embedded = { $embedded ->
    [one] { $embedded } Passage eingebettet
   *[other] { $embedded } Passagen eingebettet
}, { $reused } übernommen
corpus-unchanged = **Nichts hat sich geändert** seit dem letzten Mal: { $articles } Artikel, { $paragraphs ->
    [one] { $paragraphs } Absatz
   *[other] { $paragraphs } Absätze
}
corpus-not-reindexed = **Nicht neu indexiert**
corpus-no-harm = Was vorher indexiert war, antwortet weiter.
corpus-latency = Discord antwortet in { $latency } · { $pending ->
    [one] { $pending } Frage
   *[other] { $pending } Fragen
} in der Schlange
corpus-memory = { $megabytes } MB Speicher
corpus-reads-all = Ich lese jede Nachricht, wo ich dafür eingerichtet bin
corpus-reads-mentions = Ich lese Nachrichten, die mich erwähnen, Antworten und Direktnachrichten
corpus-version = Pilcrow { $version }, gestartet { $since }
corpus-rate = { $rate } je Sekunde
corpus-left = noch etwa { $duration }
