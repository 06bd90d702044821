"""Read an OpenStreetMap extract in the reader process."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from data.importers.errors import CompressedFile, NotOsm, OtherThanOsm, printable_name
from data.importers.limits import DEFAULT_LIMITS, MB, ImportLimits
from data.importers.osm_tables import OsmTables, load_tables
from data.importers.reader import bytes_of, environment_of, run_reader
from data.importers.sniff import HEAD_BYTES, kind_of
from data.importers.unforeseen import refuse_unforeseen
from data.known_files import file_elsewhere

_READER = "data.importers.worker"


@dataclass(frozen=True, eq=False)
class OsmExtract:
    """What was read, and the SHA-256 of the bytes that it was read from."""

    tables: OsmTables
    sha256: str


def read_extract(path: Path, limits: ImportLimits = DEFAULT_LIMITS) -> OsmExtract:
    """The tables of an .osm or .osm.pbf file, read in a process of its own within `limits`.

    Raises an ImportRefused for every file that cannot be read whole. Safe to call from several threads.
    """
    file = printable_name(path.name)
    with refuse_unforeseen(file):
        return _read(path, file, limits)


def _read(path: Path, file: str, limits: ImportLimits) -> OsmExtract:
    raw = bytes_of(path, file, limits)
    try:
        kind = kind_of(raw[:HEAD_BYTES], file)
    except (NotOsm, CompressedFile) as refusal:
        known = file_elsewhere(raw, path.name, "shapes")  # the refusal names their kind already
        if known is None:
            raise
        raise OtherThanOsm(file=file, kind=known.what, where=known.where) from refusal
    with tempfile.TemporaryDirectory(prefix="lintu-osm-") as name:
        folder = Path(name)
        # A name of our own, so that no name from outside reaches GDAL.
        (folder / f"input.{kind}").write_bytes(raw)
        job = {"file": file, "kind": kind, "limits": asdict(limits)}
        run_reader(_READER, folder, job, limits, _environment(folder, len(raw)))
        return OsmExtract(load_tables(folder / "tables.npz"), hashlib.sha256(raw).hexdigest())


_MOST_INDEX_MB = 200
_INDEX_SHARE = 20
"""How many times larger than the file its index may be before GDAL moves it to disk. GDAL clears the whole of
it before each layer, which for a small file took longer than all else."""


def _environment(folder: Path, size: int = 0) -> dict[str, str]:
    index_mb = min(_MOST_INDEX_MB, 1 + _INDEX_SHARE * size // MB)
    return environment_of(folder, ["OSM"]) | {
        "OSM_CONFIG_FILE": str(Path(__file__).with_name("osm_reader.ini")),
        "OSM_USE_CUSTOM_INDEXING": "NO",  # takes negative ids, which editors give to what is not uploaded yet
        "OSM_MAX_TMPFILE_SIZE": str(index_mb),
    }
