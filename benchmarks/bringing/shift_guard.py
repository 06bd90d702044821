"""How often the inferred shift is right: `uv run python -m benchmarks.bringing.shift_guard [rounds [first]]`.

From each place a layer is taken out; some of its shapes, strewn or side by side, are put back where they lie,
and where they come to lie if GCJ-02 or BD-09 is taken for WGS 84. `scene` is what is known of the town:
"all" of it; "half", on one side of a line through its middle; "rough", with a ground of 1200 m × 1000 m that
somebody typed some 250 m beside the homes. `first` numbers the first round (1000): the guard's thresholds
were chosen on rounds below 24.
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from benchmarks.machine import load_average
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from data.importers.osm import read_osm
from data.model import SCHEMAS, Community
from features.own_community.layer_offset import offset_from_neighbours
from spatial.bd09 import bd09_from_wgs84
from spatial.gcj02 import gcj02_from_wgs84
from spatial.network import Floats
from spatial.projecting import to_degrees, to_metres
from spatial.systems import BD09, GCJ02

EXTRACTS = Path(__file__).resolve().parents[3] / "shared" / "data"
LAYERS = ("grids", "compounds", "public_spaces", "facilities", "entrances", "paths")
COUNTS = (5, 10, 20, 40)
SCENES = ("all", "half", "rough")
ROUNDS = 24
_SHIFTS: Mapping[str, Callable[[Floats], Floats] | None] = {
    "": None,
    GCJ02: gcj02_from_wgs84,
    BD09: bd09_from_wgs84,
}
Found = Mapping[tuple[str, str], int]
"""(shift of the shapes, what was said) → how often; "" is none."""


def main(rounds: int, first: int) -> None:
    """Print a table for each scene: by layer, by place, by count."""
    print(f"{datetime.date.today():%Y-%m-%d}, load average {load_average()}\n")
    catalogue = load_catalogue()
    towns = [read_osm(file, catalogue) for file in sorted(EXTRACTS.glob("cn_*.osm"))]
    towns.append(open_community(SAMPLE, catalogue))
    for scene in SCENES:
        by_layer: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for town in towns:
            for layer in LAYERS:
                for count, shift, is_counted in _tries(town, layer, scene, range(first, first + rounds)):
                    for row in (layer, town.key, f"{count} shapes", "all"):
                        by_layer[row][shift, is_counted] += 1
        print(
            f"| {scene} | GCJ-02 told | BD-09 told | another told | false alarms |\n|---|---:|---:|---:|---:|"
        )
        for row in (*LAYERS, *(town.key for town in towns), *(f"{count} shapes" for count in COUNTS), "all"):
            if row in by_layer:
                print(_line(row, by_layer[row]))
        print()


def _tries(town: Community, layer: str, scene: str, rounds: range) -> Iterator[tuple[int, str, str]]:
    whole = town.layer(layer)
    for count in COUNTS:
        for number in rounds if len(whole) >= count else ():
            draw = np.random.default_rng([number, count])
            rows = _sample_of(whole, count, number, draw)
            known, ground = _rest_of_town(town, layer, scene, draw)
            for name, shift in _SHIFTS.items():
                new = whole.iloc[rows]
                if shift is not None:
                    new = new.set_geometry(_as_if(new.geometry.to_numpy(), shift, town), crs=town.crs)
                offset = offset_from_neighbours(new, known, layer, ground)
                yield count, name, offset.looks_like if offset else ""


def _sample_of(whole: gpd.GeoDataFrame, count: int, number: int, draw: np.random.Generator) -> Floats:
    """Every second time the shapes that lie side by side, as somebody draws them street by street."""
    if number % 2:
        return draw.permutation(len(whole))[:count]
    xy = shapely.get_coordinates(shapely.centroid(whole.geometry.to_numpy()))
    return np.argsort(np.hypot(*(xy - xy[draw.integers(len(xy))]).T))[:count]


def _rest_of_town(
    town: Community, layer: str, scene: str, draw: np.random.Generator
) -> tuple[dict[str, gpd.GeoDataFrame], shapely.Geometry]:
    """What is there, without the layer, and its ground in metres."""
    layers = {name: town.layer(name) if name != layer else town.layer(name).iloc[:0] for name in SCHEMAS}
    ground = town.extent
    if scene == "half":
        turn = draw.uniform(0, 2 * np.pi)
        side = np.array([np.cos(turn), np.sin(turn)])
        middle = shapely.get_coordinates(ground.centroid)[0]
        for name, frame in layers.items():
            away = (shapely.get_coordinates(shapely.centroid(frame.geometry.to_numpy())) - middle) @ side
            layers[name] = frame[away > 0]
    if scene == "rough":
        homes = town.residences.geometry.union_all()
        middle = shapely.get_coordinates((ground if homes.is_empty else homes).centroid)[0]
        x, y = middle + draw.normal(0, 250, 2)
        ground = shapely.box(x - 600, y - 500, x + 600, y + 500)
    return layers, ground


def _as_if(shapes: Floats, shift: Callable[[Floats], Floats], town: Community) -> Floats:
    return np.asarray(
        shapely.transform(shapes, lambda xy: to_metres(shift(to_degrees(xy, town.crs)), town.crs)),
        dtype=object,
    )


def _line(row: str, found: Found) -> str:
    def share(shift: str, is_counted: Callable[[str], bool]) -> str:
        tried = sum(count for (was, _), count in found.items() if was == shift)
        counted = sum(n for (was, guess), n in found.items() if was == shift and is_counted(guess))
        return f"{counted / tried:.1%}"

    shifted = {key: count for key, count in found.items() if key[0]}
    others = sum(count for (was, guess), count in shifted.items() if guess not in ("", was))
    return (
        f"| {row} | {share(GCJ02, lambda crs: crs == GCJ02)} | {share(BD09, lambda crs: crs == BD09)} "
        f"| {others / sum(shifted.values()):.1%} | {share('', bool)} of {sum(found.values()) // 3} |"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS, int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
