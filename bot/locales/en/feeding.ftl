# What goes wrong with feeds.
feeding-no-feed = What { $host } sends there is no RSS or Atom feed that I can read: look for the address of the feed itself.
feeding-robots = { $host } does not want robots to fetch this: its robots.txt says so.
