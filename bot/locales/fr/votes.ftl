# 👍 et 👎 sous les réponses.
votes-title = Qu’est-ce qui ne va pas ?
votes-reason = Ce qui ne va pas
votes-comment = Plus de détails, si tu veux
votes-wrong-paragraph = Mauvais paragraphe
votes-wrong-speaker = Mauvaise personne
votes-outdated = Dépassé
votes-should-answer = Il fallait répondre
votes-should-not-answer = Il ne fallait pas répondre
votes-thanks = Merci, c’est noté.
votes-changed = Merci, ton vote est changé.
votes-too-old = Cette réponse est trop ancienne pour voter.
