# Who must wait, why, and how long. Times are put in after "in".
limits-busy = Too many questions are waiting ({ $waiting }). Ask again in about { $wait }.
limits-person-queue = { $waiting ->
    [one] You have { $waiting } question
   *[other] You have { $waiting } questions
} waiting already. Ask again when one is answered.
limits-person = { $count ->
    [one] You have asked { $count } question
   *[other] You have asked { $count } questions
} in { $span }. Ask again in { $wait }.
limits-server = { $count ->
    [one] { $count } question was
   *[other] { $count } questions were
} asked in this server in { $span }. Ask again in { $wait }.
limits-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
limits-minutes = { $count ->
    [one] a minute
   *[other] { $count } minutes
}
