# Below and around answers.
answers-likely = Likely
answers-uncertain = Uncertain: read the sources before you rely on this
answers-page = { $first } to { $last } of { $total }
answers-more = More
answers-why = Why?
answers-follow-up = Ask follow-up
answers-share = Share with the channel
answers-which = Which one?
answers-which-first = Which one? (the first { $shown } of { $total })
answers-reported = reported
answers-quoted = quoted
answers-more-articles = { $count ->
    [one] +{ $count } more article
   *[other] +{ $count } more articles
}
