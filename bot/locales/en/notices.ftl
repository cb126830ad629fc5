# What people are told beside answers and sources.
notices-hint = Write your question after my name, or use `/ask`: I answer in the words of this community's articles, and show where they stand.
notices-set-up = I am not set up to answer in this channel. Whoever manages this server can do that with `/setup`; `/ask` works everywhere.
notices-unclear = I do not know whom or what you mean. Reply to one of your own answers, or write the whole question.
notices-cut = Your question is long: only its first { $most } characters were read.
notices-answered-above = This was asked here a few minutes ago.
notices-to-the-answer = To the answer
notices-gone = { $name } no longer speaks in the articles: they have changed since. Ask again.
notices-embeds-needed = I may not show embeds in this channel, so I cannot show sources here. Use `/ask`, or give me the permission Embed Links.
notices-too-old = The sources of this answer are no longer kept: it is too old. Ask again, or look them up with `/source`.
notices-pages-too-old = The other pages of this answer are no longer kept: it is too old. Ask again for them.
notices-choice-too-old = This choice is no longer kept: the answer is too old. Ask again with the full name.
notices-why-too-old = Why this answer was given is no longer kept: it is too old. Ask again.
notices-article-gone = This article is no longer among those I know: they have changed since. See /latest for what there is.
notices-paragraph-gone = This paragraph is no longer among the articles: they have changed since. Look for it with /source.
notices-no-words = There are no words to check here: choose a message that has text, or use `/verify`.
notices-read-as = Read as: { $question }
