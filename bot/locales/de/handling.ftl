# Was sich mit einer Antwort tun lässt.
handling-not-yours = Diese Antwort löschen kann nur, wer gefragt hat oder hier Nachrichten verwalten darf.
handling-title = Nachfragen
handling-question = Deine Frage
handling-example = What else did she say?
handling-too-old = Diese Antwort ist nicht mehr gespeichert: Sie ist zu alt. Stell die ganze Frage mit `/ask`.
handling-shared = Du hast diese Antwort schon geteilt.
handling-share-too-old = Diese Antwort lässt sich nicht mehr teilen: Sie ist nicht mehr gespeichert. Frag noch einmal.
handling-not-kept = Ohne Knöpfe: Diese Antwort ließ sich nicht speichern. Wenn das wieder vorkommt, sag meinem Betreiber { $reference }.
