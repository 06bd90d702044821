"""The places that an atlas has a page for: grids, compounds or interventions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from base.known_texts import text_for
from base.words import Message, Text
from data.assess import Assessment
from data.scores import Scores
from exports.sheets.quantities import money, number, size
from exports.sheets.subject import AtlasPart
from exports.sheets.title_block import Row
from features.options.intervention_layer import class_of, intervention_classes
from features.options.sketch import Sketch
from layers.layer import with_names

PartKind = Literal["grid", "compound", "intervention"]

_AROUND_M = 40.0
"""Ground shown around an intervention, so that its neighbours can be recognised."""

NAMES: Mapping[PartKind, Text] = {
    "grid": Message("responsibility grids"),
    "compound": Message("compounds"),
    "intervention": Message("interventions"),
}
ATLAS_NAMES: Mapping[PartKind, Text] = {
    "grid": Message("Atlas of grids"),
    "compound": Message("Atlas of compounds"),
    "intervention": Message("Atlas of interventions"),
}
RULE_MARKS = {"broken": "×", "to_confirm": "?", "met": "✓", "confirmed": "✓"}
"""Of what a siting rule says; in this order on the page."""
_WEIGHTS = (Message("should"), Message("must"))
_HOUSEHOLDS = Message("Households")
_PEOPLE = Message("People")
_SUPPLY = Message("Space per person")
_SCENARIO = Message("Scenario")
_SIZE = Message("Size")
_COST = Message("Cost")
_UPKEEP = Message("Upkeep a year", context="sheet")


def parts_of(kind: PartKind, assessment: Assessment, sketch: Sketch | None, language: str) -> list[AtlasPart]:
    """The parts of this kind, in their order; `assessment` is the one that is shown."""
    return _PARTS[kind](assessment, sketch, language)


def _grids(assessment: Assessment, sketch: Sketch | None, language: str) -> list[AtlasPart]:
    grids = assessment.community.grids
    return [
        AtlasPart(code, ground, _scores(assessment, assessment.by_grid[code], language))
        for code, ground in zip(grids["code"], grids.geometry, strict=True)
    ]


def _compounds(assessment: Assessment, sketch: Sketch | None, language: str) -> list[AtlasPart]:
    compounds = with_names(assessment.community.compounds)
    rows = zip(compounds["id"], compounds["name"], compounds.geometry, strict=True)
    return [
        AtlasPart(name.text(language), ground, _scores(assessment, assessment.by_compound[key], language))
        for key, name, ground in rows
    ]


def _interventions(assessment: Assessment, sketch: Sketch | None, language: str) -> list[AtlasPart]:
    kinds = intervention_classes(assessment.catalogue)
    parts = []
    for place, one in enumerate(sketch.counted if sketch else (), start=1):
        kind = kinds[class_of(assessment.catalogue, one)].label.text(language)
        facts = (
            (_SCENARIO.text(language), kind),
            (_SIZE.text(language), size(one.shape)),
            (_COST.text(language), money(one.cost_cny, language)),
            (_UPKEEP.text(language), money(one.upkeep_cny, language)),
        )
        name = f"{place} {text_for(one.name, language).strip() or kind}"
        rules = _rules(sketch, one.id, language) if sketch else ()
        parts.append(AtlasPart(name, one.shape.buffer(_AROUND_M), facts, rules, veiled=False))
    return parts


def _rules(sketch: Sketch, key: str, language: str) -> tuple[str, ...]:
    """Every siting rule with what was found, broken ones first."""
    order = list(RULE_MARKS)
    found = sorted(sketch.judgements[key].findings, key=lambda one: order.index(one.verdict))
    return tuple(
        f"{RULE_MARKS[one.verdict]} [{_WEIGHTS[one.rule.hard].text(language)}] {one.text.text(language)}"
        for one in found
    )


def _scores(assessment: Assessment, scores: Scores, language: str) -> tuple[Row, ...]:
    groups = assessment.catalogue.age_groups.values()
    return (
        (_HOUSEHOLDS.text(language), number(scores.households)),
        (_PEOPLE.text(language), number(float(np.sum(scores.people)))),
        *(
            (Message("Needs met: {group}", group=group.people).text(language), f"{number(float(met), 1)} %")
            for group, met in zip(groups, scores.met, strict=True)
        ),
        (_SUPPLY.text(language), f"{number(scores.supply_m2, 1)} m²"),
    )


_PARTS: Mapping[PartKind, Callable[[Assessment, Sketch | None, str], list[AtlasPart]]] = {
    "grid": _grids,
    "compound": _compounds,
    "intervention": _interventions,
}
