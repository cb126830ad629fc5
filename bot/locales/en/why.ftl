# Why an answer was given: lines of figures, for admins.
why-head = Confidence { NUMBER($confidence, minimumFractionDigits: 2, maximumFractionDigits: 2) }, at least { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) } is needed. Gate: { $gate }.
why-missing = { $gate } ({ $missing })
why-passed = passed
why-far = nothing is close enough
why-lacking = what is close lacks a name or a figure of the question
why-evidence = Evidence: { $figures }
why-figure = { $name } { NUMBER($figure, minimumFractionDigits: 2, maximumFractionDigits: 2) }
why-hit = { $place }. { $locator }: score { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $figures })
why-matched = matched: { $words }
why-no-word = no word
why-so-many = { $count } of them
why-beside = { $count ->
    [one] { $count } word
   *[other] { $count } words
} in the title, outlet or date
why-then = { $count ->
    [one] { $count } word
   *[other] { $count } words
} in what this paragraph was then

# What the figures are of.
why-words = words
why-nearness = nearness
why-pairs = pairs
why-likeness = likeness
why-quote = quote
why-names = names
why-words-held = words held
why-asked = asked
why-otherwise = What decided here is a speaker, an outlet or a date that was asked for. A search for passages alone gives this:
