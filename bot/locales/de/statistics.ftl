# /gaps und /stats.
gaps-title = { $days ->
    [one] Am letzten Tag nicht beantwortet
   *[other] In den letzten { $days } Tagen nicht beantwortet
}
gaps-none = Nichts: Jede Frage wurde beantwortet, oder niemand hat gefragt.
gaps-unanswered = Die Artikel haben nicht geantwortet
gaps-badly = Beantwortet, aber schlecht bewertet
gaps-times = { $times ->
    [one] einmal gefragt
   *[other] { $times }-mal gefragt
}, zuletzt am { $day }
stats-title = { $days ->
    [one] Der letzte Tag
   *[other] Die letzten { $days } Tage
}
stats-questions = Fragen
stats-answered = beantwortet
stats-refused = nicht beantwortet
stats-liked = Stimmen positiv
stats-response = mittlere Zeit
stats-most = 95 % in
stats-daily = Fragen am Tag
stats-cited = Meistzitierte Artikel
stats-nothing = Noch hat niemand etwas gefragt.
stats-questions-line = { $questions ->
    [one] { $questions } Frage
   *[other] { $questions } Fragen
}, { $answered } beantwortet
stats-times-line = Die Hälfte der Antworten kam in { $median }, 95 von 100 in { $slowest }
stats-votes-line = 👍 { $ups } · 👎 { $downs }
