# When something went wrong. `{ $reference }` is also in the operator's log.
failures-unknown = Something went wrong on my side. If it happens again, tell my operator `{ $reference }`.
failures-nothing-indexed = Nothing is indexed yet. Those who manage this server can index the articles with `/corpus reindex`.
failures-stale-command = This command has changed. Reload Discord and try again in a few minutes.
failures-stale-button = This button is from an earlier version of me and no longer does anything. Ask again with `/ask`.
