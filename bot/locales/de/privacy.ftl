# /privacy, /my-data und /forget-me.
privacy-title = Was ich von dir speichere
privacy-kept = Deine Fragen mit ihren Antworten und deine 👍 und 👎 mit den Gründen: für die Knöpfe unter Antworten, für Nachfragen und für Zahlen, die zeigen, was den Artikeln fehlt.
privacy-hashed = Nicht deinen Namen, und deine Id nur als Hash mit einem Geheimnis dieser Installation.
privacy-days = { $days ->
    [one] Alles davon { $days } Tag lang; dann wird es gelöscht.
   *[other] Alles davon { $days } Tage lang; dann wird es gelöscht.
}
privacy-acts = Was du mit den Artikeln tust oder zu tun versuchst: Wer sie verwaltet, sieht, was getan wurde, nie von wem. Dieser Eintrag bleibt, aber nach derselben Zeit, oder nach `/forget-me`, sagt nichts darin mehr, dass du es warst.
privacy-seen = Wer diesen Server verwaltet, sieht, welche Fragen hier gestellt wurden, nie von wem.
privacy-nowhere-else = Nichts geht irgendwohin außer zu Discord. Nachrichten, die nicht an mich gehen, werden nicht gespeichert.
privacy-yours = `/my-data` gibt dir alles, `/forget-me` löscht es.
privacy-backups = Nachrichten in Discord bleiben, bis sie dort jemand löscht. Sicherungskopien, falls mein Betreiber welche macht, sind seine Sache: Frag ihn.
privacy-nothing = Ich speichere nichts von dir.
privacy-your-data = { $count ->
    [one] Das ist alles, was ich von dir speichere: { $count } Eintrag.
   *[other] Das ist alles, was ich von dir speichere: { $count } Einträge.
}
privacy-delete = Alles löschen
privacy-really = Das löscht deine Fragen, die Antworten darauf und deine Stimmen aus meinen Dateien, überall, wo du gefragt hast. Die Knöpfe unter diesen Antworten gehen dann nicht mehr. Was du mit den Artikeln getan hast, bleibt verzeichnet, aber nicht, dass du es warst. Es lässt sich nicht rückgängig machen.
privacy-forgotten = Gelöscht: { $answers ->
    [one] { $answers } Antwort
   *[other] { $answers } Antworten
} und { $votes ->
    [one] { $votes } Stimme
   *[other] { $votes } Stimmen
}. In meinen Dateien ist nichts mehr von dir; Sicherungskopien sind Sache meines Betreibers.
