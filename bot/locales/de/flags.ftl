# Unter einer Antwort, deren Quellen sich seither geändert haben.
flags-since = { $count ->
    [one] Eine Quelle dieser Antwort hat sich seither geändert. Die Antwort zeigt sie, wie sie war:
   *[other] Quellen dieser Antwort haben sich seither geändert. Die Antwort zeigt sie, wie sie waren:
}
flags-removed = { $paragraph } von { $title } gehört nicht mehr zu den Artikeln.
flags-changed = { $paragraph } von { $title } lautet jetzt anders.
flags-more = und { $count } weitere
flags-on = Hier sagen, wenn sich eine Quelle ändert
flags-off = Nicht sagen, wenn sich eine Quelle ändert
flags-told = mit Hinweis, wenn sich eine Quelle ändert
