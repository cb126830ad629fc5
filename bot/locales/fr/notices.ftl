# Ce qui est dit à côté des réponses et des sources.
notices-hint = Écris ta question après mon nom, ou utilise `/ask` : je réponds avec les mots des articles de cette communauté et je montre où ils se trouvent.
notices-set-up = Je ne suis pas configuré pour répondre dans ce salon. Qui gère ce serveur peut le faire avec `/setup` ; `/ask` fonctionne partout.
notices-unclear = Je ne sais pas de qui ou de quoi tu parles. Réponds à l’une de tes propres réponses, ou écris la question entière.
notices-cut = Ta question est longue : seuls ses { $most } premiers caractères ont été lus.
notices-answered-above = Cette question a été posée ici il y a quelques minutes.
notices-to-the-answer = Voir la réponse
notices-gone = { $name } ne s’exprime plus dans les articles : ils ont changé depuis. Repose la question.
notices-embeds-needed = Je n’ai pas le droit d’afficher des intégrations dans ce salon, donc pas de sources ici. Utilise `/ask`, ou donne-moi la permission « Intégrer des liens ».
notices-too-old = Les sources de cette réponse ne sont plus conservées : elle est trop ancienne. Repose la question, ou cherche-les avec `/source`.
notices-pages-too-old = Les autres pages de cette réponse ne sont plus conservées : elle est trop ancienne. Repose la question pour les voir.
notices-choice-too-old = Ce choix n’est plus conservé : la réponse est trop ancienne. Repose la question avec le nom complet.
notices-why-too-old = La raison de cette réponse n’est plus conservée : elle est trop ancienne. Repose la question.
notices-article-gone = Cet article n’existe plus : les articles ont changé depuis. Vois avec /latest ce qu’il y a.
notices-paragraph-gone = Ce paragraphe ne figure plus dans les articles : ils ont changé depuis. Cherche-le avec /source.
notices-no-words = Il n’y a pas de mots à vérifier ici : choisis un message qui a du texte, ou utilise `/verify`.
notices-read-as = Lu comme : { $question }
