# Was neben den Worten der Artikel gesagt wird. Was mit „:“ endet, leitet ein, was darunter steht.

notes-abstained = Die Artikel beantworten das nicht.
notes-not-an-answer = { notes-abstained } { $nearest }
notes-nearest = Am nächsten kommt dies, aber es ist keine Antwort:
notes-nearest-lacks = Am nächsten kommt dies, aber es erwähnt { $words } nicht:
notes-unmentioned = Dort nicht erwähnt: { $words }.
notes-newest = Die neuesten dieser Artikel, mit ihrem Anfang:
notes-first-only = Gelesen habe ich nur die erste Frage: Stell die anderen einzeln.
notes-unattributed = Die Artikel sagen nicht, von wem diese Worte sind.
notes-not-quoted-words = Die Artikel zitieren diese Worte nicht.
notes-changed = Nicht wörtlich: Das sind die Worte des Artikels selbst.
notes-differ = Die Artikel sind sich hier nicht einig: der neueste zuerst.
notes-differ-undated = Die Artikel sind sich hier nicht einig.

notes-read-as = Gelesen als: { $name }.
notes-several = „{ $name }“ können mehrere sein: Bei jedem Zitat steht, von wem es ist.
notes-nobody = In den Artikeln spricht niemand namens „{ $name }“.
notes-nobody-alike = { notes-nobody } Ähnliche Namen:
notes-nobody-but = { notes-nobody } Das haben sie dazu:
notes-no-date = „{ $typed }“ ist kein Datum: Schreib es als 2022-10-13.

notes-nothing-about = Die Artikel zitieren nichts von { $name } über { $topic }{ $when }. Am nächsten kommt, was { $name } hier gesagt hat:
notes-not-quoted = Die Artikel zitieren nichts von { $name } über { $topic }{ $when }. Das haben sie dazu:
notes-silent = Die Artikel haben keine Aussage von { $name }{ $when }. { $nearest }
notes-not-from = Die Artikel haben keine solche Aussage von { $name } in oder zu { $outlet }: Das sind andere.
notes-not-said = Kein Artikel zitiert { $name } mit diesen Worten{ $when }.
notes-not-said-but = { notes-not-said } Am nächsten kommt, was { $name } hier gesagt hat:
notes-not-said-unattributed = { notes-not-said } { notes-unattributed }
notes-not-on-it = Kein Artikel zitiert { $name } dazu.
notes-not-in-these-words = Nicht mit diesen Worten: Am nächsten kommt, was { $name } hier gesagt hat.
notes-closest = { $said } Am nächsten kommt { $speaker }, ¶{ $number }.

notes-on = { " " }am { $day }
notes-from-to = { " " }vom { $since } bis zum { $until }
notes-since = { " " }seit dem { $day }
notes-up-to = { " " }bis zum { $day }

notes-last-before = Das Letzte davor:
notes-first-after = Das Erste danach:
notes-without-date = Diese haben kein Datum:

notes-none-others-have = Kein Artikel{ $outlet }{ $published } beantwortet das. Andere schon:
notes-none-other-outlets = Kein Artikel{ $outlet }{ $published } beantwortet das; dies ist aus anderen Medien.
notes-none-other-dates = Kein Artikel{ $outlet }{ $published } beantwortet das; dies ist aus anderer Zeit.
notes-none-other-outlets-or-dates = Kein Artikel{ $outlet }{ $published } beantwortet das; dies ist aus anderen Medien oder anderer Zeit.
notes-from-outlet = { " " }von { $outlet }
notes-of-month = { " " }aus dem { $month }
notes-published = , der{ $when } erschienen ist,

notes-friendly-greeting = Hallo! Stell mir eine Frage: Ich antworte aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
notes-friendly-wellbeing = Mir geht es gut, danke! Stell mir eine Frage: Ich antworte aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
notes-friendly-thanks = Gern geschehen! Frag mich mehr: Ich antworte aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
notes-friendly-farewell = Bis bald! Wenn du wieder eine Frage hast, antworte ich aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
notes-friendly-about = Ich bin Pilcrow, ein Bot: Ich beantworte Fragen aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
notes-friendly-reaction = Gut! Frag mich, wann immer du magst: Ich antworte aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
notes-friendly-complaint = Tut mir leid, dass ich nicht helfen konnte. Frag mit anderen Worten: Ich antworte aus den Artikeln, mit ihren eigenen Worten, und zeige, wo sie stehen.
