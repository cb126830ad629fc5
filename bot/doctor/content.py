"""What is to be asked: the articles, what is indexed, and the files that go with them."""

from __future__ import annotations

from bot.access import Access
from bot.assignment import Assignment
from bot.doctor.findings import NotWellError
from bot.indexing import plan_of
from bot.settings import Settings
from corpus import find_files
from corpus.aliases import read_aliases
from index.generation import Generation
from index.generations import DataFolder, current_manifest, verify


def look_at_corpus(settings: Settings) -> str:
    """Return how many files would be indexed again, and where they are."""
    plan = plan_of(settings, None, again=True, force=False)
    roots = plan.roots(DataFolder(settings.data))
    places = ", ".join(map(str, roots))
    found = find_files(roots)
    if not found.files:
        raise NotWellError(
            f"{places} holds no articles. Run: pilcrow index PATH, or set PILCROW_CORPUS."
        )
    return f"{len(found.files)} files in {places}"


def look_at_generation(settings: Settings) -> str:
    """Return the current generation, which is whole."""
    data = DataFolder(settings.data)
    verify(data, current_manifest(data))  # opening it would make do with an older one
    generation = Generation.open_current(data, settings.model, readers=1)
    generation.close()
    counts = generation.manifest.counts
    return f"{generation.manifest.id} is whole: {counts.articles} articles"


def look_at_aliases(settings: Settings) -> str:
    """Return of how many people the aliases tell."""
    path = settings.aliases
    aliases = read_aliases(path)
    if not path.exists():
        return f"{path} is not there, so names are joined by Pilcrow's own rules alone."
    return f"{len(aliases.lines)} people in {path}"


def look_at_servers(settings: Settings) -> str:
    """Return for how many servers collections are assigned, all of which exist."""
    path = settings.servers
    assignment = Assignment.load(path)
    if not path.exists():
        return f"{path} is not there, so every server may ask all collections."
    unknown = sorted(_named(assignment) - _existing(_named(assignment), settings))
    if unknown:
        raise NotWellError(
            f"{path} names collections that no indexed article is in: {', '.join(unknown)}. "
            "Correct the names, or add the articles and run: pilcrow index"
        )
    return f"{path} assigns collections to {len(assignment.servers)} servers"


def _named(assignment: Assignment) -> set[str]:
    """Return every collection that is assigned to anybody."""
    accesses = (assignment.public, *assignment.servers.values())
    return {name for access in accesses for name in access.collections or ()}


def _existing(names: set[str], settings: Settings) -> set[str]:
    """Return those of `names` that have articles."""
    generation = Generation.open_current(DataFolder(settings.data), settings.model, readers=1)
    generation.close()
    return {
        name
        for name in names
        if any(map(Access(collections=frozenset({name})).covers, generation.collections))
    }
