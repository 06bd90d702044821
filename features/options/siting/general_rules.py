"""Rules that hold for every shape because the map can tell: homes, roads, and the option's other shapes."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.site import Site
from features.options.siting.targets import INTERVENTION


def standing_rules(site: Site) -> tuple[Rule, ...]:
    """For this shape. Lines run past homes and through other interventions, so these ask nothing of them."""
    if site.dimension == 1:
        return ()
    fire_lane = site.catalogue.parameters["fire_lane_clear_m"].figure
    rules = (
        Rule("outside", True, Message("Does not overlap homes"), target="residence"),
        Rule(
            "outside",
            True,
            Message("Does not overlap the option's other interventions"),
            target=INTERVENTION,
        ),
        Rule(
            "clear_width",
            True,
            Message("Leaves {value:g} m of a road clear, as for a fire lane", value=fire_lane.value),
            fire_lane,
            "vehicle_road",
        ),
    )
    return rules if site.dimension == 2 else (rules[0], rules[2])
