"""Import a community from an OpenStreetMap extract."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import shapely

from base.late_modules import pandas as pd
from base.words import Bilingual, Message, Progress, silent
from data.catalogue.model import Catalogue
from data.frames import Layers, frame_of
from data.importers.errors import printable_name
from data.importers.limits import DEFAULT_LIMITS, ImportLimits
from data.importers.osm_basemap import basemap_of
from data.importers.osm_ground import data_extent, metric_crs_of, project_features, require_one_side
from data.importers.osm_homes import homes_of
from data.importers.osm_notes import OsmImport, assumptions_of, box_around, warnings_of
from data.importers.osm_paths import paths_of
from data.importers.osm_places import compounds_of, entrances_of, facilities_of, public_spaces_of
from data.importers.osm_process import OsmExtract, read_extract
from data.importers.unforeseen import refuse_unforeseen
from data.model import SCHEMAS, Community

VERSION = "3"
"""Raised whenever the same file would give another community."""

_READING = Message("Checking and reading the file")
_BUILDING = Message("Sorting homes, paths and facilities")
_ATTRIBUTION = Message("© OpenStreetMap contributors (ODbL)")
_DONE = Message("Imported")


def read_osm(
    path: Path, catalogue: Catalogue, progress: Progress = silent, limits: ImportLimits = DEFAULT_LIMITS
) -> Community:
    """The community in an .osm (XML) or .osm.pbf file, in a metric CRS that suits the place.

    Homes and people are estimated from buildings, facilities and public spaces found by the catalogue's tags,
    paths by `osm_tags`; what was assumed and what is missing is in the community's notes. `progress` is told
    the share done (0–1) and what is going on. The file is read in a process of its own within `limits`.

    Raises a `data.importers.errors.ImportRefused` for a file that cannot be read whole and safely.
    """
    progress(0.0, _READING)
    extract = read_extract(path, limits)
    progress(0.7, _BUILDING)
    with refuse_unforeseen(printable_name(path.name)):
        community = _community(path, extract, catalogue)
    progress(1.0, _DONE)
    return community


def _community(path: Path, extract: OsmExtract, catalogue: Catalogue) -> Community:
    require_one_side(extract.tables, printable_name(path.name))
    crs = metric_crs_of(extract.tables)
    tables = project_features(extract.tables, crs)
    layers = {name: frame_of(name, pd.DataFrame(), [], crs) for name in SCHEMAS}
    layers["compounds"] = compounds_of(tables.areas, crs)
    homes = homes_of(tables.areas, layers["compounds"], catalogue, crs)
    paths = paths_of(tables, layers["compounds"], catalogue, crs)
    layers["residences"], layers["paths"] = homes.residences, paths.paths
    layers["public_spaces"] = public_spaces_of(tables.areas, layers["compounds"], catalogue, crs)
    layers["facilities"] = facilities_of(tables, layers["public_spaces"], catalogue, crs)
    places = [layers["facilities"], layers["public_spaces"], layers["compounds"]]
    layers["entrances"] = entrances_of(tables.points, places, crs)
    covered = data_extent(tables, crs)
    layers["basemap"] = basemap_of(tables, homes.is_home, _basemap_area(covered, layers), crs)
    read = OsmImport(tables, homes, paths, layers, covered, catalogue)
    return Community(
        key=_key(path, extract.sha256),
        name=Bilingual(_stem(path), _stem(path)),
        crs=crs,
        digest=_digest(extract, catalogue),
        assumptions=assumptions_of(read),
        warnings=warnings_of(read),
        attribution=_ATTRIBUTION,
        **layers,
    )


def _basemap_area(covered: shapely.Polygon | None, layers: Layers) -> shapely.Polygon | None:
    """What the basemap is cut to, so that a motorway or river does not stretch the map; None: uncut."""
    known = box_around(layers)
    return covered if known is None or covered is None else shapely.box(*(covered | known).bounds)


def _stem(path: Path) -> str:
    """The file's name without its endings."""
    bare = re.sub(r"(\.osm)?(\.pbf|\.osm|\.xml)?$", "", path.name, flags=re.IGNORECASE)
    return printable_name(bare or path.name)


def _key(path: Path, sha256: str) -> str:
    """Letters, digits, "-" and "_" of the name; where none are left (a Chinese name), from the content."""
    slug = re.sub(r"[^a-z0-9_]+", "-", _stem(path).lower()).strip("-")
    return slug or f"osm-{sha256[:8]}"


def _digest(extract: OsmExtract, catalogue: Catalogue) -> str:
    """Of all that the community follows from: the file, this importer, and what it asks of the catalogue."""
    asked = (
        sorted((key, parameter.figure.value) for key, parameter in catalogue.parameters.items()),
        [(key, group.default_share.value) for key, group in catalogue.age_groups.items()],
        [
            (key, one.osm, one.osm_higher, one.service_radius_m.value)
            for key, one in catalogue.facility_categories.items()
        ],
        [(key, function.osm) for key, function in catalogue.space_functions.items()],
    )
    return hashlib.sha256(f"{VERSION}\n{extract.sha256}\n{asked!r}".encode()).hexdigest()
