"""What a kind of file is: how it is known by its bytes, and how the reader process reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from base.words import Text
from data.importers.files.raw_layers import RawLayer
from data.importers.limits import ImportLimits


@dataclass(frozen=True)
class FileKind:
    """A member of the family.

    reads, passes_over: what is understood, and what is left out or refused, for people who prepare a file.
    recognises: whether a file that begins with these bytes and ends in this lower-case name is of the kind.
    read: the layers of the file `input` + `ending` in a folder of the reader process, where GDAL has the
    `drivers` alone; `file` is its name for messages. Raises ImportRefused.
    """

    key: str
    name: Text
    reads: Text
    passes_over: Text
    endings: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    read: Callable[[Path, str, ImportLimits], list[RawLayer]]
    drivers: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    """What GDAL is told besides."""

    @property
    def ending(self) -> str:
        """The ending that the copy of the file gets."""
        return self.endings[0]
