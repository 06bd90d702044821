"""Interventions in the hand-worked town of `tests.data.towns`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import shapely

from base.words import Bilingual
from data.assess import Assessment
from data.catalogue.citation import NO_CLAUSE
from data.catalogue.model import Figure, Rule
from features.options.intervention import Intervention
from features.options.siting import Finding, Judgement, Site, judge
from features.options.siting.evaluators import EVALUATORS
from features.options.siting.finding import Measurement
from tests.data.towns import assess_town, town


@cache
def assessment() -> Assessment:
    """Look, do not touch."""
    return assess_town(town())


def intervention(scenario: str, shape: shapely.Geometry, **more: Any) -> Intervention:
    """An intervention with what its scenario presets."""
    functions = assessment().catalogue.scenario_types[scenario].functions
    return replace(Intervention("new", "build", scenario, shape, "新建", functions=functions), **more)


def site(scenario: str, shape: shapely.Geometry, *others: Intervention, **more: Any) -> Site:
    """In the town as it is."""
    return Site(intervention(scenario, shape, **more), assessment(), others)


def judgement_of(scenario: str, shape: shapely.Geometry, *others: Intervention, **more: Any) -> Judgement:
    """All rules of the scenario."""
    return judge(site(scenario, shape, *others, **more))


def rule(kind: str, limit: float | None = None, unit: str = "m", target: str = "", hard: bool = True) -> Rule:
    """A rule that the catalogue might have."""
    figure = None if limit is None else Figure(limit, unit, "lintu", NO_CLAUSE, "assumption", False)
    return Rule(kind, hard, Bilingual("规则", "A rule"), figure, target)


def measurement(one: Rule, where: Site) -> Measurement:
    """What the evaluator of its kind says."""
    return EVALUATORS[one.kind](one, where)


def finding(judgement: Judgement, kind: str, target: str = "", hard: bool = True) -> Finding:
    """The first finding of this kind."""
    return next(
        one
        for one in judgement.findings
        if (one.rule.kind, one.rule.target, one.rule.hard) == (kind, target, hard)
    )
