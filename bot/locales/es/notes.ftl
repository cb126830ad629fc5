# Lo que se dice junto a las palabras de los artículos. Lo que acaba en «:» presenta lo que sigue.

notes-abstained = Los artículos no responden a esto.
notes-not-an-answer = { notes-abstained } { $nearest }
notes-nearest = Lo más cercano es esto, pero no es una respuesta:
notes-nearest-lacks = Lo más cercano es esto, pero no menciona { $words }:
notes-unmentioned = Allí no se menciona { $words }.
notes-newest = Los más recientes de estos artículos, por su comienzo:
notes-first-only = Solo he leído la primera pregunta: haz las demás de una en una.
notes-unattributed = Los artículos no dicen de quién son estas palabras.
notes-not-quoted-words = Los artículos no citan estas palabras.
notes-changed = No es literal: estas son las palabras del propio artículo.
notes-differ = Los artículos no coinciden en esto: el más reciente va primero.
notes-differ-undated = Los artículos no coinciden en esto.

notes-read-as = Leído como: { $name }.
notes-several = «{ $name }» puede ser más de una persona: aquí se nombra a cada una.
notes-nobody = Nadie llamado «{ $name }» habla en los artículos.
notes-nobody-alike = { notes-nobody } Nombres parecidos:
notes-nobody-but = { notes-nobody } Esto es lo que dicen al respecto:
notes-no-date = «{ $typed }» no es una fecha: escríbela como 2022-10-13.

notes-nothing-about = Los artículos no citan nada de { $name } sobre «{ $topic }»{ $when }. Esto es lo más cercano que dijo { $name }:
notes-not-quoted = Los artículos no citan nada de { $name } sobre «{ $topic }»{ $when }. Esto es lo que dicen al respecto:
notes-silent = Los artículos no tienen ninguna declaración de { $name }{ $when }. { $nearest }
notes-not-from = Los artículos no tienen una declaración así de { $name } en { $outlet } ni a { $outlet }: estas son otras.
notes-not-said = Ningún artículo cita a { $name } diciendo esto{ $when }.
notes-not-said-but = { notes-not-said } Esto es lo más cercano que dijo { $name }:
notes-not-said-unattributed = { notes-not-said } { notes-unattributed }
notes-not-on-it = Ningún artículo cita a { $name } sobre esto.
notes-not-in-these-words = No con estas palabras: esto es lo más cercano que dijo { $name }.
notes-closest = { $said } Lo más cercano: { $speaker }, ¶{ $number }.

notes-on = { " " }el { $day }
notes-from-to = { " " }del { $since } al { $until }
notes-since = { " " }desde el { $day }
notes-up-to = { " " }hasta el { $day }

notes-last-before = La última antes de eso:
notes-first-after = La primera después de eso:
notes-without-date = Estas no tienen fecha:

notes-none-others-have = Ningún artículo{ $outlet }{ $published } responde a esto. Otros sí:
notes-none-other-outlets = Ningún artículo{ $outlet }{ $published } responde a esto; esto es de otros medios.
notes-none-other-dates = Ningún artículo{ $outlet }{ $published } responde a esto; esto es de otras fechas.
notes-none-other-outlets-or-dates = Ningún artículo{ $outlet }{ $published } responde a esto; esto es de otros medios o de otras fechas.
notes-from-outlet = { " " }de { $outlet }
notes-of-month = { " " }de { $month }
notes-published = { " " }publicado{ $when }

notes-friendly-greeting = ¡Hola! Hazme una pregunta: respondo con las propias palabras de los artículos y muestro dónde están.
notes-friendly-wellbeing = ¡Todo bien, gracias! Hazme una pregunta: respondo con las propias palabras de los artículos y muestro dónde están.
notes-friendly-thanks = ¡De nada! Pregúntame más: respondo con las propias palabras de los artículos y muestro dónde están.
notes-friendly-farewell = ¡Hasta pronto! Cuando tengas otra pregunta, responderé con las propias palabras de los artículos y mostraré dónde están.
notes-friendly-about = Soy Pilcrow, un bot: respondo preguntas con las propias palabras de los artículos y muestro dónde están.
notes-friendly-reaction = ¡Genial! Hazme una pregunta cuando quieras: respondo con las propias palabras de los artículos y muestro dónde están.
notes-friendly-complaint = Siento no haber ayudado. Pregunta con otras palabras: respondo con las propias palabras de los artículos y muestro dónde están.
