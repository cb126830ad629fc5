# Was auf dem Weg zu einer Webseite schiefgeht. Hosts kommen maskiert.
fetching-no-address = Das ist keine Webadresse, die ich abrufen kann: Sie beginnt mit http:// oder https:// und nennt einen Host.
fetching-password = Ich rufe nichts mit Namen oder Passwort in der Adresse ab: Lass weg, was vor dem @ steht ({ $host }).
fetching-not-public = { $host } ist nicht im öffentlichen Internet: Aus privaten Netzen rufe ich nichts ab.
fetching-certificate = Das Zertifikat von { $host } ist ungültig: Ich kann nicht sicher sein, dass es die richtige Seite ist.
fetching-unknown-host = Keine Seite heißt { $host }: Prüf die Adresse.
fetching-failed = { $host } ist nicht erreichbar oder brach ab: Versuch es später noch einmal.
fetching-slow = { $host } braucht länger als { $seconds } Sekunden: Versuch es später noch einmal oder häng die Seite als Datei an.
fetching-large = Was { $host } schickt, ist größer als { $megabytes } MB: Häng die Seite als Datei an, oder bitte meinen Betreiber, PILCROW_FETCH_MB zu erhöhen.
fetching-redirects = { $host } leitet mehr als { $most } Mal weiter: Gib die Adresse der Seite selbst an.
fetching-downgrade = Die Adresse führt unverschlüsselt zu { $host }: Gib eine an, die bei https bleibt.
fetching-status = { $host } antwortet mit dem Status { $status }: Prüf die Adresse in einem Browser.
fetching-type = { $host } schickt { $found }, was ich hier nicht lesen kann; ich lese { $wanted }.
