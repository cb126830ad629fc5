"""What can go wrong with an index; each sentence names the command or setting that mends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `pilcrow status` does not pay for what reads articles
    from corpus import Skipped


class SearchIndexError(Exception):
    """A problem with the index that a person can mend; its text says how."""


class ModelError(SearchIndexError):
    """An embedding model that cannot be used."""


class NoGenerationError(SearchIndexError):
    """Nothing has been indexed yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Nothing is indexed yet in {folder}. Run: pilcrow index")


class UnreadableFileError(SearchIndexError):
    """A file of the data folder that is there and cannot be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path} cannot be read ({error.strerror or type(error).__name__}). "
            "Check its permissions, or set PILCROW_DATA."
        )


class StoreWriteError(SearchIndexError):
    """A file or folder of the index that could not be written; `reason` is the system's."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be written ({reason}). Check the disk and the permissions there."
        )


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise a `StoreWriteError` for an error of the system inside the block.

    It names the file that the error names, else `path`.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreWriteError(Path(error.filename or path), reason) from error


class CacheError(SearchIndexError):
    """Kept embeddings that cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be used ({reason}). "
            "Remove it, or set PILCROW_CACHE to a folder that can be written."
        )


class DamagedGenerationError(SearchIndexError):
    """A generation with a missing or changed file."""

    def __init__(self, generation: str, what: str) -> None:
        super().__init__(
            f"Generation {generation} is damaged ({what}). "
            "Run: pilcrow rollback, for the one before; or: pilcrow index --force, for a new one."
        )
        self.generation = generation


class NewerFormatError(SearchIndexError):
    """A generation that a later Pilcrow wrote."""

    def __init__(self, generation: str, found: int, known: int) -> None:
        super().__init__(
            f"Generation {generation} has format {found}, this Pilcrow reads up to {known}. "
            "Update Pilcrow, or run: pilcrow index --force"
        )


class OlderFormatError(SearchIndexError):
    """A generation of a format that is no longer read."""

    def __init__(self, generation: str, found: int, known: int) -> None:
        super().__init__(
            f"Generation {generation} has format {found}, this Pilcrow reads {known}. "
            "Run: pilcrow index"
        )


class WrongModelError(SearchIndexError):
    """A generation whose vectors another model made."""

    def __init__(self, generation: str, built_with: str, configured: str) -> None:
        super().__init__(
            f"Generation {generation} was embedded with {built_with}, but PILCROW_MODEL is "
            f"{configured}. Run: pilcrow index, or set PILCROW_MODEL back."
        )


class OtherWeightsError(SearchIndexError):
    """A generation whose vectors a model of the same name made with other weights."""

    def __init__(self, generation: str, model: str) -> None:
        super().__init__(
            f"Generation {generation} was embedded with other weights than {model} has now. "
            "Run: pilcrow index"
        )


class WrongDimensionError(SearchIndexError):
    """Vectors of another length than the manifest or the model says."""

    def __init__(self, generation: str, found: int, expected: int) -> None:
        super().__init__(
            f"Generation {generation} holds vectors of {found} dimensions where {expected} are "
            "expected. Run: pilcrow index --force"
        )


class IndexBusyError(SearchIndexError):
    """Another index run holds the lock."""

    def __init__(self) -> None:
        super().__init__("Another index run is active on this data folder. Try again when it ends.")


class NothingToIndexError(SearchIndexError):
    """A run that found no article at all: publishing it would silence the bot."""

    def __init__(self, skipped: Sequence[Skipped]) -> None:
        files = "file was" if len(skipped) == 1 else "files were"
        super().__init__(
            f"No article was found ({len(skipped)} {files} skipped), so nothing was published. "
            "Check the path, or set PILCROW_CORPUS."
        )
        self.skipped = tuple(skipped)


class NoSuchGenerationError(SearchIndexError):
    """A roll-back to what is not there."""

    def __init__(self, generation: str, others: Sequence[str]) -> None:
        held = f"Those on disk are {', '.join(others)}." if others else "None is on disk."
        super().__init__(f"There is no generation “{generation}” to go back to. {held}")


class NoEarlierGenerationError(SearchIndexError):
    """A roll-back with nothing to go back to."""

    def __init__(self) -> None:
        super().__init__(
            "There is no earlier whole generation to go back to. Run: pilcrow index, for a new one."
        )
