# Ce qui est dit à côté des mots des articles. Ce qui finit par « : » introduit ce qui suit.

notes-abstained = Les articles ne répondent pas à cette question.
notes-not-an-answer = { notes-abstained } { $nearest }
notes-nearest = Voici le plus proche, mais ce n'est pas une réponse :
notes-nearest-lacks = Voici le plus proche, mais sans mention de { $words } :
notes-unmentioned = Non mentionné ici : { $words }.
notes-newest = Les plus récents de ces articles, par leur début :
notes-first-only = Je n'ai lu que la première question : pose les autres une à la fois.
notes-unattributed = Les articles ne disent pas de qui sont ces paroles.
notes-not-quoted-words = Les articles ne citent pas ces paroles.
notes-changed = Pas mot pour mot : ce sont les mots mêmes de l'article.
notes-differ = Les articles ne s'accordent pas là-dessus : le plus récent d'abord.
notes-differ-undated = Les articles ne s'accordent pas là-dessus.

notes-read-as = Lu comme : { $name }.
notes-several = « { $name } » peut désigner plusieurs personnes : chacune est nommée ici.
notes-nobody = Personne du nom de « { $name } » ne s'exprime dans les articles.
notes-nobody-alike = { notes-nobody } Noms proches :
notes-nobody-but = { notes-nobody } Voici ce qu'ils en disent :
notes-no-date = « { $typed } » n'est pas une date : écris-la comme 2022-10-13.

notes-nothing-about = Les articles ne citent rien par { $name } à propos de « { $topic } »{ $when }. Voici ce que { $name } a dit de plus proche :
notes-not-quoted = Les articles ne citent rien par { $name } à propos de « { $topic } »{ $when }. Voici ce qu'ils en disent :
notes-silent = Les articles n'ont aucune déclaration par { $name }{ $when }. { $nearest }
notes-not-from = Les articles n'ont pas de telle déclaration par { $name } dans ou à { $outlet } : en voici d'autres.
notes-not-said = Aucun article ne cite { $name } disant cela{ $when }.
notes-not-said-but = { notes-not-said } Voici ce que { $name } a dit de plus proche :
notes-not-said-unattributed = { notes-not-said } { notes-unattributed }
notes-not-on-it = Aucun article ne cite { $name } à ce sujet.
notes-not-in-these-words = Pas en ces termes : voici ce que { $name } a dit de plus proche.
notes-closest = { $said } Le plus proche : { $speaker }, ¶{ $number }.

notes-on = { " " }le { $day }
notes-from-to = { " " }du { $since } au { $until }
notes-since = { " " }depuis le { $day }
notes-up-to = { " " }jusqu'au { $day }

notes-last-before = La dernière avant cela :
notes-first-after = La première après cela :
notes-without-date = Celles-ci n'ont pas de date :

notes-none-others-have = Aucun article{ $outlet }{ $published } ne répond à cette question. D'autres, si :
notes-none-other-outlets = Aucun article{ $outlet }{ $published } ne répond à cette question ; ceci vient d'autres sources.
notes-none-other-dates = Aucun article{ $outlet }{ $published } ne répond à cette question ; ceci date d'une autre période.
notes-none-other-outlets-or-dates = Aucun article{ $outlet }{ $published } ne répond à cette question ; ceci vient d'autres sources ou d'une autre période.
notes-from-outlet = { " " }de la source { $outlet }
notes-of-month = { " " }paru en { $month }
notes-published = { " " }paru{ $when }

notes-friendly-greeting = Bonjour ! Pose-moi une question : je réponds avec les mots mêmes des articles, et je montre où ils se trouvent.
notes-friendly-wellbeing = Tout va bien, merci ! Pose-moi une question : je réponds avec les mots mêmes des articles, et je montre où ils se trouvent.
notes-friendly-thanks = De rien ! Demande-moi autre chose : je réponds avec les mots mêmes des articles, et je montre où ils se trouvent.
notes-friendly-farewell = À bientôt ! Quand tu auras une autre question, je répondrai avec les mots mêmes des articles, et je montrerai où ils se trouvent.
notes-friendly-about = Je suis Pilcrow, un bot : je réponds aux questions avec les mots mêmes des articles, et je montre où ils se trouvent.
notes-friendly-reaction = Super ! Pose-moi une question quand tu veux : je réponds avec les mots mêmes des articles, et je montre où ils se trouvent.
notes-friendly-complaint = Désolé de ne pas avoir aidé. Demande avec d'autres mots : je réponds avec les mots mêmes des articles, et je montre où ils se trouvent.
