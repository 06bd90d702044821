"""What was assumed of the paths of an extract: private ways and gates, walls, kerbs, lifts, bridges."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from base.late_modules import geopandas as gpd
from base.words import LIST, Message, Note, Text, join_texts
from data.importers.osm_paths import PathNodes, PathsLayer
from data.importers.osm_tables import OsmTables

_MOST_IDS = 6


def path_notes(paths: PathsLayer, homes: gpd.GeoDataFrame, tables: OsmTables) -> Iterator[Note]:
    """Notes about paths, with the residents of the compounds that a private way or gate serves."""
    yield from _private_ways(paths, homes)
    yield from _private_gates(paths.nodes, homes)
    yield from _closed(paths.nodes)
    yield from _not_on_wheels(paths.nodes)
    yield from _unclear(paths.nodes)
    yield from _stacked(tables.stacked)


def _residents(homes: gpd.GeoDataFrame, compounds: Collection[str]) -> float:
    inside = homes["compound"].isin(list(compounds))
    return float(homes.loc[inside, ["elder", "adult", "child"]].to_numpy(dtype=float).sum())


def first_ids(ids: Sequence[str]) -> Text:
    """Some ids, and how many more there are."""
    left = len(ids) - _MOST_IDS
    more = [Message("… and {left} more", left=left)] if left > 0 else []
    return join_texts([*ids[:_MOST_IDS], *more], LIST)


def _private_ways(paths: PathsLayer, homes: gpd.GeoDataFrame) -> Iterator[Note]:
    if paths.private_kept or paths.private_left_out:
        people = _residents(homes, paths.private_compounds)
        yield Note(
            "private_paths",
            Message(
                "{private_kept} private ways inside compounds ({people:,.0f} residents) are treated as "
                "walkable; {private_left_out} others are ignored.",
                private_kept=paths.private_kept,
                private_left_out=paths.private_left_out,
                people=people,
            ),
            people,
        )


def _private_gates(nodes: PathNodes, homes: gpd.GeoDataFrame) -> Iterator[Note]:
    if nodes.private_open:
        people = _residents(homes, nodes.compounds)
        yield Note(
            "private_gates",
            Message(
                "{count} private gates of compounds are taken to be open to their residents ({people:,.0f} "
                "people): {gates}. Others who go through them are not told apart.",
                count=len(nodes.private_open),
                people=people,
                gates=first_ids(nodes.private_open),
            ),
            people,
        )
    if nodes.private_closed:
        yield Note(
            "private_gates_closed",
            Message(
                "{count} private gates on paths are taken to be closed: {gates}. Where people pass, connect "
                "the paths.",
                count=len(nodes.private_closed),
                gates=first_ids(nodes.private_closed),
            ),
        )


def _closed(nodes: PathNodes) -> Iterator[Note]:
    if nodes.closed:
        yield Note(
            "barriers_closed",
            Message(
                "Walls, fences, and gates that are locked or not for walkers close paths at {count} nodes: "
                "{nodes}. Where people do pass, connect the paths.",
                count=len(nodes.closed),
                nodes=first_ids(nodes.closed),
            ),
        )
    if nodes.roads_spared:
        yield Note(
            "barriers_at_roads",
            Message(
                "At {count} of the closed nodes a road goes on; only the footways there are closed.",
                count=nodes.roads_spared,
            ),
        )


def _not_on_wheels(nodes: PathNodes) -> Iterator[Note]:
    if nodes.steps:
        yield Note(
            "steps_on_paths",
            Message(
                "At {count} kerbs, stiles, turnstiles and the like paths are not step-free: {nodes}. A kerb "
                "of unknown height counts as a step.",
                count=len(nodes.steps),
                nodes=first_ids(nodes.steps),
            ),
        )
    if nodes.lifts:
        yield Note(
            "lifts_on_paths",
            Message(
                "{count} lifts on paths are taken to run at all hours: {nodes}.",
                count=len(nodes.lifts),
                nodes=first_ids(nodes.lifts),
            ),
        )


def _unclear(nodes: PathNodes) -> Iterator[Note]:
    if nodes.unclear:
        yield Note(
            "barriers_unclear",
            Message(
                "Of {count} barriers on paths nobody says what they are; people are taken to get past: "
                "{nodes}.",
                count=len(nodes.unclear),
                nodes=first_ids(nodes.unclear),
            ),
        )


def _stacked(stacked: int) -> Iterator[Note]:
    if stacked:
        yield Note(
            "stacked_paths",
            Message(
                "{stacked} nodes of ways lie at the place of another node without being the same, as on a "
                "bridge above a street; walkers do not change from one way to the other there. Where the "
                "ways do meet, connect them.",
                stacked=stacked,
            ),
        )
