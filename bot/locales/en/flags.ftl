# Below an answer whose sources have changed since.
flags-since = { $count ->
    [one] A source of this answer has changed since. The answer shows it as it was:
   *[other] Sources of this answer have changed since. The answer shows them as they were:
}
flags-removed = { $paragraph } of { $title } is no longer among the articles.
flags-changed = { $paragraph } of { $title } reads differently now.
flags-more = and { $count } more
flags-on = Tell here when a source changes
flags-off = Do not tell when a source changes
flags-told = told when a source changes
