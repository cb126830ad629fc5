# Ce qui échoue avec les flux.
feeding-no-feed = Ce que { $host } envoie là n’est pas un flux RSS ou Atom que je peux lire : cherche l’adresse du flux lui-même.
feeding-robots = { $host } ne veut pas que des robots cherchent cela : son robots.txt le dit.
