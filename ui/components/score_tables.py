"""Scores as tables: one row a category or a place, one column a group."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from base.i18n import Translator
from data.assess import Assessment
from data.scores import Scores
from spatial.network import Floats


def coverage_table(assessment: Assessment, scores: Scores, mode: str, tr: Translator) -> pd.DataFrame:
    """Categories × groups: percent of each group within reach on foot and, with the same distance for all,
    within the radius on the map; a dash where the group does not need it. scores: of the whole community."""
    share = np.where(assessment.profile.weight > 0, scores.coverage[mode], np.nan)
    names = [tr.name(c.name) for c in assessment.catalogue.facility_categories.values()]
    table: dict[str, object] = {tr("Category"): names}
    for row, name in enumerate(group_names(assessment, tr)):
        table[name] = [tr.percent(value) for value in share[row]]
    if mode == "standard_radius":
        table[tr("Radius (m)")] = assessment.profile.service_radius_m
        on_map = np.where(assessment.profile.weight > 0, assessment.radius_share(), np.nan)
        table[tr("Radius on the map (%)")] = [percents(of_groups, tr) for of_groups in on_map.T]
    else:
        table[tr("Time limit (min)")] = assessment.profile.walk_min
    return pd.DataFrame(table)


def percents(shares: Floats, tr: Translator) -> str:
    """The shares of the groups in their order, "84 / 88 / 90"."""
    return " / ".join(tr.number(100.0 * float(share)) for share in shares)


def places_table(
    assessment: Assessment,
    places: Mapping[str, Scores],
    names: Mapping[str, str],
    mode: str,
    category: str,
    tr: Translator,
) -> pd.DataFrame:
    """One row a grid or compound, the worst-off first: people, needs met by group, who lacks two or more, and
    coverage of the chosen category by group."""
    groups = group_names(assessment, tr)
    table: dict[str, object] = {
        tr("Place"): [names[key] for key in places],
        tr("Households"): [scores.households for scores in places.values()],
        tr("People"): [float(scores.people.sum()) for scores in places.values()],
    }
    for row, group in enumerate(groups):
        table[tr("Needs met: {group} (%)", group=group)] = _round_all(
            [scores.needs_met[mode][row] for scores in places.values()]
        )
    table[tr("Lack two or more (people)")] = _round_all(
        [float(scores.lacking[mode][:, 2].sum()) for scores in places.values()]
    )
    if category:
        column = assessment.categories.index(category)
        for row, group in enumerate(groups):
            table[tr("Within reach: {group} (%)", group=group)] = _round_all(
                [100.0 * scores.coverage[mode][row, column] for scores in places.values()]
            )
    table[tr("Space per person (m²)")] = _round_all([scores.supply_m2 for scores in places.values()], 1)
    worst_first = np.argsort([_least(scores, mode) for scores in places.values()], kind="stable")
    return pd.DataFrame(table).iloc[worst_first]


def _least(scores: Scores, mode: str) -> float:
    """Needs met of the worst-off group; NaN, which is sorted last, where nobody lives."""
    met = scores.needs_met[mode]
    return float(np.nanmin(met)) if not np.isnan(met).all() else float("nan")


def group_names(assessment: Assessment, tr: Translator) -> list[str]:
    """The names of the age groups in catalogue order."""
    return [tr.name(group.name) for group in assessment.catalogue.age_groups.values()]


def _round_all(values: list[float], decimals: int = 0) -> list[float]:
    return [round(float(value), decimals) for value in values]
