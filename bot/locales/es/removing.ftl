# Qué resulta de /corpus remove. Los títulos llegan escapados.
removing-title = ¿Retirar este artículo?
removing-paragraphs = { $count ->
    [one] { $count } párrafo
   *[other] { $count } párrafos
}
removing-statements = { $count ->
    [one] { $count } declaración
   *[other] { $count } declaraciones
}
removing-from = En la colección { $collection }
removing-added = Se añadió desde Discord: su archivo se borra.
removing-operators = Viene de los archivos de mi operador: el archivo mismo no se toca, desde ahora se deja fuera.
removing-older = Las generaciones anteriores lo conservan hasta que se eliminen. Quien vuelva a una de ellas con `/corpus rollback` lo tendrá otra vez.
removing-yes = Retirar
removing-no = Conservar
removing-kept = No se retiró nada.
removing-doing = **Retirando** { $title }
removing-done = **Retirado**: { $title } ya no se puede encontrar, abrir ni citar.
removing-not-indexed = **Retirado, pero aún sin indexar**: { $title } todavía se puede encontrar hasta la próxima reindexación (`/corpus reindex`).
removing-already = Este artículo ya se está retirando.
removing-gone = Este artículo ya no está: alguien lo ha retirado.
removing-changed = Este artículo ha cambiado desde la pregunta: míralo y da la orden otra vez.
