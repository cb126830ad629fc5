# /privacy, /my-data et /forget-me.
privacy-title = Ce que je conserve de toi
privacy-kept = Tes questions avec leurs réponses, et tes 👍 et 👎 avec leurs raisons : pour les boutons sous les réponses, pour les suites, et pour des chiffres qui disent ce qui manque aux articles.
privacy-hashed = Pas ton nom, et ton identifiant seulement haché avec un secret de cette installation.
privacy-days = { $days ->
    [one] Tout cela pendant { $days } jour ; ensuite c’est supprimé.
   *[other] Tout cela pendant { $days } jours ; ensuite c’est supprimé.
}
privacy-acts = Ce que tu fais, ou essaies de faire, avec les articles : ceux qui les gèrent voient ce qui a été fait, jamais par qui. Cette trace reste, mais après la même durée, ou après `/forget-me`, rien n’y dit que c’était toi.
privacy-seen = Qui gère ce serveur voit quelles questions y ont été posées, jamais par qui.
privacy-nowhere-else = Rien n’est envoyé ailleurs qu’à Discord. Aucun message qui ne m’était pas destiné n’est conservé.
privacy-yours = `/my-data` te donne tout, `/forget-me` le supprime.
privacy-backups = Les messages sur Discord restent jusqu’à ce que quelqu’un les y supprime. Les sauvegardes éventuelles sont celles de mon opérateur : demande-lui.
privacy-nothing = Je ne conserve rien de toi.
privacy-your-data = { $count ->
    [one] Voici tout ce que je conserve de toi : { $count } entrée.
   *[other] Voici tout ce que je conserve de toi : { $count } entrées.
}
privacy-delete = Tout supprimer
privacy-really = Cela supprime de mes fichiers tes questions, leurs réponses et tes votes, partout où tu as demandé. Les boutons sous ces réponses ne fonctionneront plus. Ce que tu as fait avec les articles reste noté, mais pas que c’était toi. C’est irréversible.
privacy-forgotten = C’est supprimé : { $answers ->
    [one] { $answers } réponse
   *[other] { $answers } réponses
} et { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}. Il ne reste rien de toi dans mes fichiers ; les sauvegardes sont celles de mon opérateur.
