# Lo que falla con los canales.
feeding-no-feed = Lo que { $host } envía ahí no es un canal RSS o Atom que pueda leer: busca la dirección del propio canal.
feeding-robots = { $host } no quiere que los robots busquen esto: lo dice su robots.txt.
