# Was über ein geprüftes Zitat gefunden wurde. $changes ist „yes“ oder „no“.

checks-verbatim = Wörtlich gefunden.
checks-changed = Mit Änderungen gefunden.
checks-verbatim-by =
    { $kind ->
        [reported] Wörtlich gefunden: { $speaker }, sinngemäß wiedergegeben.
       *[quoted] Wörtlich gefunden: { $speaker }, zitiert.
    }
checks-changed-by =
    { $kind ->
        [reported] Mit Änderungen gefunden: { $speaker }, sinngemäß wiedergegeben.
       *[quoted] Mit Änderungen gefunden: { $speaker }, zitiert.
    }
checks-said-by =
    { $changes ->
        [yes] { $speaker } hat es gesagt, mit Änderungen, ¶{ $number }.
       *[no] { $speaker } hat es gesagt, ¶{ $number }.
    }
checks-own-text =
    { $changes ->
        [yes] Es ist der Text des Artikels selbst, mit Änderungen, ¶{ $number }: Niemand wird zitiert.
       *[no] Es ist der Text des Artikels selbst, ¶{ $number }: Niemand wird zitiert.
    }
checks-unclear =
    { $changes ->
        [yes] Es wird zitiert, mit Änderungen, ¶{ $number }, aber es ist nicht klar, wer es sagt.
       *[no] Es wird zitiert, ¶{ $number }, aber es ist nicht klar, wer es sagt.
    }
checks-absent = Das steht nicht in den Artikeln.
checks-too-short =
    { $fewest ->
        [one] Um Ähnliches zu finden, gib mindestens { $fewest } Wort an.
       *[other] Um Ähnliches zu finden, gib mindestens { $fewest } Wörter an.
    }
checks-closest = Am nächsten kommt { $speaker }, ¶{ $number }.
checks-nothing-near = In den Artikeln ist nichts Ähnliches.
checks-unnamed = jemand ohne Namen
