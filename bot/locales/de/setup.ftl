# /setup und /settings.
setup-title = Wo ich antworte
setup-channel-title = Ein Kanal
setup-steps = **1.** Wähle die Kanäle, in denen ich auf Erwähnungen antworte. **2.** Wähle die, in denen ich jede Frage beantworte, etwa einen Kanal #fragen oder ein Forum. **3.** Wähle Rollen, die die Artikel ändern dürfen. Jede Wahl gilt sofort.
setup-nowhere = Noch antworte ich in keinem Kanal auf Erwähnungen.
setup-more = { $count } weitere
setup-more-channels = { $count ->
    [one] und ein weiterer Kanal
   *[other] und { $count } weitere Kanäle
}
setup-collections = Dieser Server fragt: { $names }
setup-not-set-up = Wähle { $channel } zuerst in einem der ersten beiden Menüs.
setup-not-everyone = Alle lasse ich die Artikel nicht ändern: Wähle andere Rollen.
setup-not-offered = { $count ->
    [one] Eine weitere Sammlung kann
   *[other] { $count } weitere Sammlungen können
} hier nicht gewählt werden: Es sind zu viele.
setup-commands-everywhere = `/ask` und die anderen Befehle gehen in jedem Kanal.
setup-mentions = auf Erwähnung
setup-every = jede Frage
setup-in-thread = je in einem Thread
setup-only = nur aus { $names }
setup-admins = Dürfen die Artikel ändern: { $roles }
setup-menu-mentions = Kanäle, in denen ich auf Erwähnungen antworte
setup-menu-every = Kanäle, in denen ich jede Frage beantworte
setup-menu-roles = Rollen, die die Artikel ändern dürfen
setup-menu-channel = Threads und Sammlungen eines Kanals
setup-menu-collections = Sammlungen dieses Kanals (keine: alle)
setup-top-folder = (in keiner Sammlung)
setup-thread-on = Für jede Frage einen Thread öffnen
setup-thread-off = Ohne Thread antworten
setup-back = Zurück
setup-done = Fertig
setup-integrations = Discord zeigt `/corpus` nur denen mit „Server verwalten“. Damit auch diese Rollen es sehen: Servereinstellungen → Integrationen → Pilcrow → /corpus → Rollen oder Mitglieder hinzufügen.
setup-no-content = Nachrichten ohne Erwähnung sehe ich nicht. Wo ich jede Frage beantworte und in meinen Threads muss man mich also weiterhin erwähnen. Der Betreiber kann das mit PILCROW_MESSAGE_CONTENT und dem „Message Content Intent“ ändern.
setup-not-covered = Diese Rollen können die Artikel erst ändern, wenn der Betreiber die Id dieses Servers in PILCROW_ADMIN_GUILDS einträgt.
setup-missing = In { $channels } fehlen mir Rechte: { $permissions }. Das geben Servereinstellungen → Rollen → Pilcrow oder die Rechte des Kanals.
setup-view-channel = Kanal anzeigen
setup-send-messages = Nachrichten senden
setup-send-in-threads = Nachrichten in Threads senden
setup-create-threads = Öffentliche Threads erstellen
setup-embed-links = Links einbetten
setup-read-history = Nachrichtenverlauf anzeigen
