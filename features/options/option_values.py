"""Conversion between stored rows and the values that the program works with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import shapely

from base.text_limits import (
    KEY_MAX,
    NAME_MAX,
    NOTE_MAX,
    storable_number,
    storable_positions,
    storable_shape,
    storable_text,
    storable_texts,
)
from base.words import Message
from data.store.rows import Row
from features.options.intervention import Intervention, Target
from features.options.layout_option import LayoutOption


def options_from(options: Sequence[Row], interventions: Iterable[Row]) -> tuple[LayoutOption, ...]:
    """The options with their interventions, both in the order of the rows."""
    of_option: dict[str, list[Row]] = defaultdict(list)
    for row in interventions:
        of_option[row["option_id"]].append(row)
    return tuple(option_from(row, interventions_from(of_option[row["id"]])) for row in options)


def option_from(row: Row, interventions: tuple[Intervention, ...] = ()) -> LayoutOption:
    """One option."""
    return LayoutOption(
        id=row["id"],
        community=row["community"],
        letter=row["letter"],
        name=row["name"],
        description=row["description"],
        budget_cny=float(row["budget_cny"]),
        state=row["state"],
        version=row["version"],
        interventions=interventions,
        epsg=row["epsg"],
    )


def interventions_from(rows: Sequence[Row]) -> tuple[Intervention, ...]:
    """The interventions of these rows; their shapes are read all at once."""
    shapes = shapely.from_wkb([bytes(row["shape"]) for row in rows])
    return tuple(_intervention(row, shape) for row, shape in zip(rows, shapes, strict=True))


def intervention_from(row: Row) -> Intervention:
    """One intervention."""
    return interventions_from([row])[0]


def option_fields(option: LayoutOption) -> dict[str, Any]:
    """What people write about an option, checked, as columns. Raises OptionError."""
    return {
        "name": storable_text(option.name, OPTION_NAME, NAME_MAX),
        "description": storable_text(option.description, _DESCRIPTION, NOTE_MAX),
        "budget_cny": storable_number(option.budget_cny, _BUDGET),
    }


def intervention_fields(one: Intervention) -> dict[str, Any]:
    """What people say about an intervention, checked, as columns. Raises OptionError."""
    return {
        "action": one.action,
        "scenario": storable_text(one.scenario, _SCENARIO, KEY_MAX),
        "name": storable_text(one.name, _NAME, NAME_MAX),
        "shape": storable_shape(one.shape, one.name),
        "provides": storable_texts(one.provides, _PROVIDES),
        "functions": storable_texts(one.functions, _FUNCTIONS),
        "cost_cny": storable_number(one.cost_cny, _COST),
        "upkeep_cny": storable_number(one.upkeep_cny, _UPKEEP),
        "adopter": storable_text(one.adopter, _ADOPTER, NAME_MAX),
        "note": storable_text(one.note, _NOTE, NOTE_MAX),
        "use_rules": storable_text(one.use_rules, _USE_RULES, NOTE_MAX),
        "width_m": storable_number(one.width_m, _WIDTH),
        "speaker_db": storable_number(one.speaker_db, _SPEAKER),
        "target_layer": one.target.layer if one.target else None,
        "target_id": storable_text(one.target.id, _TARGET, KEY_MAX) if one.target else None,
        "confirmed": storable_positions(one.confirmed, _CONFIRMED),
    }


def _intervention(row: Row, shape: shapely.Geometry) -> Intervention:
    return Intervention(
        id=row["id"],
        action=row["action"],
        scenario=row["scenario"],
        shape=shape,
        name=row["name"],
        provides=tuple(row["provides"]),
        functions=tuple(row["functions"]),
        cost_cny=float(row["cost_cny"]),
        upkeep_cny=float(row["upkeep_cny"]),
        adopter=row["adopter"],
        note=row["note"],
        use_rules=row["use_rules"],
        width_m=float(row["width_m"]),
        speaker_db=float(row["speaker_db"]),
        target=Target(row["target_layer"], row["target_id"]) if row["target_layer"] else None,
        confirmed=tuple(row["confirmed"]),
        version=row["version"],
    )


OPTION_NAME = Message("name of the option")
_DESCRIPTION = Message("description of the option")
_BUDGET = Message("budget")
_SCENARIO = Message("scenario type")
_NAME = Message("name")
_PROVIDES = Message("what it provides")
_FUNCTIONS = Message("functions of the space")
_COST = Message("cost")
_UPKEEP = Message("upkeep a year")
_ADOPTER = Message("adopter")
_NOTE = Message("note", context="of an intervention")
_USE_RULES = Message("rules of use")
_WIDTH = Message("width")
_SPEAKER = Message("loudspeaker level")
_TARGET = Message("id of what it is about")
_CONFIRMED = Message("rules confirmed on site")
