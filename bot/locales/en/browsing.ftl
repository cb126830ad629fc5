# What there is to ask.
browsing-title = Pilcrow
browsing-what-i-do = I answer questions from this community's articles, in their own words, and show the paragraph each word comes from. What they do not say, I do not say.
browsing-known = I know **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**, published { $first } to { $last }.
browsing-known-of-day = I know **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**, published { $day }.
browsing-undated = I know **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**.
browsing-indexed = Last indexed { $when }, { $ago }.
browsing-collections = Collections:
browsing-more-collections = { " " }and { $count } more
browsing-try = Try:
browsing-more-help = Mention me or write to me directly to ask. `/privacy` tells what I keep.
browsing-latest = { $total ->
    [one] { $total } article
   *[other] { $total } articles, the newest first
}
browsing-no-articles = There are no such articles.
browsing-open = Open an article
browsing-people = { $total ->
    [one] { $total } person speaks in the articles
   *[other] { $total } people speak in the articles
}
browsing-named = People of this name, or of one like it
browsing-nobody = Nobody of that name speaks in the articles.
browsing-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
}
browsing-say = What did they say?
