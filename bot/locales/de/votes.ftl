# 👍 und 👎 unter Antworten.
votes-title = Was stimmt an dieser Antwort nicht?
votes-reason = Was nicht stimmt
votes-comment = Mehr dazu, wenn du magst
votes-wrong-paragraph = Falscher Absatz
votes-wrong-speaker = Falsche Person
votes-outdated = Veraltet
votes-should-answer = Hätte antworten sollen
votes-should-not-answer = Hätte nicht antworten sollen
votes-thanks = Danke, das ist notiert.
votes-changed = Danke, deine Stimme ist geändert.
votes-too-old = Diese Antwort ist zu alt, um darüber abzustimmen.
