"""Assumptions and warnings of a community that was imported from OpenStreetMap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from base.late_modules import geopandas as gpd
from base.words import Message, Note
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.importers.osm_homes import HomesLayer
from data.importers.osm_homes_notes import homes_notes
from data.importers.osm_incomplete_notes import incomplete_areas_note
from data.importers.osm_path_notes import first_ids, path_notes
from data.importers.osm_paths import PathsLayer
from data.importers.osm_tables import OsmTables
from data.importers.people import default_split


@dataclass(frozen=True, eq=False)
class OsmImport:
    """All that was made of one extract."""

    tables: OsmTables
    homes: HomesLayer
    paths: PathsLayer
    layers: Layers
    covered: shapely.Polygon | None
    """The ground on which the extract is whole, in metres; None where nothing is known of it."""
    catalogue: Catalogue


def _people(homes: gpd.GeoDataFrame) -> float:
    return float(homes[["elder", "adult", "child"]].to_numpy(dtype=float).sum())


def assumptions_of(read: OsmImport) -> tuple[Note, ...]:
    """Assumptions of the import, with how many people they concern."""
    return (
        *_about_people(read),
        *_about_places(read),
        *path_notes(read.paths, read.homes.residences, read.tables),
    )


def _about_people(read: OsmImport) -> Iterator[Note]:
    if len(read.homes.residences):
        people = _people(read.homes.residences)
        yield _population(read.catalogue, people)
        yield _age_split(read.catalogue, people)
    if read.homes.storeys.assumed.any():
        yield _storeys(read.homes)
    if read.homes.guessed.any():
        yield _guessed_homes_note(read.homes)
    if read.homes.without_storeys:
        yield _without_storeys_note(read.homes.without_storeys)


def _population(catalogue: Catalogue, people: float) -> Note:
    floor_m2 = catalogue.parameters["floor_area_m2_per_person"].figure.value
    household = catalogue.parameters["household_size_persons"].figure.value
    least_m2 = catalogue.parameters["least_home_m2"].figure.value
    return Note(
        "population_estimated",
        Message(
            "OpenStreetMap has no population data. {people:,.0f} people are estimated from footprint × "
            "storeys ÷ {floor_m2:g} m² each, households at {household:g} persons, both figures of Guangdong; "
            "buildings under "
            "{least_m2:g} m² are not counted as homes. Replace them with real counts.",
            people=people,
            floor_m2=floor_m2,
            household=household,
            least_m2=least_m2,
        ),
        people,
    )


def _storeys(homes: HomesLayer) -> Note:
    assumed = homes.storeys.assumed
    taken = " / ".join(str(count) for count in np.unique(homes.storeys.count[assumed]))
    count, people = int(assumed.sum()), _people(homes.residences[assumed])
    return Note(
        "storeys_assumed",
        Message(
            "{count} residences have no storey count and are assumed to have {taken} storeys "
            "({people:,.0f} people).",
            count=count,
            taken=taken,
            people=people,
        ),
        people,
    )


def _guessed_homes_note(homes: HomesLayer) -> Note:
    count, people = int(homes.guessed.sum()), _people(homes.residences[homes.guessed])
    return Note(
        "use_guessed",
        Message(
            "{count} buildings have no stated use, nor do their surroundings; they are counted as "
            "homes ({people:,.0f} people).",
            count=count,
            people=people,
        ),
        people,
    )


def _without_storeys_note(ids: Sequence[str]) -> Note:
    return Note(
        "no_storeys",
        Message(
            "{count} buildings state that they have no storey above ground, and are not counted as homes: "
            "{ids}.",
            count=len(ids),
            ids=first_ids(ids),
        ),
    )


def _age_split(catalogue: Catalogue, people: float) -> Note:
    split = default_split(catalogue)
    return Note(
        "age_split_default",
        Message("Every building has the age structure of Guangdong (census 2020): {split}.", split=split),
        people,
    )


def _about_places(read: OsmImport) -> Iterator[Note]:
    places = len(read.layers["public_spaces"]) + len(read.layers["facilities"])
    if places:
        yield Note(
            "condition_assumed",
            Message(
                "OpenStreetMap records no condition: {places} spaces and facilities are assumed to be in "
                "good condition.",
                places=places,
            ),
        )
    if read.tables.mended or read.tables.left_out:
        yield Note(
            "areas_mended",
            Message(
                "{mended} areas had a faulty outline (self-intersecting, or nodes missing) and were "
                "repaired; {left_out} could not be repaired and were skipped.",
                mended=read.tables.mended,
                left_out=read.tables.left_out,
            ),
        )


def warnings_of(read: OsmImport) -> tuple[Note, ...]:
    """Warnings about gaps in the extract, with remedies."""
    return (
        *_missing_layers(read.layers),
        *homes_notes(read.homes, read.paths.paths),
        *_cut_at_the_edge(read),
        *_cut_ways(read.tables),
        *incomplete_areas_note(read.tables, read.catalogue),
    )


_LACKING = {
    "residences": Message(
        "The file has no residential buildings, so nothing can be scored. Draw or import them."
    ),
    "facilities": Message(
        "The file has no facility of a known category. Draw or import some, or every coverage will be zero."
    ),
    "public_spaces": Message("The file has no public space. Draw or import some."),
    "paths": Message(
        "The file has no walking paths: distances will be straight lines. Draw or import paths."
    ),
    "grids": Message("OpenStreetMap has no responsibility grids. Draw or import them to score each grid."),
}


def _missing_layers(layers: Layers) -> Iterator[Note]:
    for layer, words in _LACKING.items():
        if not len(layers[layer]):
            yield Note(f"no_{layer}", words)


def _cut_at_the_edge(read: OsmImport) -> Iterator[Note]:
    """Homes from which the largest service radius reaches beyond the ground that the file covers."""
    homes = read.homes.residences
    box = read.covered or box_around(read.layers)
    radii = [category.service_radius_m.value for category in read.catalogue.facility_categories.values()]
    if not len(homes) or box is None or not radii:
        return
    near = ~shapely.covered_by(homes.geometry.to_numpy(), box.buffer(-max(radii)))
    if near.any():
        count, touched = int(near.sum()), _people(homes[near])
        yield Note(
            "cut_at_edge",
            Message(
                "{count} residences ({touched:,.0f} people) are within {radii:g} m of the edge of the "
                "data; facilities beyond it are missing and scores may be too low. Export a larger area.",
                count=count,
                touched=touched,
                radii=max(radii),
            ),
            touched,
        )


def _cut_ways(tables: OsmTables) -> Iterator[Note]:
    if tables.missing_nodes:
        yield Note(
            "missing_nodes",
            Message(
                "Ways refer to {missing_nodes} nodes that are missing from the file; their shapes are cut "
                "or straightened. Export complete ways.",
                missing_nodes=tables.missing_nodes,
            ),
        )


def box_around(layers: Layers) -> shapely.Polygon | None:
    """The box around homes, places and paths, the ground of the file; None if there are none."""
    known = ("compounds", "residences", "public_spaces", "facilities", "paths")
    bounds = np.array([layers[name].total_bounds for name in known if len(layers[name])])
    if not len(bounds):
        return None
    return shapely.box(*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0))
