# Was aus /corpus add wird. Namen und Titel kommen maskiert.
adding-nothing-given = Es gibt nichts hinzuzufügen: Häng eine Datei an oder gib eine Webadresse an.
adding-too-large = „{ $name }“ ist größer als { $most } MB: Teil die Datei, oder bitte meinen Betreiber, PILCROW_MAX_FILE_MB zu erhöhen.
adding-too-large-together = Diese Dateien haben zusammen mehr als { $most } MB: Füg sie nacheinander hinzu.
adding-expired = „{ $name }“ lässt sich nicht mehr von Discord herunterladen: Häng die Datei noch einmal an.
adding-not-downloaded = „{ $name }“ ließ sich nicht von Discord herunterladen: Versuch es in einer Minute noch einmal.
adding-longer-than-told = „{ $name }“ hat eine andere Größe, als Discord sagt: Häng die Datei noch einmal an.
adding-which-collection = Dieser Server hat mehrere Sammlungen: Wähl eine mit der Option collection, { $names }.
adding-not-this-collection = Dieser Server kann nichts zu „{ $name }“ hinzufügen: Wähl { $names }.
adding-nowhere = Dieser Server hat keine Sammlung, zu der er etwas hinzufügen kann: Mein Betreiber kann in servers.toml eine zuweisen.
adding-doing = **Wird hinzugefügt** · { $doing }
adding-downloading = wird heruntergeladen
adding-fetching = die Seite wird geholt
adding-reading = wird gelesen
adding-waiting = wartet, bis es an der Reihe ist
adding-count = **{ $count } Artikel** { $count ->
    [one] wird
   *[other] werden
} hinzugefügt
adding-added = **Hinzugefügt**: { $count } Artikel
adding-added-to = **Hinzugefügt** zu { $collection }: { $count } Artikel
adding-replaced = **Ersetzt**: { $count } Artikel
adding-left-out = **Ausgelassen**: { $count }
adding-nothing = **Nichts wurde hinzugefügt**
adding-unchanged = All das war schon da: Nichts hat sich geändert.
adding-hint = Öffne einen Artikel mit `/article`, oder frag mit `/ask` nach ihm.
adding-more = und { $count } weitere, in der Datei
adding-taken = ein anderer Artikel hat schon diese ID: gib ihm eine eigene
adding-twice = eine andere dieser Dateien hat dieselbe ID
adding-kept = Nichts davon ist verloren: Es ist aufgehoben, und die nächste Neuindexierung (`/corpus reindex`) nimmt es auf.
adding-not-indexed = **Aufgehoben, aber noch nicht indexiert**
