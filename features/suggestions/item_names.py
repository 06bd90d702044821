"""What the key of a candidate or a ground stands for, said from the community alone, without a search."""

from __future__ import annotations

from typing import Any

from base.words import Bilingual, Message, Text, name_or_id
from data.assess import Assessment

_LAYERS = ("public_spaces", "facilities")


def item_name(baseline: Assessment, key: str) -> Text:
    """“Pocket park on the old yard”, or the ground alone; the key itself where nothing is known of it."""
    layer, _, rest = key.partition(":")
    thing, _, rest = rest.partition(":")
    ground = _ground_name(baseline, layer, thing)
    scenarios = baseline.catalogue.scenario_types
    found = next((scenarios[one] for one in rest.split(":") if one in scenarios), None)
    if ground is None:
        return Bilingual(key, key) if found is None else found.name
    if found is not None:
        return Message("{what} on {ground}", what=found.name, ground=ground)
    if rest == "repair":
        return Message("Repair: {ground}", ground=ground)
    return ground


def _ground_name(baseline: Assessment, layer: str, thing: str) -> Text | None:
    community = baseline.community
    if layer in _LAYERS:
        row = _row(community.public_spaces if layer == "public_spaces" else community.facilities, thing)
        return None if row is None else name_or_id(row.name_zh, row.name_en, thing)
    row = _row(community.encroachments, thing) if layer == "encroachments" else None
    if row is None:
        return None
    kind = baseline.catalogue.encroachment_categories[row.category].name
    return Message("{kind} {id}", kind=kind, id=thing[:8])


def _row(frame: Any, thing: str) -> Any:
    return next(frame[frame["id"] == thing].itertuples(), None)
