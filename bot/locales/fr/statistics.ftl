# /gaps et /stats.
gaps-title = { $days ->
    [one] Sans réponse depuis un jour
   *[other] Sans réponse ces { $days } derniers jours
}
gaps-none = Rien : chaque question a eu sa réponse, ou personne n’a demandé.
gaps-unanswered = Les articles n’ont pas répondu
gaps-badly = Répondu, mais mal noté
gaps-times = { $times ->
    [one] demandé une fois
   *[other] demandé { $times } fois
}, la dernière le { $day }
stats-title = { $days ->
    [one] Le dernier jour
   *[other] Les { $days } derniers jours
}
stats-questions = questions
stats-answered = avec réponse
stats-refused = sans réponse
stats-liked = votes positifs
stats-response = temps médian
stats-most = 95 % en
stats-daily = Questions par jour
stats-cited = Articles les plus cités
stats-nothing = Personne n’a encore rien demandé.
stats-questions-line = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, dont { $answered } avec réponse
stats-times-line = La moitié des réponses est venue en { $median }, 95 sur 100 en { $slowest }
stats-votes-line = 👍 { $ups } · 👎 { $downs }
