# Ce qu’on peut faire d’une réponse.
handling-not-yours = Seule la personne qui a demandé, ou qui peut gérer les messages ici, peut supprimer cette réponse.
handling-title = Poser une suite
handling-question = Ta question
handling-example = What else did she say?
handling-too-old = Cette réponse n’est plus conservée : elle est trop ancienne. Pose la question entière avec `/ask`.
handling-shared = Tu as déjà partagé cette réponse.
handling-share-too-old = Cette réponse ne peut plus être partagée : elle n’est plus conservée. Demande encore une fois.
handling-not-kept = Sans boutons : cette réponse n’a pas pu être conservée. Si cela se reproduit, dis à mon opérateur { $reference }.
