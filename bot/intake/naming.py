"""Ids for what was read: the same as an index run over the files themselves would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from bot.intake import limits
from bot.intake.canonical import article_of
from bot.intake.messages import Read
from bot.intake.values import Intake, NewArticle
from bot.intake.wording import too_many_articles
from corpus import Draft, FoundFile, Skipped
from corpus.identity import Located, Named, id_from_url, name_drafts

_ROOT: Final = Path("added")  # all lie in the same folder, as far as their names tell


def name_articles(read: Sequence[Read]) -> Intake:
    """Give each article its own id, else one from its url, else from its file's name alone.

    Where two files of that name need it, the folders of their archive tell them apart.
    """
    located = _located(read)
    files = {each.file.path: each.file for each in located if not _has_own_id(each.draft)}
    named, skipped = name_drafts(located, list(files.values()))
    taken, late = named[: limits.MOST_ARTICLES], named[limits.MOST_ARTICLES :]
    if late:
        skipped.append(Skipped(path=late[0].located.place, reason=too_many_articles()))
    fields = {id(each): one.fields for each, one in zip(located, read, strict=True)}
    articles: list[NewArticle] = []
    for each in taken:
        if len(each.id) > limits.LONGEST_ID:
            skipped.append(Skipped(path=each.located.place, reason=_too_long(each)))
        else:
            articles.append(article_of(each.id, fields[id(each.located)]))
    return Intake(articles=tuple(articles), skipped=tuple(skipped))


def _located(read: Sequence[Read]) -> list[Located]:
    drafts = [
        Draft(
            title="", blocks=(), id=one.fields.get("id"), url=one.fields.get("url"), line=one.line
        )
        for one in read
    ]
    unnamed = {
        one.folders for one, draft in zip(read, drafts, strict=True) if not _has_own_id(draft)
    }
    stems = Counter(PurePosixPath(folders).stem for folders in unnamed)
    return [
        Located(draft=draft, file=_file(one, whole=stems[PurePosixPath(one.path).stem] > 1))
        for one, draft in zip(read, drafts, strict=True)
    ]


def _file(one: Read, *, whole: bool) -> FoundFile:
    path = one.folders if whole else one.path
    return FoundFile(root=_ROOT, path=path, absolute=_ROOT / one.path, name=one.name)


def _has_own_id(draft: Draft) -> bool:
    return bool(draft.id or (draft.url and id_from_url(draft.url)))


def _too_long(named: Named) -> str:
    most = limits.LONGEST_ID
    return f"gets an id of {len(named.id):,} characters, more than {most}: give it a shorter name"
