"""Read any file of shapes or rows in the reader process, except OpenStreetMap extracts."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from data.importers.errors import BelongsElsewhere, printable_name
from data.importers.files.file_kind import FileKind
from data.importers.files.kinds import kind_of_file
from data.importers.files.raw_layers import RawLayer, load_layers
from data.importers.limits import DEFAULT_LIMITS, ImportLimits
from data.importers.reader import environment_of, require_size, run_reader
from data.importers.unforeseen import refuse_unforeseen
from data.known_files import file_elsewhere

_READER = "data.importers.files.file_reader"


@dataclass(frozen=True, eq=False)
class SourceFile:
    """A file that was read: its name fit to be shown, its kind, the SHA-256 of its bytes, its layers.

    encoding: the one that a person chose for its text; "" for its own.
    """

    name: str
    kind: FileKind
    sha256: str
    layers: tuple[RawLayer, ...]
    encoding: str = ""

    @property
    def key(self) -> str:
        """Tells this reading of this file from others."""
        return self.sha256[:8] + self.encoding


def read_bytes(raw: bytes, name: str, limits: ImportLimits = DEFAULT_LIMITS) -> SourceFile:
    """The layers of a file that was sent, read in a process of its own within `limits`.

    Raises an ImportRefused for every file that cannot be read whole and safely. Safe from several threads.
    """
    file = printable_name(name)
    require_size(len(raw), file, limits)
    known = file_elsewhere(raw, name, "table", "shapes")
    if known is not None:
        raise BelongsElsewhere(file=file, kind=known.what, where=known.where)
    with refuse_unforeseen(file):
        return _read(raw, name, file, limits)


def _read(raw: bytes, name: str, file: str, limits: ImportLimits) -> SourceFile:
    kind = kind_of_file(raw, name, file)
    with tempfile.TemporaryDirectory(prefix="lintu-file-") as place:
        folder = Path(place)
        # A name of our own, so that no name from outside reaches GDAL.
        (folder / f"input{kind.ending}").write_bytes(raw)
        job = {"file": file, "kind": kind.key, "limits": asdict(limits)}
        run_reader(
            _READER, folder, job, limits, environment_of(folder, kind.drivers) | dict(kind.environment)
        )
        return SourceFile(file, kind, hashlib.sha256(raw).hexdigest(), load_layers(folder / "layers.npz"))
