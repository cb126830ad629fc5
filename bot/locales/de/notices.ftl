# Was Leuten neben Antworten und Quellen gesagt wird.
notices-hint = Schreib deine Frage hinter meinen Namen oder nutze `/ask`: Ich antworte mit den Worten der Artikel dieser Community und zeige, wo sie stehen.
notices-set-up = In diesem Kanal bin ich nicht eingerichtet. Wer diesen Server verwaltet, kann das mit `/setup` tun; `/ask` geht überall.
notices-unclear = Ich weiß nicht, wen oder was du meinst. Antworte auf eine deiner eigenen Antworten, oder schreib die ganze Frage.
notices-cut = Deine Frage ist lang: Nur die ersten { $most } Zeichen wurden gelesen.
notices-answered-above = Das wurde hier vor ein paar Minuten gefragt.
notices-to-the-answer = Zur Antwort
notices-gone = { $name } spricht in den Artikeln nicht mehr: Sie haben sich seitdem geändert. Frag noch einmal.
notices-embeds-needed = Ich darf in diesem Kanal keine Einbettungen zeigen und damit keine Quellen. Nutze `/ask` oder gib mir das Recht „Links einbetten“.
notices-too-old = Die Quellen dieser Antwort sind nicht mehr gespeichert: Sie ist zu alt. Frag noch einmal oder such sie mit `/source`.
notices-pages-too-old = Die anderen Seiten dieser Antwort sind nicht mehr gespeichert: Sie ist zu alt. Frag noch einmal danach.
notices-choice-too-old = Diese Auswahl ist nicht mehr gespeichert: Die Antwort ist zu alt. Frag noch einmal mit dem ganzen Namen.
notices-why-too-old = Warum so geantwortet wurde, ist nicht mehr gespeichert: Die Antwort ist zu alt. Frag noch einmal.
notices-article-gone = Diesen Artikel gibt es nicht mehr: Die Artikel haben sich seitdem geändert. Was es gibt, zeigt /latest.
notices-paragraph-gone = Diesen Absatz gibt es in den Artikeln nicht mehr: Sie haben sich seitdem geändert. Such ihn mit /source.
notices-no-words = Hier gibt es keine Worte zu prüfen: Wähle eine Nachricht mit Text oder nutze `/verify`.
notices-read-as = Gelesen als: { $question }
