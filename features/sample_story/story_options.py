"""The story's layout options, made as people make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import shapely

from base.clock import at_moment
from data.catalogue.model import Catalogue
from data.model import Community
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_store import add_intervention, create_option, option, save_option
from features.options.presets import preset_intervention
from features.sample_story.story_text import Facts, moment, name_in_both, story, text_in_both


def interventions_of(facts: Facts, catalogue: Catalogue) -> tuple[Intervention, ...]:
    """The interventions of one option of the story, filled in from the catalogue."""
    return tuple(
        replace(
            preset_intervention(
                catalogue, one["scenario"], shapely.from_wkt(one["shape"]), name_in_both(one["name"])
            ),
            note=text_in_both(one["note"]),
        )
        for one in facts["interventions"]
    )


def make_options(community: Community, catalogue: Catalogue, today: datetime) -> Mapping[str, LayoutOption]:
    """Make the options; by their keys in the story."""
    return {facts["key"]: _make_option(facts, community, catalogue, today) for facts in story().options}


def _make_option(facts: Facts, community: Community, catalogue: Catalogue, today: datetime) -> LayoutOption:
    actor, name = story().actor, name_in_both(facts["name"])
    with at_moment(moment(today, facts["days_ago"], facts["hour"])):
        made = create_option(community.key, name, actor, community.crs.to_epsg() or 0)
        about = text_in_both(facts["description"])
        save_option(replace(made, description=about, budget_cny=float(facts["budget_cny"])), actor)
        for one in interventions_of(facts, catalogue):
            add_intervention(made.id, one, actor)
    return option(made.id)
