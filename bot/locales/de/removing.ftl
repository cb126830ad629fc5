# Was aus /corpus remove wird. Titel kommen maskiert.
removing-title = Diesen Artikel entfernen?
removing-paragraphs = { $count ->
    [one] { $count } Absatz
   *[other] { $count } Absätze
}
removing-statements = { $count ->
    [one] { $count } Aussage
   *[other] { $count } Aussagen
}
removing-from = In der Sammlung { $collection }
removing-added = Er wurde aus Discord hinzugefügt: Seine Datei wird gelöscht.
removing-operators = Er stammt aus den Dateien meines Betreibers: Die Datei selbst bleibt unberührt, sie wird von nun an ausgelassen.
removing-older = Ältere Generationen behalten ihn, bis sie weggeräumt werden. Wer mit `/corpus rollback` zu einer davon zurückkehrt, hat ihn wieder.
removing-yes = Entfernen
removing-no = Behalten
removing-kept = Nichts wurde entfernt.
removing-doing = **Wird entfernt**: { $title }
removing-done = **Entfernt**: { $title } kann nicht mehr gefunden, geöffnet oder zitiert werden.
removing-not-indexed = **Entfernt, aber noch nicht indexiert**: { $title } kann bis zur nächsten Neuindexierung (`/corpus reindex`) noch gefunden werden.
removing-already = Dieser Artikel wird schon entfernt.
removing-gone = Diesen Artikel gibt es nicht mehr: Jemand hat ihn entfernt.
removing-changed = Dieser Artikel hat sich geändert, seit du gefragt wurdest: Sieh ihn dir an, und gib den Befehl noch einmal.
