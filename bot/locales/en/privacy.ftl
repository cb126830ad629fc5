# /privacy, /my-data and /forget-me.
privacy-title = What I keep of you
privacy-kept = Your questions with the answers they got, and your 👍 and 👎 with their reasons: for the buttons below answers, for follow-ups, and for figures that tell what the articles lack.
privacy-hashed = Not your name, and your id only as a hash with a secret of this installation.
privacy-days = { $days ->
    [one] All of it for { $days } day; then it is deleted.
   *[other] All of it for { $days } days; then it is deleted.
}
privacy-acts = What you do, or try to do, with the articles: those who manage them see what was done, never by whom. That record stays, but after the same time, or once you use `/forget-me`, nothing in it tells that it was you.
privacy-seen = Those who manage this server see which questions were asked here, never by whom.
privacy-nowhere-else = Nothing is sent anywhere but to Discord. No message is kept that was not for me.
privacy-yours = `/my-data` gives you all of it, `/forget-me` deletes it.
privacy-backups = Messages in Discord stay until somebody deletes them there. Backups, if my operator makes any, are theirs: ask them.
privacy-nothing = I keep nothing of you.
privacy-your-data = { $count ->
    [one] This is all that I keep of you: { $count } entry.
   *[other] This is all that I keep of you: { $count } entries.
}
privacy-delete = Delete all of it
privacy-really = This deletes your questions, the answers to them and your votes from my files, everywhere you asked. The buttons below those answers will no longer work. What you did with the articles stays on record, but not that it was you. It cannot be undone.
privacy-forgotten = It is deleted: { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
} and { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}. Nothing of you is left in my files; backups are my operator's.
