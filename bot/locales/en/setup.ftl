# /setup and /settings.
setup-title = Where I answer
setup-channel-title = One channel
setup-steps = **1.** Choose the channels where I answer when I am mentioned. **2.** Choose those where I answer every question, such as an #ask channel or a forum. **3.** Choose roles that may change the articles. Each choice holds at once.
setup-nowhere = I answer mentions in no channel yet.
setup-more = { $count } more
setup-more-channels = { $count ->
    [one] and one more channel
   *[other] and { $count } more channels
}
setup-collections = This server asks: { $names }
setup-not-set-up = Choose { $channel } in one of the first two menus before that.
setup-not-everyone = I do not let everyone change the articles: choose other roles.
setup-not-offered = { $count ->
    [one] One more collection cannot be chosen here
   *[other] { $count } more collections cannot be chosen here
}: there are too many.
setup-commands-everywhere = `/ask` and the other commands work in every channel.
setup-mentions = when mentioned
setup-every = every question
setup-in-thread = each in a thread
setup-only = only from { $names }
setup-admins = May change the articles: { $roles }
setup-menu-mentions = Channels where I answer mentions
setup-menu-every = Channels where I answer every question
setup-menu-roles = Roles that may change the articles
setup-menu-channel = Threads and collections of a channel
setup-menu-collections = Collections that this channel asks (none: all)
setup-top-folder = (not in a collection)
setup-thread-on = Open a thread for each question
setup-thread-off = Answer without a thread
setup-back = Back
setup-done = Done
setup-integrations = Discord shows `/corpus` only to those with Manage Server. To show it to these roles, too: Server Settings → Integrations → Pilcrow → /corpus → Add roles or members.
setup-no-content = I do not see messages that do not mention me. So where I answer every question, and in my threads, people must mention me still. The operator can change that with PILCROW_MESSAGE_CONTENT and the Message Content Intent.
setup-not-covered = These roles can change the articles only once the operator adds this server's id to PILCROW_ADMIN_GUILDS.
setup-missing = In { $channels } I lack { $permissions }. Server Settings → Roles → Pilcrow, or the channel's own permissions, give them.
setup-view-channel = View Channel
setup-send-messages = Send Messages
setup-send-in-threads = Send Messages in Threads
setup-create-threads = Create Public Threads
setup-embed-links = Embed Links
setup-read-history = Read Message History
