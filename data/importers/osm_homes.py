"""Residences of an extract: which buildings are homes, and how many people they hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.catalogue.model import Catalogue
from data.frames import frame_of
from data.importers.osm_ground import NOWHERE, Bools, inside_points, rows_with_names, smallest_around
from data.importers.osm_tables import OsmTable, Shapes
from data.importers.osm_tags import has_homes, is_home, may_be_home, names_of
from data.importers.people import Storeys, has_no_storeys, people_estimate, storeys_of


@dataclass(frozen=True, eq=False)
class HomesLayer:
    """residences: the layer. storeys: of its rows. guessed: (B,) homes only because nothing says otherwise.
    is_home: (A,) which areas of the extract they are. without_storeys: ids of buildings that would be homes
    and say that they have no storey above ground."""

    residences: gpd.GeoDataFrame
    storeys: Storeys
    guessed: Bools
    is_home: Bools
    without_storeys: tuple[str, ...]


def homes_of(areas: OsmTable, compounds: gpd.GeoDataFrame, catalogue: Catalogue, crs: CRS) -> HomesLayer:
    """Residences with estimated households and people (shapes in metres, `crs`)."""
    says_so = np.array([is_home(tags) for tags in areas.tags], dtype=bool)
    # What is smaller is a shed, a guard's box or a garage.
    large_enough = shapely.area(areas.shapes) >= catalogue.parameters["least_home_m2"].figure.value
    home = (says_so | _homes_by_surroundings(areas)) & large_enough
    home[home] &= ~_inside_another(areas.shapes[home])
    empty = home & np.array([has_no_storeys(tags) for tags in areas.tags], dtype=bool)
    home &= ~empty
    shapes = areas.shapes[home]
    tags = [areas.tags[row] for row in np.flatnonzero(home)]
    storeys = storeys_of(tags, catalogue)
    table = people_estimate(shapely.area(shapes), storeys.count, catalogue).assign(
        id=areas.ids[home],
        name_zh=[names_of(of_one)[0] for of_one in tags],
        name_en=[names_of(of_one)[1] for of_one in tags],
        compound=rows_with_names(
            smallest_around(inside_points(shapes), compounds.geometry.to_numpy()), compounds["id"].to_numpy()
        ),
        storeys=storeys.count,
        estimated=True,
    )
    return HomesLayer(
        frame_of("residences", pd.DataFrame(table), list(shapes), crs),
        storeys,
        ~says_so[home],
        home,
        tuple(areas.ids[empty].tolist()),
    )


def _homes_by_surroundings(areas: OsmTable) -> Bools:
    """(A,) building=yes without any other use, unless the smallest area around it that tells says otherwise.

    So a block in the housing area of a university is a home, and the lecture hall beside it is not.
    """
    candidates = np.array([may_be_home(tags) for tags in areas.tags], dtype=bool)
    stated = [has_homes(tags) for tags in areas.tags]
    telling = np.array([answer is not None for answer in stated], dtype=bool)
    surroundings = smallest_around(inside_points(areas.shapes[candidates]), areas.shapes[telling])
    is_home = np.array([bool(answer) for answer in stated], dtype=bool)[telling]
    candidates[candidates] = [row == NOWHERE or is_home[row] for row in surroundings]
    return candidates


def _inside_another(homes: Shapes) -> Bools:
    """(B,) homes drawn inside another (a wing, or an outline drawn twice): their floor is counted."""
    inner, outer = shapely.STRtree(homes).query(homes, predicate="covered_by")
    twice = shapely.equals(homes[inner], homes[outer]) & (inner < outer)  # of equal ones the first goes
    larger = shapely.area(homes[inner]) < shapely.area(homes[outer])
    inside = np.zeros(len(homes), dtype=bool)
    inside[inner[(larger | twice) & (inner != outer)]] = True
    return inside
