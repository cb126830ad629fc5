# /privacy, /my-data y /forget-me.
privacy-title = Qué guardo de ti
privacy-kept = Tus preguntas con sus respuestas, y tus 👍 y 👎 con sus motivos: para los botones bajo las respuestas, para seguir preguntando y para cifras que muestran qué falta en los artículos.
privacy-hashed = No tu nombre, y tu id solo como hash con un secreto de esta instalación.
privacy-days = { $days ->
    [one] Todo ello durante { $days } día; después se borra.
   *[other] Todo ello durante { $days } días; después se borra.
}
privacy-acts = Lo que haces, o intentas hacer, con los artículos: quienes los administran ven qué se hizo, nunca quién lo hizo. Ese registro se queda, pero pasado el mismo tiempo, o tras `/forget-me`, nada en él dice que fuiste tú.
privacy-seen = Quien administra este servidor ve qué preguntas se hicieron aquí, nunca quién las hizo.
privacy-nowhere-else = No se envía nada a ningún sitio salvo a Discord. No se guarda ningún mensaje que no fuera para mí.
privacy-yours = `/my-data` te lo da todo, `/forget-me` lo borra.
privacy-backups = Los mensajes en Discord siguen ahí hasta que alguien los borre. Las copias de seguridad, si mi operador las hace, son suyas: pregúntale.
privacy-nothing = No guardo nada de ti.
privacy-your-data = { $count ->
    [one] Esto es todo lo que guardo de ti: { $count } entrada.
   *[other] Esto es todo lo que guardo de ti: { $count } entradas.
}
privacy-delete = Borrarlo todo
privacy-really = Esto borra de mis archivos tus preguntas, sus respuestas y tus votos, dondequiera que preguntaste. Los botones bajo esas respuestas dejarán de funcionar. Lo que hiciste con los artículos queda registrado, pero no que fuiste tú. No se puede deshacer.
privacy-forgotten = Borrado: { $answers ->
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
} y { $votes ->
    [one] { $votes } voto
   *[other] { $votes } votos
}. No queda nada tuyo en mis archivos; las copias de seguridad son de mi operador.
