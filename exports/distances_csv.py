"""Every walking distance behind the scores: one row a residence and category."""

from __future__ import annotations

import csv
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.assess import Assessment
from paper.clean_text import safe_cell

COLUMNS = (
    "residence",
    "lon",
    "lat",
    "elder",
    "adult",
    "child",
    "category",
    "facility",
    "facility_lon",
    "facility_lat",
    "distance_m",
    "how",
)


def write_distances(assessment: Assessment, file: Path) -> None:
    """Write `COLUMNS` as CSV (UTF-8).

    lon, lat (EPSG:4326, 9 decimals: a tenth of a millimetre) are of the residence and of the facility: the
    facility itself where it is a point, the entrance that the walk ends at where it is an area. distance_m
    includes both access legs; it and the facility are empty where `how` is "unreachable".
    """
    table = distances_table(assessment)
    for column in ("residence", "facility"):
        table[column] = table[column].map(safe_cell)
    table.to_csv(file, index=False, encoding="utf-8", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")


def distances_table(assessment: Assessment) -> pd.DataFrame:
    """The rows of the file, residence by residence in catalogue order of categories."""
    homes, kinds = assessment.distance_m.shape
    lon, lat = _degrees(assessment, assessment.homes.xy)
    door_lon, door_lat = _degrees(assessment, assessment.door_xy.reshape(-1, 2))
    names = np.append(assessment.community.facilities["id"].to_numpy(dtype=object), "")
    distance_m = assessment.distance_m.ravel()
    people = {
        group: np.repeat(assessment.people[:, column], kinds)
        for column, group in enumerate(assessment.groups)
    }
    return pd.DataFrame(
        {
            "residence": np.repeat(assessment.community.residences["id"].to_numpy(dtype=object), kinds),
            "lon": np.repeat(lon, kinds),
            "lat": np.repeat(lat, kinds),
            **people,
            "category": np.tile(np.array(assessment.categories, dtype=object), homes),
            "facility": names[assessment.facility.ravel()],
            "facility_lon": door_lon,
            "facility_lat": door_lat,
            "distance_m": np.where(np.isfinite(distance_m), distance_m, np.nan).round(4),
            "how": assessment.how.ravel(),
        },
        columns=list(COLUMNS),
    )


def _degrees(assessment: Assessment, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    points = gpd.GeoSeries(gpd.points_from_xy(*xy.T), crs=assessment.community.crs).to_crs(4326)
    return points.x.round(9).to_numpy(), points.y.round(9).to_numpy()
