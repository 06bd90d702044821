"""The same OSM files read by OSMnx and by us, as a ratio.

`uv run --group bench python -m benchmarks.bringing.against_osmnx [file …]`

OSMnx makes a street graph (`graph_from_xml`) and a table of features by the catalogue's tags
(`features_from_xml`), in this process. Ours is the whole way of a file into a community, checks, reader
process and its start included: homes with people, paths, spaces, facilities, ground, written to the store.
Both run in turn, `ROUNDS` times; medians stand, and the median of the rounds' ratios.
"""

from __future__ import annotations

import datetime
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import osmnx

from base.words import Bilingual
from benchmarks.machine import load_average
from data.catalogue import load_catalogue
from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store
from features.own_community.community_versions import begin
from features.own_community.edit import Edit
from features.own_community.importing import import_osm

EXTRACTS = Path(__file__).resolve().parents[3] / "shared" / "data"
ROUNDS = 5
_OUR_TAGS = ("building", "landuse", "entrance")
"""What we look for besides what the catalogue's categories and functions name."""


def main(files: list[Path]) -> None:
    """Print one row a file."""
    conditions = f"load average {load_average()}, {ROUNDS} rounds, OSMnx {osmnx.__version__}"
    print(f"{datetime.date.today():%Y-%m-%d}, {conditions}\n")
    print("| file | OSMnx: graph | OSMnx: features | ours: a community in the store | ours / OSMnx |")
    print("|---|---:|---:|---:|---:|")
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(file_address(Path(folder) / "lintu.sqlite"))
            print(_row(store, file), flush=True)
            store.close()
    print(f"\nload average at the end {load_average()}")


def _row(store: Connections, file: Path) -> str:
    tags = _tags()
    size_mb = file.stat().st_size / 1e6
    rounds = []
    for _ in range(ROUNDS):
        ours = _seconds(lambda: _ours(store, file))
        try:
            graph = _seconds(lambda: osmnx.graph_from_xml(file, retain_all=True))
            features = _seconds(lambda: osmnx.features_from_xml(file, tags=tags))
        except LookupError:  # it trips over a way whose nodes are all outside the file
            graph = features = math.nan
        rounds.append((graph, features, ours, ours / (graph + features)))
    figures = [statistics.median(column) for column in zip(*rounds, strict=True)]
    seconds = " | ".join("cannot" if math.isnan(one) else f"{one:.2f} s" for one in figures[:3])
    ratio = "" if math.isnan(figures[3]) else f"{figures[3]:.2f}"
    return f"| {file.name} ({size_mb:.1f} MB) | {seconds} | {ratio} |"


def _tags() -> dict[str, bool | str | list[str]]:
    catalogue = load_catalogue()
    families = (*catalogue.facility_categories.values(), *catalogue.space_functions.values())
    keys = {rule.key for one in families for rule in one.osm} | set(_OUR_TAGS)
    return dict.fromkeys(sorted(keys), True)


def _ours(store: Connections, file: Path) -> None:
    known = begin(store, Bilingual("测", "Test"), "bench")
    import_osm(Edit(store, known, load_catalogue(), "bench"), file, file.read_bytes())


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(EXTRACTS.glob("*.osm")))
