"""The reader process for files of all kinds but OpenStreetMap.

It runs as `python -m data.importers.files.file_reader FOLDER`, has the GDAL drivers of one kind and no
others, and leaves `layers.npz` or `refused.json`.
"""

# ruff: noqa: E402  (three imports are barred before the others come)

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

for _heavy in ("geopandas", "pandas", "pyarrow"):
    sys.modules[_heavy] = None  # type: ignore[assignment]  # pyogrio tries them; they cost a second and are not needed

import pyogrio

from base.message_json import fact_json
from data.importers.errors import FileTooHeavy, ImportRefused, NothingInside
from data.importers.files.file_kind import FileKind
from data.importers.files.kinds import KINDS
from data.importers.files.raw_layers import save_layers
from data.importers.files.table_shapes import with_shapes_of_tables
from data.importers.limits import MIB, ImportLimits, limit_this_process
from data.importers.unforeseen import reading_failed


def main(folder: Path) -> None:
    """Run the job in the folder."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    limits = ImportLimits(**job["limits"])
    limit_this_process(limits)
    try:
        _read(folder, KINDS[job["kind"]], job["file"], limits)
    except ImportRefused as refusal:
        _leave_refusal(folder, refusal)
    except MemoryError:
        heavy = FileTooHeavy(file=job["file"], wall_s=limits.wall_s, memory_mb=limits.memory_bytes / MIB)
        _leave_refusal(folder, heavy)
    except Exception as error:
        _leave_refusal(folder, reading_failed(error, job["file"]))


def _read(folder: Path, kind: FileKind, file: str, limits: ImportLimits) -> None:
    drivers = set(pyogrio.list_drivers())
    if not drivers <= set(kind.drivers):
        raise RuntimeError(f"GDAL has more than {kind.drivers}: {sorted(drivers)}")
    read = with_shapes_of_tables(kind.read(folder, file, limits), file, limits)
    layers = [layer for layer in read if len(layer)]
    if not layers:
        raise NothingInside(file=file, why="")
    save_layers(folder / "layers.npz", layers)


def _leave_refusal(folder: Path, refusal: ImportRefused) -> None:
    refusal_facts = {name: fact_json(fact) for name, fact in refusal.facts.items()}
    words = json.dumps({"refusal": type(refusal).__name__, "facts": refusal_facts})
    (folder / "refused.json").write_text(words, "utf-8")


if __name__ == "__main__":
    os.umask(0o077)
    main(Path(sys.argv[1]))
