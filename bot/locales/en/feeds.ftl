# Feeds: /corpus feed, and what a channel is told. Names and titles come escaped.
feeds-off = Feeds are switched off here: my operator can switch them on with PILCROW_FEEDS.
feeds-add-title = Add this feed?
feeds-newest = Its newest entries:
feeds-empty = It has no entries yet.
feeds-into = New articles go into the collection { $collection }.
feeds-into-none = New articles go into no collection.
feeds-tells = { $channel } is told of them.
feeds-tells-nobody = No channel is told of them.
feeds-how-often = I look there every { $minutes } minutes, and begin with the { $count } newest entries.
feeds-add-yes = Add feed
feeds-add-no = Do not add
feeds-added = **Added**: { $feed }. I look there soon.
feeds-not-added = No feed was added.
feeds-too-many = This server has { $most } feeds, which is as many as I look at: remove one first.
feeds-lacking = In { $channel } I lack { $permissions }: give me that, or choose another channel.
feeds-not-yours = You cannot write in { $channel } yourself: choose another channel.
feeds-no-channel = I do not see that channel, or nobody writes there: choose another one.
feeds-list-title = Feeds of this server
feeds-none = This server has no feeds. `/corpus feed add` adds one.
feeds-looked = looked at { $ago }
feeds-never = not looked at yet
feeds-next = again { $when }
feeds-taken = { $count ->
    [one] { $count } article taken in
   *[other] { $count } articles taken in
}
feeds-in = into { $collection }
feeds-told-in = told in { $channel }
feeds-not-told-in = In { $channel } I lack { $permissions }: nothing can be told there.
feeds-channel-gone = The channel that is told is gone, or I do not see it.
feeds-failed = { $count ->
    [one] Failed once: { $problem }
   *[other] Failed { $count } times: { $problem }
}
feeds-unknown = This server has no such feed: choose one from the list as you type.
feeds-remove-title = Remove this feed?
feeds-remove-keeps = I no longer look there. What was taken in stays; `/corpus remove` removes it.
feeds-remove-yes = Remove feed
feeds-remove-no = Keep feed
feeds-removed = **Removed**: { $feed }. I no longer look there.
feeds-kept = The feed stays.
feeds-news = { $count ->
    [one] **{ $count } new article** from { $feed }
   *[other] **{ $count } new articles** from { $feed }
}
feeds-more = and { $count } more
feeds-ask-again = I no longer know what this was about: give the command again.
feeds-no-longer-here = This server may no longer add to the collection of this feed.
feeds-untitled = Untitled
feeds-link = link
