"""Loudspeakers at the nearest home."""

from __future__ import annotations

from dataclasses import replace

import shapely

from base.words import Message
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measurement, at_most, met_measurement, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from features.options.siting.wording import METRE, amount
from spatial.siting.clearance import distance_for_level_m, nearest, sound_level_db, sum_of_levels_db


def sound_at_nearest(rule: Rule, site: Site) -> Measurement:
    """Level at the target nearest to this shape, of its speaker and those of the option's other shapes.

    A speaker may stand anywhere in its shape: the distance is from the edge that is nearest. Levels hold at
    the parameter `speaker_reference_m`.
    """
    if site.intervention.speaker_db <= 0:
        return met_measurement(Message("it has no loudspeaker"))
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm(Message("the data have no such features; confirm on site"))
    found = nearest(site.shape, things.shapes)
    if found is None:
        return met_measurement(Message("there is no home"))
    name, distance = things.name(found.row), amount(found.distance_m, METRE)
    level_db = _level_db(site, things.shapes[found.row])
    where = Message("at {name}, {distance} away,", name=name, distance=distance)
    measured = at_most(rule, site, level_db, where).if_broken_against(things.shapes[found.row])
    return measured if measured.verdict == "met" else _with_remedy(measured, rule, site)


def _level_db(site: Site, place: shapely.Geometry) -> float:
    reference_m = parameter(site.catalogue, "speaker_reference_m")
    speakers = [one for one in (site.intervention, *site.other_builds) if one.speaker_db > 0]
    return sum_of_levels_db(
        sound_level_db(one.speaker_db, reference_m, float(shapely.distance(one.shape, place)))
        for one in speakers
    )


def _with_remedy(measured: Measurement, rule: Rule, site: Site) -> Measurement:
    """How far away this speaker alone would be quiet enough."""
    assert rule.limit is not None
    reference_m = parameter(site.catalogue, "speaker_reference_m")
    enough = amount(distance_for_level_m(site.intervention.speaker_db, reference_m, rule.limit.value), METRE)
    text = Message("{said}; this speaker alone meets it from {enough}", said=measured.text, enough=enough)
    return replace(measured, text=text)
