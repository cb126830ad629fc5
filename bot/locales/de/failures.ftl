# Wenn etwas schiefging. `{ $reference }` steht auch im Protokoll des Betreibers.
failures-unknown = Bei mir ist etwas schiefgegangen. Wenn es noch einmal passiert, nenne meinem Betreiber `{ $reference }`.
failures-nothing-indexed = Noch ist nichts indexiert. Wer diesen Server verwaltet, kann die Artikel mit `/corpus reindex` indexieren.
failures-stale-command = Dieser Befehl hat sich geändert. Lade Discord neu und versuche es in ein paar Minuten noch einmal.
failures-stale-button = Diese Schaltfläche stammt von einer früheren Version von mir und tut nichts mehr. Frag noch einmal mit `/ask`.
