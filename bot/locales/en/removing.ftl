# What becomes of /corpus remove. Titles come escaped.
removing-title = Remove this article?
removing-paragraphs = { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
}
removing-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
}
removing-from = In the collection { $collection }
removing-added = It was added from Discord: its file is deleted.
removing-operators = It comes from my operator's own files: the file itself is not touched, it is left out from now on.
removing-older = Older generations keep it until they are swept. Whoever goes back to one of them with `/corpus rollback` has it again.
removing-yes = Remove
removing-no = Keep
removing-kept = Nothing was removed.
removing-doing = **Removing** { $title }
removing-done = **Removed**: { $title } can no longer be found, opened or quoted.
removing-not-indexed = **Removed, but not indexed yet**: { $title } can still be found until the next re-index (`/corpus reindex`).
removing-already = This article is being removed already.
removing-gone = This article is no longer there: somebody has removed it.
removing-changed = This article has changed since you were asked: look at it, and give the command again.
