# What people read when something is wrong: what it is, and what to do.

errors-stopping = I am being restarted. Ask again in a minute.
errors-nothing-to-check = There are no words to check: give the text of a quotation.

errors-no-name = There is no name: say whose statements you want.
errors-no-date = { $option } ‘{ $typed }’ is no date: write it as 2022-10-13.
# $prefix is what stands before the names of the options on a command line, or nothing.
errors-period = { $prefix }since { $since } is after { $prefix }until { $until }: change one of them.

errors-no-outlets = The articles name no outlets: ask without one.
errors-outlet = No outlet of the articles is called “{ $typed }”: most articles are from { $first }.
errors-outlet-try = No outlet of the articles is called “{ $typed }”: try { $near }.
errors-outlet-empty = There is no outlet: most articles are from { $first }.

errors-no-article = No article is called “{ $typed }”. Choose one from the list as you type.
errors-article-gone = No article is called “{ $typed }”: it may be removed, or its name misspelt.
errors-no-paragraph = “{ $title }” has ¶1 to ¶{ $last }, and no ¶{ $number }.
errors-no-locator = “{ $typed }” names no paragraph: write the article's id, # and the paragraph's number, for example harbour-vote#8.

errors-reindexing = A re-index is running. Try again when it has ended.
errors-reindexing-since = A re-index is running since { $time } UTC. Try again when it has ended.
errors-reindex-not-started = A re-index cannot be started ({ $why }).
errors-reindex-stopped = The re-index was stopped because the bot is ending.
errors-reindex-silent = The re-index ended without saying what it did. Look into the bot's log.
errors-reindex-status = The re-index ended with status { $status }. Look into the bot's log.
errors-feed-exists = This server has that feed already. See it with `/corpus feed list`.
errors-reindex-cancelled = The re-index was cancelled: nothing has changed.
errors-articles-not-written = The articles cannot be written ({ $why }), so nothing was changed. Tell my operator.
