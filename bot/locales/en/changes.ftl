# What becomes other when another generation answers. Titles come escaped.
changes-added = Added: { $titles }
changes-changed = Changed: { $titles }
changes-removed = Removed: { $titles }
changes-more = { $count } more
changes-back = { $count ->
    [one] **{ $count } article** comes back
   *[other] **{ $count } articles** come back
}
changes-other = { $count ->
    [one] **{ $count } article** will be as it was then
   *[other] **{ $count } articles** will be as they were then
}
changes-gone = { $count ->
    [one] **{ $count } article** goes
   *[other] **{ $count } articles** go
}
changes-none = No article comes, goes or changes.
changes-rolled-back = Generation { $generation } holds just this and was rolled back from: `/corpus rollback` goes to it again.
