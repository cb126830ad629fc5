# Cuando algo salió mal. `{ $reference }` también está en el registro del operador.
failures-unknown = Algo salió mal por mi parte. Si se repite, dile a mi operador `{ $reference }`.
failures-nothing-indexed = Todavía no hay nada indexado. Quien administra este servidor puede indexar los artículos con `/corpus reindex`.
failures-stale-command = Este comando ha cambiado. Recarga Discord e inténtalo de nuevo en unos minutos.
failures-stale-button = Este botón es de una versión anterior y ya no hace nada. Pregunta de nuevo con `/ask`.
