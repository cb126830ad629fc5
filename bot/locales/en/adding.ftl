# What becomes of /corpus add. Names and titles come escaped.
adding-nothing-given = There is nothing to add: attach a file, or give a web address.
adding-too-large = “{ $name }” is larger than { $most } MB: split it, or ask my operator to raise PILCROW_MAX_FILE_MB.
adding-too-large-together = These files have more than { $most } MB together: add them one after the other.
adding-expired = “{ $name }” can no longer be downloaded from Discord: attach it again.
adding-not-downloaded = “{ $name }” could not be downloaded from Discord: try again in a minute.
adding-longer-than-told = “{ $name }” has another size than Discord says: attach it again.
adding-which-collection = This server has several collections: choose one with the option collection, { $names }.
adding-not-this-collection = This server cannot add to “{ $name }”: choose { $names }.
adding-nowhere = This server has no collection to add to: my operator can assign one in servers.toml.
adding-doing = **Adding** · { $doing }
adding-downloading = downloading
adding-fetching = fetching the page
adding-reading = reading
adding-waiting = waiting for its turn
adding-count = { $count ->
    [one] **Adding** { $count } article
   *[other] **Adding** { $count } articles
}
adding-added = **Added**: { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
adding-added-to = **Added** to { $collection }: { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
adding-replaced = **Replaced**: { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
adding-left-out = **Left out**: { $count }
adding-nothing = **Nothing was added**
adding-unchanged = All of it was there already: nothing has changed.
adding-hint = Open an article with `/article`, or ask about it with `/ask`.
adding-more = and { $count } more, in the file
adding-taken = another article has its id already: give it one of its own
adding-twice = another of these files has the same id
adding-kept = Nothing of this is lost: it is kept, and the next re-index (`/corpus reindex`) takes it in.
adding-not-indexed = **Kept, but not indexed yet**
