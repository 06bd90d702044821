"""Warnings where the homes of an extract can hardly be all, or are too many."""

from __future__ import annotations

from collections.abc import Iterator

from base.late_modules import geopandas as gpd
from base.words import Message, Note
from data.importers.osm_homes import HomesLayer

_MOST_PATH_M_PER_PERSON = 25.0
"""Towns have some 3 to 5 m of paths for each resident (the sample 4.2, a university district 2.8): with more
than this, most homes are missing from the map, or it is open country."""
_LEAST_PATH_M = 2_000.0
"""With less, an extract is too small to tell."""
_MOST_GUESSED = 0.5


def homes_notes(homes: HomesLayer, paths: gpd.GeoDataFrame) -> Iterator[Note]:
    """What makes the number of homes doubtful, with the figures and the remedy."""
    count = len(homes.residences)
    if not count:
        return
    people = homes.residences[["elder", "adult", "child"]].to_numpy(dtype=float).sum(axis=1)
    path_m = float(paths.length.sum())
    if path_m > max(_LEAST_PATH_M, _MOST_PATH_M_PER_PERSON * people.sum()):
        yield _too_few(count, float(people.sum()), path_m)
    guessed = int(homes.guessed.sum())
    if guessed > _MOST_GUESSED * count:
        yield _too_many(guessed, count, float(people[homes.guessed].sum()), float(people.sum()))


def _too_few(count: int, people: float, path_m: float) -> Note:
    return Note(
        "homes_too_few",
        Message(
            "The file has {count} homes with {people:,.0f} people for {km:,.0f} km of paths: these can "
            "hardly be all who live here (towns have some 3 to 5 m of paths for each). Shares and scores "
            "speak of these homes only. Draw or import the others; a census grid or a table of people by "
            "building then says how many people they have.",
            count=count,
            people=people,
            km=path_m / 1000,
        ),
        people,
    )


def _too_many(guessed: int, count: int, touched: float, people: float) -> Note:
    return Note(
        "homes_too_many",
        Message(
            "{guessed} of {count} homes are buildings that state no use; {touched:,.0f} of {people:,.0f} "
            "people are counted in them. Some are surely no homes, so the number of people is too high. "
            "Remove what is no home, and import a census grid or a table of people by building.",
            guessed=guessed,
            count=count,
            touched=touched,
            people=people,
        ),
        touched,
    )
