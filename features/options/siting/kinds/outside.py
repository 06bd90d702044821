"""Off the ground of something."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message, Text, join_texts
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, met_measurement, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from features.options.siting.wording import amount
from spatial.siting.overlap import overlap_m2, stands_in

_READS_AS_NOTHING_M2 = 0.005


def outside(rule: Rule, site: Site) -> Measurement:
    """The shape shares no ground with any target; `by_how_much` is the area it shares, m²."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm(Message("the data have no such features; confirm on site"))
    rows = np.flatnonzero(stands_in(site.shape, things.shapes))
    shared_m2 = overlap_m2(site.shape, things.shapes[rows])
    # Two areas that meet in a sliver of rounding do not overlap; a point has no area and counts as it is.
    are_areas = (shapely.get_dimensions(things.shapes[rows]) == 2) & (site.dimension == 2)
    is_sliver = are_areas & (shared_m2 < _READS_AS_NOTHING_M2)
    rows, shared_m2 = rows[~is_sliver], shared_m2[~is_sliver]
    if not len(rows):
        return met_measurement(Message("it overlaps none"))
    rows = rows[np.argsort(-shared_m2)]
    names = [things.name(int(row)) for row in rows]
    total_m2 = float(shared_m2.sum())
    text = _outside_text(site, names, total_m2)
    return Measurement("broken", text, total_m2, total_m2, against=things.shapes[rows[0]])


def _outside_text(site: Site, names: list[Text], total_m2: float) -> Text:
    places = join_texts(names[:3])
    if len(names) > 3:
        places = Message("{names} and {more} more", names=places, more=len(names) - 3, count=len(names))
    if total_m2 == 0:
        return Message("it is on {places}", places=places)
    area = amount(total_m2, site.catalogue.units["m2"])
    return Message("it overlaps {places} by {area}", places=places, area=area)
