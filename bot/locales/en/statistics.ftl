# /gaps and /stats.
gaps-title = { $days ->
    [one] Not answered in the last day
   *[other] Not answered in the last { $days } days
}
gaps-none = Nothing: every question was answered, or nobody asked.
gaps-unanswered = The articles did not answer
gaps-badly = Answered, and voted down
gaps-times = { $times ->
    [one] asked once
   *[other] asked { $times } times
}, last on { $day }
stats-title = { $days ->
    [one] The last day
   *[other] The last { $days } days
}
stats-questions = questions
stats-answered = answered
stats-refused = not answered
stats-liked = votes up
stats-response = median time
stats-most = 95 % within
stats-daily = Questions a day
stats-cited = Most cited articles
stats-nothing = Nobody has asked anything yet.
stats-questions-line = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $answered } answered
stats-times-line = Half of the answers came within { $median }, 95 of 100 within { $slowest }
stats-votes-line = 👍 { $ups } · 👎 { $downs }
