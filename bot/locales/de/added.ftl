# Was an dem nicht stimmt, was ein Admin hinzufügt.

added-no-collection = „{ $name }“ kann keine Sammlung sein: Schreib den Namen eines Ordners wie news oder minutes/2024.
