# Unter und um Antworten.
answers-likely = Wahrscheinlich
answers-uncertain = Unsicher: Lies die Quellen, bevor du dich darauf verlässt
answers-page = { $first } bis { $last } von { $total }
answers-more = Mehr
answers-why = Warum?
answers-follow-up = Nachfragen
answers-share = Im Kanal teilen
answers-which = Wer ist gemeint?
answers-which-first = Wer ist gemeint? (die ersten { $shown } von { $total })
answers-reported = berichtet
answers-quoted = zitiert
answers-more-articles = { $count ->
    [one] +{ $count } weiterer Artikel
   *[other] +{ $count } weitere Artikel
}
