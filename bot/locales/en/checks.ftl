# What was found of a quotation that was checked. $changes is "yes" or "no".

checks-verbatim = Found word for word.
checks-changed = Found with changes.
checks-verbatim-by =
    { $kind ->
        [reported] Found word for word: { $speaker }, reported.
       *[quoted] Found word for word: { $speaker }, quoted.
    }
checks-changed-by =
    { $kind ->
        [reported] Found with changes: { $speaker }, reported.
       *[quoted] Found with changes: { $speaker }, quoted.
    }
checks-said-by =
    { $changes ->
        [yes] { $speaker } said it, with changes, ¶{ $number }.
       *[no] { $speaker } said it, ¶{ $number }.
    }
checks-own-text =
    { $changes ->
        [yes] It is the article's own text, with changes, ¶{ $number }: nobody is quoted.
       *[no] It is the article's own text, ¶{ $number }: nobody is quoted.
    }
checks-unclear =
    { $changes ->
        [yes] It is quoted, with changes, ¶{ $number }, where it is not clear who says it.
       *[no] It is quoted, ¶{ $number }, where it is not clear who says it.
    }
checks-absent = This is not in the articles.
checks-too-short =
    { $fewest ->
        [one] To find anything like it, give at least { $fewest } word.
       *[other] To find anything like it, give at least { $fewest } words.
    }
checks-closest = The closest is { $speaker }, ¶{ $number }.
checks-nothing-near = Nothing in the articles is near it.
checks-unnamed = an unnamed speaker
