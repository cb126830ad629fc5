# Qué resulta de /corpus add. Los nombres y títulos llegan escapados.
adding-nothing-given = No hay nada que añadir: adjunta un archivo o da una dirección web.
adding-too-large = «{ $name }» supera los { $most } MB: divídelo, o pide a mi operador que suba PILCROW_MAX_FILE_MB.
adding-too-large-together = Estos archivos superan juntos los { $most } MB: añádelos uno tras otro.
adding-expired = «{ $name }» ya no se puede descargar de Discord: adjúntalo otra vez.
adding-not-downloaded = «{ $name }» no se pudo descargar de Discord: inténtalo de nuevo en un minuto.
adding-longer-than-told = «{ $name }» no tiene el tamaño que dice Discord: adjúntalo otra vez.
adding-which-collection = Este servidor tiene varias colecciones: elige una con la opción collection, { $names }.
adding-not-this-collection = Este servidor no puede añadir a «{ $name }»: elige { $names }.
adding-nowhere = Este servidor no tiene ninguna colección a la que añadir: mi operador puede asignarle una en servers.toml.
adding-doing = **Añadiendo** · { $doing }
adding-downloading = descargando
adding-fetching = trayendo la página
adding-reading = leyendo
adding-waiting = esperando su turno
adding-count = { $count ->
    [one] **Añadiendo** { $count } artículo
   *[other] **Añadiendo** { $count } artículos
}
adding-added = **Añadido**: { $count ->
    [one] { $count } artículo
   *[other] { $count } artículos
}
adding-added-to = **Añadido** a { $collection }: { $count ->
    [one] { $count } artículo
   *[other] { $count } artículos
}
adding-replaced = **Sustituido**: { $count ->
    [one] { $count } artículo
   *[other] { $count } artículos
}
adding-left-out = **Dejado fuera**: { $count }
adding-nothing = **No se añadió nada**
adding-unchanged = Todo estaba ya: nada ha cambiado.
adding-hint = Abre un artículo con `/article`, o pregunta por él con `/ask`.
adding-more = y { $count } más, en el archivo
adding-taken = otro artículo ya tiene ese identificador: dale uno propio
adding-twice = otro de estos archivos tiene el mismo identificador
adding-kept = Nada de esto se pierde: queda guardado, y la próxima reindexación (`/corpus reindex`) lo incorpora.
adding-not-indexed = **Guardado, pero aún sin indexar**
