# What is indexed, and how a re-index goes. Markdown is Discord's.
corpus-reading = reading articles
corpus-finding = finding statements
corpus-writing = writing articles
corpus-embedding = embedding passages
corpus-publishing = publishing
corpus-starting = starting
corpus-holds = **{ $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}**, { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}, { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}
corpus-undated = Published at unknown dates
corpus-published-on = Published { $day }
corpus-published = Published { $first } to { $last }
corpus-indexed = Indexed { $when }, { $ago }
corpus-passed-over = { $count ->
    [one] { $count } file or line passed over
   *[other] { $count } files and lines passed over
}
corpus-more-skipped = and { $count } more, in the file
corpus-running = A re-index is running since { $since }
corpus-reindexing = **Re-indexing** · { $doing }
corpus-progress = { $done } of { $total }
corpus-reindexed = **Re-indexed** in { $duration }: { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}
corpus-changes = { $added } added, { $changed } changed, { $removed } removed
corpus-embedded = { $embedded ->
    [one] { $embedded } passage embedded
   *[other] { $embedded } passages embedded
}, { $reused } carried over
corpus-unchanged = **Nothing has changed** since the last index: { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}
corpus-not-reindexed = **Not re-indexed**
corpus-no-harm = What was indexed before still answers.
corpus-latency = Discord answers within { $latency } · { $pending ->
    [one] { $pending } question
   *[other] { $pending } questions
} in the queue
corpus-memory = { $megabytes } MB of memory
corpus-reads-all = I read every message where I am set up to
corpus-reads-mentions = I read messages that mention me, replies and direct messages
corpus-version = Pilcrow { $version }, started { $since }
corpus-rate = { $rate } a second
corpus-left = about { $duration } left
