# What admins see of the corpus as a whole.
curating-cancel = Cancel
curating-cancelled = **Cancelled**: nothing has changed. What was indexed before still answers.
curating-cancelling = The re-index ends now.
curating-too-late = There is nothing to cancel: it has ended, or is publishing already.
curating-did-reindex = re-index
curating-did-add = add
curating-did-remove = remove
curating-did-rollback = roll-back
curating-did-feed-add = add feed
curating-did-feed-remove = remove feed
curating-running = under way
curating-done = done
curating-unchanged = nothing had changed
curating-refused = refused
curating-failed = failed
curating-was-cancelled = cancelled
curating-cut-off = cut off, and indexed at the next start
curating-you = you
curating-someone = someone
curating-the-bot = the bot by itself
curating-the-operator = the operator's terminal
curating-status = What answers
curating-holds = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}, { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
curating-made = Indexed { $when }, { $ago }
curating-by = By { $who }
curating-size = { $megabytes } MB on disk in all
curating-damaged = Generation { $generation } is current but damaged: `/corpus reindex` mends that.
curating-others = `/corpus rollback` can go back to:
curating-held = { $generation }, { $when }: { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $megabytes } MB
curating-back-title = Go back to this generation?
curating-back-from = { $generation }, { $when }: { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}
curating-back-means = It answers at once, in all servers. No file of an article changes: a later re-index reads them as they are.
curating-back-yes = Go back
curating-back-no = Stay
curating-back-already = { $generation } answers already.
curating-back-stale = Another generation was published since you were asked: give the command again.
curating-back-gone = Generation { $generation } is no longer there, or is damaged: choose another one with `/corpus rollback`.
curating-nowhere-back = There is no such generation to go back to: `/corpus status` lists those that are there.
curating-went-back = **Back**: { $generation } of { $when } answers now, with { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}.
curating-stayed = Nothing was changed.
curating-no-articles = There are no articles here.
curating-list = Articles: { $total }
curating-size-of = { $paragraphs ->
    [one] { $paragraphs } paragraph
   *[other] { $paragraphs } paragraphs
}, { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}
curating-in = In the collection { $collection }
curating-in-none = In no collection
curating-added-here = Added from Discord
curating-operators = From my operator's own files
curating-history = What was done with the articles
curating-no-history = Nothing was done with the articles yet.
curating-collection-gone = This collection is no longer there.
curating-did-review = look at the articles
