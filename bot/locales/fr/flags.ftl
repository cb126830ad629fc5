# Sous une réponse dont les sources ont changé depuis.
flags-since = { $count ->
    [one] Une source de cette réponse a changé depuis. La réponse la montre telle qu’elle était :
   *[other] Des sources de cette réponse ont changé depuis. La réponse les montre telles qu’elles étaient :
}
flags-removed = { $paragraph } de { $title } ne fait plus partie des articles.
flags-changed = { $paragraph } de { $title } est rédigé autrement à présent.
flags-more = et { $count } de plus
flags-on = Signaler ici quand une source change
flags-off = Ne pas signaler quand une source change
flags-told = avec un mot quand une source change
