"""Which figures an option makes worse: of groups, categories, grids, accessible routes, seats, spaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from base.words import Message, Text
from data.assess import Assessment
from data.profile import parameter

Unit = Literal["points", "share", "m2", "ratio"]
_DECIMALS: dict[Unit, int] = {"points": 1, "share": 3, "m2": 2, "ratio": 2}
"""As figures are shown: what reads the same is no loss."""


@dataclass(frozen=True)
class ComparedFigure:
    """A figure of one assessment. key: the same in every assessment of the community."""

    key: tuple[str, ...]
    name: Text
    value: float
    unit: Unit
    more_is_better: bool = True


@dataclass(frozen=True)
class Loss:
    """A figure that is worse after than before."""

    name: Text
    before: float
    after: float
    unit: Unit


def losses(before: Assessment, after: Assessment, mode: str) -> tuple[Loss, ...]:
    """Every figure that gets worse so that it shows, in the order of `figures`."""
    earlier = {one.key: one.value for one in figures(before, mode)}
    return tuple(
        Loss(one.name, earlier[one.key], one.value, one.unit)
        for one in figures(after, mode)
        if one.key in earlier and _is_worse(earlier[one.key], one)
    )


def _is_worse(before: float, now: ComparedFigure) -> bool:
    decimals = _DECIMALS[now.unit]
    change = round(now.value, decimals) - round(before, decimals)
    return change < 0 if now.more_is_better else change > 0  # never where one of them is NaN


def figures(assessment: Assessment, mode: str) -> Iterator[ComparedFigure]:
    """All figures that options are compared by; NaN where there is nothing to measure."""
    yield from _of_groups(assessment, mode)
    yield from _of_categories(assessment, mode)
    yield from _of_grids(assessment, mode)
    yield from _of_spaces(assessment)


def _of_groups(assessment: Assessment, mode: str) -> Iterator[ComparedFigure]:
    """Needs met, on accessible routes too, and seats by the way."""
    within_m = parameter(assessment.catalogue, "seat_spacing_m")
    by_group = zip(
        assessment.catalogue.age_groups.values(),
        assessment.overall.needs_met[mode],
        assessment.accessible.needs_met(assessment.people),
        assessment.seats.share_within(assessment.people, within_m),
        strict=True,
    )
    for group, met, accessible, seats in by_group:
        name = group.name
        yield ComparedFigure(
            ("met", group.key), Message("Needs met: {group} (%)", group=name), float(met), "points"
        )
        yield ComparedFigure(
            ("accessible", group.key),
            Message("Needs met on accessible routes: {group} (%)", group=name),
            float(accessible),
            "points",
        )
        yield ComparedFigure(
            ("seats", group.key),
            Message("A seat every {metres:g} m: {group}", metres=within_m, group=name),
            float(seats),
            "share",
        )


def _of_categories(assessment: Assessment, mode: str) -> Iterator[ComparedFigure]:
    shares, needed = assessment.overall.coverage[mode], assessment.profile.weight > 0
    groups = list(assessment.catalogue.age_groups.values())
    categories = list(assessment.catalogue.facility_categories.values())
    for row, column in np.argwhere(needed):
        group, category = groups[row], categories[column]
        yield ComparedFigure(
            ("reach", group.key, category.key),
            Message("{category} within reach: {group}", category=category.name, group=group.name),
            float(shares[row, column]),
            "share",
        )


def _of_grids(assessment: Assessment, mode: str) -> Iterator[ComparedFigure]:
    for grid, scores in assessment.by_grid.items():
        for group, met in zip(assessment.catalogue.age_groups.values(), scores.needs_met[mode], strict=True):
            name = Message("Needs met in grid {grid}: {group} (%)", grid=grid, group=group.name)
            yield ComparedFigure(("grid", grid, group.key), name, float(met), "points")


def _of_spaces(assessment: Assessment) -> Iterator[ComparedFigure]:
    scores, spaces = assessment.overall, assessment.spaces
    yield ComparedFigure(("supply",), Message("Space per person (m²)"), scores.supply_m2, "m2")
    yield ComparedFigure(("open",), Message("Open space within 400 m"), scores.open_space, "share")
    yield ComparedFigure(
        ("ages",), Message("Reach a space for old and young"), spaces.intergenerational_share, "share"
    )
    yield ComparedFigure(
        ("single",), Message("Spaces with a single use"), spaces.monofunctional_share, "share", False
    )
    yield ComparedFigure(("joined",), Message("Spaces joined without steps"), spaces.joined_share, "share")
    yield ComparedFigure(("easy",), Message("Paths easy to walk"), spaces.easy_path_share, "share")
    yield ComparedFigure(("detour",), Message("Detour"), spaces.detour_ratio, "ratio", False)
