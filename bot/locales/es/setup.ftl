# /setup y /settings.
setup-title = Dónde respondo
setup-channel-title = Un canal
setup-steps = **1.** Elige los canales donde respondo a menciones. **2.** Elige aquellos donde respondo a cada pregunta, como un canal #preguntas o un foro. **3.** Elige los roles que pueden cambiar los artículos. Cada elección vale enseguida.
setup-nowhere = Todavía no respondo a menciones en ningún canal.
setup-more = { $count } más
setup-more-channels = { $count ->
    [one] y un canal más
   *[other] y { $count } canales más
}
setup-collections = Este servidor consulta: { $names }
setup-not-set-up = Elige primero { $channel } en uno de los dos primeros menús.
setup-not-everyone = No dejo que todo el mundo cambie los artículos: elige otros roles.
setup-not-offered = { $count ->
    [one] Otra colección no se puede
   *[other] Otras { $count } colecciones no se pueden
} elegir aquí: hay demasiadas.
setup-commands-everywhere = `/ask` y los demás comandos funcionan en todos los canales.
setup-mentions = al mencionarme
setup-every = cada pregunta
setup-in-thread = cada una en un hilo
setup-only = solo de { $names }
setup-admins = Pueden cambiar los artículos: { $roles }
setup-menu-mentions = Canales donde respondo a menciones
setup-menu-every = Canales donde respondo a cada pregunta
setup-menu-roles = Roles que pueden cambiar los artículos
setup-menu-channel = Hilos y colecciones de un canal
setup-menu-collections = Colecciones que consulta este canal (ninguna: todas)
setup-top-folder = (fuera de colección)
setup-thread-on = Abrir un hilo para cada pregunta
setup-thread-off = Responder sin hilo
setup-back = Volver
setup-done = Listo
setup-integrations = Discord solo muestra `/corpus` a quien puede gestionar el servidor. Para mostrarlo también a estos roles: Ajustes del servidor → Integraciones → Pilcrow → /corpus → Añadir roles o miembros.
setup-no-content = No veo los mensajes que no me mencionan. Donde respondo a cada pregunta, y en mis hilos, aún hay que mencionarme. El operador puede cambiarlo con PILCROW_MESSAGE_CONTENT y el «Message Content Intent».
setup-not-covered = Estos roles solo podrán cambiar los artículos cuando el operador añada el id de este servidor a PILCROW_ADMIN_GUILDS.
setup-missing = En { $channels } me faltan permisos: { $permissions }. Se da en Ajustes del servidor → Roles → Pilcrow, o en los permisos del canal.
setup-view-channel = Ver canal
setup-send-messages = Enviar mensajes
setup-send-in-threads = Enviar mensajes en hilos
setup-create-threads = Crear hilos públicos
setup-embed-links = Insertar enlaces
setup-read-history = Leer el historial de mensajes
