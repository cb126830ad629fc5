# Paragraphs and articles opened to be read.
sources-gone = This paragraph is no longer among the articles. This is what was cited:
sources-changed = This article has changed since it was cited. This is what the paragraph said then:
sources-part = part { $part } of { $total }
sources-place = ¶{ $number } of { $total }
sources-not-searched = { $why }, not searched
sources-article = Article
sources-open-link = Open link
sources-no-more = Nothing more was found on this.
sources-more = This was found, too. It may not answer the question:
sources-as-now = ¶{ $number } as it is now
sources-paragraphs = { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
}
sources-read = Read ▶
