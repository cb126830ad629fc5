# Was anders wird, wenn eine andere Generation antwortet. Titel kommen maskiert.
changes-added = Hinzugekommen: { $titles }
changes-changed = Geändert: { $titles }
changes-removed = Entfernt: { $titles }
changes-more = { $count } weitere
changes-back = { $count ->
    [one] **{ $count } Artikel** kommt zurück
   *[other] **{ $count } Artikel** kommen zurück
}
changes-other = { $count ->
    [one] **{ $count } Artikel** wird, wie er damals war
   *[other] **{ $count } Artikel** werden, wie sie damals waren
}
changes-gone = { $count ->
    [one] **{ $count } Artikel** fällt weg
   *[other] **{ $count } Artikel** fallen weg
}
changes-none = Kein Artikel kommt hinzu, fällt weg oder wird anders.
changes-rolled-back = Generation { $generation } enthält genau das, und von ihr wurde zurückgegangen: `/corpus rollback` geht wieder zu ihr.
