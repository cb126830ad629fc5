# Was bei Feeds schiefgeht.
feeding-no-feed = Was { $host } dort schickt, ist kein RSS- oder Atom-Feed, den ich lesen kann: Such die Adresse des Feeds selbst.
feeding-robots = { $host } will nicht, dass Roboter das abrufen: So steht es in der robots.txt.
