# Lo que falla de camino a una página web. Los servidores vienen escapados.
fetching-no-address = Esta no es una dirección web que pueda buscar: empieza por http:// o https:// y nombra un servidor.
fetching-password = No busco nada con nombre o contraseña en la dirección: quita lo que va delante de la @ ({ $host }).
fetching-not-public = { $host } no está en la internet pública: no busco nada en redes privadas.
fetching-certificate = El certificado de { $host } no es válido: no puedo estar seguro de que sea el sitio correcto.
fetching-unknown-host = Ningún sitio se llama { $host }: revisa la dirección.
fetching-failed = No se puede llegar a { $host }, o se cortó: inténtalo más tarde.
fetching-slow = { $host } tarda más de { $seconds } segundos: inténtalo más tarde o adjunta la página como archivo.
fetching-large = Lo que envía { $host } pasa de { $megabytes } MB: adjunta la página como archivo o pide a mi operador que aumente PILCROW_FETCH_MB.
fetching-redirects = { $host } redirige más de { $most } veces: da la dirección de la propia página.
fetching-downgrade = La dirección lleva a { $host } sin cifrado: da una que siga en https.
fetching-status = { $host } responde con el estado { $status }: revisa la dirección en un navegador.
fetching-type = { $host } envía { $found }, que aquí no puedo leer; leo { $wanted }.
