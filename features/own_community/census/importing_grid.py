"""Import a census grid into a community: what it would change, and the change as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import geopandas as gpd

from base.words import Message, Note, Text
from data.importers.census.cells import census_cells
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.recipe import Recipe
from features.own_community.census.home_weights import people_of
from features.own_community.census.share_people import SharedPeople, SharingRules, share_people
from features.own_community.census.sharing_report import sharing_messages, sharing_notes
from features.own_community.community_versions import OwnCommunity
from features.own_community.edit import Edit
from features.own_community.state import KeptFile

TARGET = "census"
_OLD_NOTES = frozenset(
    {
        "population_estimated",
        "age_split_default",
        "people_from_floor",
        "people_from_households",
        "people_kept",
        "people_from_census",
        "census_cells_cut",
        "census_people_without_home",
        "homes_too_many",
    }
)
"""What was assumed of people before: no longer so once they come from a grid."""


@dataclass(frozen=True)
class GridAnswers:
    """What a person said of a grid: the size of cells that have only a middle (0: as they lie), the rules."""

    size_m: float = 0.0
    rules: SharingRules = field(default_factory=SharingRules)


@dataclass(frozen=True, eq=False)
class GridPreview:
    """shared: the homes after. before, after: the people of all homes. messages: what was read and done."""

    shared: SharedPeople
    before: float
    after: float
    messages: tuple[Text, ...]
    assumed: tuple[Note, ...]


def preview_grid(
    edit: Edit, layer: RawLayer, recipe: Recipe, answers: GridAnswers, file: str = ""
) -> GridPreview:
    """What the grid would change; nothing is stored.

    Raises NoCommunityPlaceError, and as `census_cells` and `share_people` do.
    """
    layers = edit.layers()
    homes, grids = layers["residences"], layers["grids"]
    cells = census_cells(layer, recipe, grids.crs, answers.size_m)
    shared = share_people(cells, homes, grids, edit.catalogue, answers.rules)
    return GridPreview(
        shared,
        float(people_of(homes).sum()),
        float(people_of(shared.homes).sum()),
        (*cells.messages, *sharing_messages(shared)),
        (*sharing_notes(shared, file or layer.name, edit.catalogue), *_kept_notes(homes, shared)),
    )


def import_grid(
    edit: Edit, source: SourceFile, raw: bytes, layer: RawLayer, recipe: Recipe, answers: GridAnswers
) -> tuple[OwnCommunity, GridPreview]:
    """Share the people of the grid out over the homes, in one step; keeps the file.

    Raises as `preview_grid` does.
    """
    preview = preview_grid(edit, layer, recipe, answers, source.name)
    before = edit.known.state
    notes = {**_without_old(before.notes), "census": preview.assumed}
    kept = KeptFile(source.sha256, source.name, layer.name, TARGET)
    state = replace(before, notes=notes, files=(*before.files, kept))
    what = Message("Shared out the people of the census grid {source}", source=source.name)
    return edit.save(state, what, {"residences": preview.shared.homes}, [raw]), preview


def _without_old(notes: Mapping[str, tuple[Note, ...]]) -> dict[str, tuple[Note, ...]]:
    return {key: tuple(note for note in some if note.key not in _OLD_NOTES) for key, some in notes.items()}


def _kept_notes(homes: gpd.GeoDataFrame, shared: SharedPeople) -> tuple[Note, ...]:
    """Of the homes that stay as they were estimated before."""
    estimated = homes["estimated"].to_numpy(dtype=bool).copy()
    estimated[shared.changed] = False
    people = float(people_of(homes)[estimated].sum())
    if not people:
        return ()
    text = Message(
        "{people:,.0f} people of {count} homes are estimated as before: the census grid says nothing "
        "of them.",
        people=people,
        count=int(estimated.sum()),
    )
    return (Note("people_kept", text, people),)
