# Qué está mal en lo que añade un administrador.

added-no-collection = «{ $name }» no puede ser una colección: escribe el nombre de una carpeta, como news o minutes/2024.
