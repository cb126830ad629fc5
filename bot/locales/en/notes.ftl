# What is said beside the articles' words. What ends in ":" introduces what is shown below it.

notes-abstained = The articles do not answer this.
notes-not-an-answer = { notes-abstained } { $nearest }
notes-nearest = What comes nearest is not an answer:
notes-nearest-lacks = What comes nearest does not mention { $words }:
notes-unmentioned = Not mentioned there: { $words }.
notes-newest = The newest of these articles, by how they begin:
notes-first-only = I read only the first question: ask the others one at a time.
notes-unattributed = The articles do not say whose words these are.
notes-not-quoted-words = The articles do not quote these words.
notes-changed = Not word for word: these are the article's own words.
notes-differ = The articles do not agree on this: the newest is first.
notes-differ-undated = The articles do not agree on this.

notes-read-as = Read as: { $name }.
notes-several = “{ $name }” may be several people: each is named here.
notes-nobody = Nobody called “{ $name }” speaks in the articles.
notes-nobody-alike = { notes-nobody } Names like it:
notes-nobody-but = { notes-nobody } This is what they have on it:
notes-no-date = “{ $typed }” is no date: write it as 2022-10-13.

# $when is one of the periods below, or nothing.
notes-nothing-about = The articles quote nothing by { $name } about { $topic }{ $when }. This is what { $name } said nearest to it:
notes-not-quoted = The articles quote nothing by { $name } about { $topic }{ $when }. This is what they have on it:
notes-silent = The articles have no statement by { $name }{ $when }. { $nearest }
notes-not-from = The articles have no such statement by { $name } in or to { $outlet }: these are others.
notes-not-said = No article quotes { $name } saying this{ $when }.
notes-not-said-but = { notes-not-said } This is what { $name } said nearest to it:
notes-not-said-unattributed = { notes-not-said } { notes-unattributed }
notes-not-on-it = No article quotes { $name } on this.
notes-not-in-these-words = Not in these words: this is what { $name } said nearest to it.
notes-closest = { $said } The closest is { $speaker }, ¶{ $number }.

# Periods, to be put behind a sentence: each begins with a space.
notes-on = { " " }on { $day }
notes-from-to = { " " }from { $since } to { $until }
notes-since = { " " }since { $day }
notes-up-to = { " " }up to { $day }

# $nearest of notes-silent.
notes-last-before = The last before that:
notes-first-after = The first after that:
notes-without-date = These have no date:

# $outlet and $published are of the messages below these, or nothing.
notes-none-others-have = No article{ $outlet }{ $published } answers this. Others have:
notes-none-other-outlets = No article{ $outlet }{ $published } answers this; this is from other outlets.
notes-none-other-dates = No article{ $outlet }{ $published } answers this; this is from other dates.
notes-none-other-outlets-or-dates = No article{ $outlet }{ $published } answers this; this is from other outlets or dates.
# Each begins with a space.
notes-from-outlet = { " " }from { $outlet }
notes-of-month = { " " }of { $month }
notes-published = { " " }published{ $when }

notes-friendly-greeting = Hello! Ask me a question: I answer from the articles, in their own words, and show where they stand.
notes-friendly-wellbeing = All is well here, thank you! Ask me a question: I answer from the articles, in their own words, and show where they stand.
notes-friendly-thanks = You are welcome! Ask me more: I answer from the articles, in their own words, and show where they stand.
notes-friendly-farewell = Goodbye! When you have a question again, I answer from the articles, in their own words, and show where they stand.
notes-friendly-about = I am Pilcrow, a bot: I answer questions from the articles, in their own words, and show where they stand.
notes-friendly-reaction = Good! Ask me a question whenever you like: I answer from the articles, in their own words, and show where they stand.
notes-friendly-complaint = Sorry that I was no help. Ask in other words: I answer from the articles, in their own words, and show where they stand.
