# Lo que se lee cuando algo va mal: qué es y qué hacer.

errors-stopping = Me estoy reiniciando. Pregunta otra vez en un minuto.
errors-nothing-to-check = No hay palabras que comprobar: da el texto de una cita.

errors-no-name = Falta el nombre: di de quién quieres las declaraciones.
errors-no-date = { $option }: «{ $typed }» no es una fecha. Escríbela como 2022-10-13.
errors-period = { $prefix }since { $since } es posterior a { $prefix }until { $until }: cambia una de las dos.

errors-no-outlets = Los artículos no nombran ningún medio: pregunta sin dar uno.
errors-outlet = Ningún medio de los artículos se llama «{ $typed }»: la mayoría de los artículos son de { $first }.
errors-outlet-try = Ningún medio de los artículos se llama «{ $typed }»: prueba con { $near }.
errors-outlet-empty = Falta el medio: la mayoría de los artículos son de { $first }.

errors-no-article = Ningún artículo se llama «{ $typed }». Elige uno de la lista mientras escribes.
errors-article-gone = Ningún artículo se llama «{ $typed }»: puede que se haya retirado o que el nombre esté mal escrito.
errors-no-paragraph = «{ $title }» va de ¶1 a ¶{ $last } y no tiene ¶{ $number }.
errors-no-locator = «{ $typed }» no indica ningún párrafo: escribe el identificador del artículo, # y el número del párrafo, por ejemplo harbour-vote#8.

errors-reindexing = Se está reindexando. Inténtalo de nuevo cuando termine.
errors-reindexing-since = Se está reindexando desde las { $time } UTC. Inténtalo de nuevo cuando termine.
errors-reindex-not-started = No se puede iniciar la reindexación ({ $why }).
errors-reindex-stopped = La reindexación se detuvo porque el bot se está cerrando.
errors-reindex-silent = La reindexación terminó sin decir qué hizo. Mira el registro del bot.
errors-reindex-status = La reindexación terminó con el estado { $status }. Mira el registro del bot.
errors-feed-exists = Este servidor ya tiene ese canal. Míralo con `/corpus feed list`.
errors-reindex-cancelled = Se canceló la reindexación: nada ha cambiado.
errors-articles-not-written = No se pueden escribir los artículos ({ $why }), así que nada ha cambiado. Díselo a mi operador.
