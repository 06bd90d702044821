"""How the people of a cell are shared out over its homes: by households, else by dwelling floor."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import Bools
from data.importers.mapping.count_sums import AGES
from features.own_community.census.proportional_parts import is_whole
from spatial.network import Floats


@dataclass(frozen=True, eq=False)
class HomeWeights:
    """Of H homes. households: NaN where they are only estimated. floor_m2: footprint × storeys."""

    households: Floats
    floor_m2: Floats

    def of(self, rows: np.ndarray) -> tuple[Floats, bool]:
        """(n,) the weights of these homes, and whether they are households."""
        households = self.households[rows]
        if np.isfinite(households).all() and households.sum() > 0:
            return households, True
        return self.floor_m2[rows], False


def home_weights(homes: gpd.GeoDataFrame, catalogue: Catalogue) -> HomeWeights:
    """The weights of homes. Households count as known where they are whole: estimated ones are people ÷
    household size. A home without footprint has the floor that its people take, else that of a usual home."""
    households = homes["households"].to_numpy(dtype=np.float64)
    households = np.where(is_whole(households) & (households >= 0), households, np.nan)
    default = float(round(catalogue.parameters["default_storeys"].figure.value))
    storeys = homes["storeys"].to_numpy(dtype=np.float64, na_value=np.nan)
    storeys = np.where(storeys > 0, storeys, default)
    floor_m2 = np.nan_to_num(shapely.area(homes.geometry.to_numpy())) * storeys
    each_m2 = catalogue.parameters["floor_area_m2_per_person"].figure.value
    floor_m2 = np.where(floor_m2 > 0, floor_m2, people_of(homes) * each_m2)
    usual = float(np.median(floor_m2[floor_m2 > 0])) if (floor_m2 > 0).any() else 1.0
    return HomeWeights(households, np.where(floor_m2 > 0, floor_m2, usual))


def people_of(homes: gpd.GeoDataFrame) -> Floats:
    """(H,) the people in each home."""
    return np.asarray(homes[list(AGES)].to_numpy(dtype=np.float64).sum(axis=1), dtype=np.float64)


def counted_homes(homes: gpd.GeoDataFrame) -> Bools:
    """(H,) whose people were counted; none where these are nobody, as in a community without people."""
    counted: Bools = ~homes["estimated"].to_numpy(dtype=bool)
    return counted if people_of(homes)[counted].sum() > 0 else np.zeros(len(homes), dtype=bool)
