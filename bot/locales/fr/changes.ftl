# Ce qui change quand une autre génération répond. Les titres sont déjà échappés.
changes-added = Ajoutés : { $titles }
changes-changed = Modifiés : { $titles }
changes-removed = Retirés : { $titles }
changes-more = { $count } de plus
changes-back = { $count ->
    [one] **{ $count } article** revient
   *[other] **{ $count } articles** reviennent
}
changes-other = { $count ->
    [one] **{ $count } article** redeviendra comme il était alors
   *[other] **{ $count } articles** redeviendront comme ils étaient alors
}
changes-gone = { $count ->
    [one] **{ $count } article** disparaît
   *[other] **{ $count } articles** disparaissent
}
changes-none = Aucun article ne revient, ne disparaît ni ne change.
changes-rolled-back = La génération { $generation } contient exactement cela, et on en est revenu : `/corpus rollback` y retourne.
