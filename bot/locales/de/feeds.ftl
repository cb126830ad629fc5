# Feeds: /corpus feed, und was einem Kanal gesagt wird. Namen und Titel kommen maskiert.
feeds-off = Feeds sind hier ausgeschaltet: Mein Betreiber kann sie mit PILCROW_FEEDS einschalten.
feeds-add-title = Diesen Feed hinzufügen?
feeds-newest = Seine neuesten Einträge:
feeds-empty = Er hat noch keine Einträge.
feeds-into = Neue Artikel kommen in die Sammlung { $collection }.
feeds-into-none = Neue Artikel kommen in keine Sammlung.
feeds-tells = { $channel } erfährt davon.
feeds-tells-nobody = Kein Kanal erfährt davon.
feeds-how-often = Ich sehe dort alle { $minutes } Minuten nach und beginne mit den { $count } neuesten Einträgen.
feeds-add-yes = Feed hinzufügen
feeds-add-no = Nicht hinzufügen
feeds-added = **Hinzugefügt**: { $feed }. Ich sehe dort bald nach.
feeds-not-added = Kein Feed wurde hinzugefügt.
feeds-too-many = Dieser Server hat { $most } Feeds, und mehr sehe ich nicht nach: Entfern zuerst einen.
feeds-lacking = In { $channel } fehlt mir { $permissions }: Gib mir das, oder wähl einen anderen Kanal.
feeds-not-yours = In { $channel } kannst du selbst nicht schreiben: Wähl einen anderen Kanal.
feeds-no-channel = Ich sehe diesen Kanal nicht, oder niemand schreibt dort: Wähl einen anderen.
feeds-list-title = Feeds dieses Servers
feeds-none = Dieser Server hat keine Feeds. `/corpus feed add` fügt einen hinzu.
feeds-looked = nachgesehen { $ago }
feeds-never = noch nicht nachgesehen
feeds-next = wieder { $when }
feeds-taken = { $count } Artikel aufgenommen
feeds-in = in { $collection }
feeds-told-in = gemeldet in { $channel }
feeds-not-told-in = In { $channel } fehlt mir { $permissions }: Dort kann nichts gemeldet werden.
feeds-channel-gone = Der Kanal, in dem gemeldet wird, ist weg, oder ich sehe ihn nicht.
feeds-failed = { $count ->
    [one] Einmal gescheitert: { $problem }
   *[other] { $count }-mal gescheitert: { $problem }
}
feeds-unknown = Dieser Server hat keinen solchen Feed: Wähl einen aus der Liste, während du tippst.
feeds-remove-title = Diesen Feed entfernen?
feeds-remove-keeps = Ich sehe dort nicht mehr nach. Was aufgenommen wurde, bleibt; `/corpus remove` entfernt es.
feeds-remove-yes = Feed entfernen
feeds-remove-no = Feed behalten
feeds-removed = **Entfernt**: { $feed }. Ich sehe dort nicht mehr nach.
feeds-kept = Der Feed bleibt.
feeds-news = { $count ->
    [one] **{ $count } neuer Artikel** aus { $feed }
   *[other] **{ $count } neue Artikel** aus { $feed }
}
feeds-more = und { $count } weitere
feeds-ask-again = Ich weiß nicht mehr, worum es ging: Gib den Befehl noch einmal.
feeds-no-longer-here = Dieser Server darf zur Sammlung dieses Feeds nichts mehr hinzufügen.
feeds-untitled = Ohne Titel
feeds-link = Link
