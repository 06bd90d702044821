"""A bundle in words, a sentence each: for the page, the sheet and the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from base.words import Message, Text, join_texts
from data.catalogue.model import Catalogue
from features.options.intervention import Intervention
from features.suggestions.bundle import BundleItem, SuggestedBundle
from features.suggestions.ground import KIND_NAMES
from features.suggestions.objective import OBJECTIVES, Objective

_SHORT: Mapping[Objective, Message] = {
    "people": Message("Most people"),
    "headline": Message("Best headline"),
    "worst_group": Message("Worst-off group"),
    "worst_grid": Message("Worst-off grid"),
}


def bundle_name(bundle: SuggestedBundle) -> Text:
    """What the bundle was chosen for."""
    if bundle.cheapest:
        return Message("cheapest within 5 % of the best")
    return OBJECTIVES[bundle.objective]


def short_name(bundle: SuggestedBundle) -> Text:
    """The same in two or three words, for a heading."""
    return Message("Cheapest", context="bundle") if bundle.cheapest else _SHORT[bundle.objective]


def payer_text(bundle: SuggestedBundle) -> Text | None:
    """Of how many items nobody is named who pays the upkeep; None where somebody is for all."""
    count, lacking = len(bundle.items), sum(one.lacks_payer for one in bundle.items)
    if not lacking:
        return None
    return Message(
        "{lacking} of {count} items: nobody is named who pays the upkeep", lacking=lacking, count=count
    )


def value_text(bundle: SuggestedBundle) -> Text:
    """What it reaches by its objective."""
    value = bundle.solution.value
    before = bundle.comparison.before
    if bundle.cheapest or bundle.objective == "people":
        return Message(
            "{people:,.0f} people newly reached, weighted by need; {any:,.0f} reach something new",
            people=round(bundle.people_by_need),
            any=float(bundle.comparison.gained.people.sum()),
        )
    if bundle.objective == "headline":
        return Message("headline up by {points:.1f} points", points=value)
    if bundle.objective == "worst_group":
        was = before.overall.needs_met[bundle.comparison.mode]
        return Message(
            "worst-off group: from {before:.1f} to {after:.1f} %", before=np.nanmin(was), after=value
        )
    was_met = before.worst_place(bundle.comparison.mode).met
    return Message("worst-off grid: from {before:.1f} to {after:.1f} %", before=was_met, after=value)


def proof_text(bundle: SuggestedBundle) -> Text:
    """Whether it is proved to be best, or how far below it may be. Always rounded up."""
    gap = bundle.solution.gap
    if gap == 0 and bundle.cheapest:
        return Message("proved: none is cheaper")
    if gap == 0:
        return Message("proved: optimal")
    percent = math.ceil(gap * 1000) / 10
    if bundle.cheapest:
        return Message("at most {percent:.1f} % dearer than the cheapest possible", percent=percent)
    return Message("at most {percent:.1f} % below the best possible", percent=percent)


def what_text(catalogue: Catalogue, one: Intervention) -> Text:
    """What is built, or that something is repaired."""
    if one.action != "build":
        return Message("repair")
    return catalogue.scenario_types[one.scenario].name


def item_sentences(catalogue: Catalogue, item: BundleItem, numbers: dict[str, int]) -> Iterator[Text]:
    """Everything that is said of an item. numbers: key → number of each item of the bundle."""
    candidate = item.candidate
    yield Message(
        "Stands on {ground} ({kind}).", ground=candidate.ground.name, kind=KIND_NAMES[candidate.ground.kind]
    )
    yield Message(
        "Costs {cost:,.0f} yuan, then {upkeep:,.0f} yuan a year ({total:,.0f} in {years:g} years).",
        cost=candidate.cost_cny,
        upkeep=candidate.upkeep_cny,
        total=item.upkeep_total_cny,
        years=item.upkeep_years,
    )
    if item.lacks_payer:
        yield Message("Nobody is named yet who pays the upkeep.")
    yield _people_sentence(catalogue, item)
    if (lost := float(item.alone.lost.people.sum())) > 0:
        yield Message("By itself it takes something out of reach of {people:,.0f} people.", people=lost)
    for key, people in item.shared.items():
        yield Message(
            "{shared:,.0f} of its {people:,.0f} people are reached by item {number} too.",
            shared=people,
            people=item.people.sum(),
            number=numbers[key],
        )
    if item.instead is not None:
        yield _instead_sentence(catalogue, item)
    yield _rules_sentence(item)


def _people_sentence(catalogue: Catalogue, item: BundleItem) -> Text:
    if item.people.sum() == 0:
        return Message("By itself it brings nobody within reach of anything new.")
    groups = [
        Message("{people:,.0f} {group}", people=people, group=group.people)
        for group, people in zip(catalogue.age_groups.values(), item.people, strict=True)
        if people > 0
    ]
    return Message("By itself it newly reaches {groups}.", groups=join_texts(groups))


def _instead_sentence(catalogue: Catalogue, item: BundleItem) -> Text:
    assert item.instead is not None
    other = item.instead.candidate
    return Message(
        "Next-best ground: {ground} ({what}) for {cost:,.0f} yuan; taking it instead loses {loss:.1f}.",
        ground=other.ground.name,
        what=what_text(catalogue, other.intervention),
        cost=other.cost_cny,
        loss=item.instead.loses,
    )


def _rules_sentence(item: BundleItem) -> Text:
    judgement = item.candidate.judgement
    if not judgement.findings:
        return Message("No siting rule applies to a repair.")
    passed = sum(one.verdict in ("met", "confirmed") for one in judgement.findings)
    open_rules = len(item.candidate.to_confirm)
    return Message(
        "Siting rules: {passed} of {count} met, {open} to confirm on site.",
        passed=passed,
        count=len(judgement.findings),
        open=open_rules,
    )


def losers_text(bundle: SuggestedBundle) -> Text:
    """Who loses something by the bundle, and which figures get worse."""
    people = float(bundle.comparison.lost.people.sum())
    worse = [one.name for one in bundle.comparison.losses]
    if people == 0 and not worse:
        return Message("Nobody loses anything that is measured.")
    if not worse:
        return Message("{people:,.0f} people lose something within their reach.", people=people)
    return Message(
        "{people:,.0f} people lose something within their reach; worse: {figures}.",
        people=people,
        figures=join_texts(worse),
    )
