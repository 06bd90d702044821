"""Options side by side in one table: what each gives whom, and what it costs."""

from __future__ import annotations

import pandas as pd

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name
from features.options.staff.score_change import gains, signed_number
from ui.components.score_tables import group_names


def compare_table(baseline: Assessment, sketches: list[Sketch], tr: Translator) -> pd.DataFrame:
    """One column an option, after the community as it is; one row a figure."""
    columns = {tr("Today"): _scores(baseline, tr)}
    for sketch in sketches:
        columns[option_name(sketch.option, tr)] = _figures(sketch, tr)
    return pd.DataFrame(columns).fillna(NOTHING).rename_axis(tr("Figure")).reset_index()


def _figures(sketch: Sketch, tr: Translator) -> dict[str, str]:
    comparison, cost_cny = sketch.comparison, sketch.payable.cost_cny
    met = [tr.name(check.clause.name) for check in comparison.newly_met]
    missed = [tr.name(check.clause.name) for check in comparison.newly_missed]
    return {
        **_scores(comparison.after, tr),
        tr("Change of the index"): signed_number(comparison.index_all, tr, 2) or "0",
        tr("Newly within reach (people)"): tr.number(float(comparison.gained.people.sum())),
        tr("Lose access (people)"): tr.number(float(comparison.lost.people.sum())),
        tr("Standards newly met"): tr.list(met) or NOTHING,
        tr("Standards no longer met"): tr.list(missed) or NOTHING,
        tr("Cost (yuan)"): tr.number(cost_cny),
        tr("Budget ceiling (yuan)"): _ceiling(sketch, tr),
        tr("Upkeep a year (yuan)"): tr.number(sketch.payable.upkeep_cny),
        tr("Index gain per 10 000 yuan"): gains(comparison, cost_cny, tr) if cost_cny > 0 else NOTHING,
        tr("Do not count (rules)"): tr.number(len(sketch.option.interventions) - len(sketch.counted)),
    }


def _ceiling(sketch: Sketch, tr: Translator) -> str:
    """The ceiling, and how much of it is spent."""
    ceiling_cny = sketch.option.budget_cny
    if ceiling_cny <= 0:
        return NOTHING
    return f"{tr.number(ceiling_cny)} ({tr.percent(sketch.payable.cost_cny / ceiling_cny)})"


def _scores(assessment: Assessment, tr: Translator) -> dict[str, str]:
    scores, names = assessment.overall, group_names(assessment, tr)
    grid = assessment.worst_grid
    worst = f"{grid} ({tr.number(assessment.by_grid[grid].index_all, 1)})" if grid else NOTHING
    return {
        tr("Access index (0–100)"): tr.number(scores.index_all, 1),
        **{
            tr("Index: {group}", group=name): tr.number(index, 1)
            for name, index in zip(names, scores.index, strict=True)
        },
        **{
            tr("Within reach, all needs: {group}", group=name): tr.percent(share)
            for name, share in zip(names, reach_of_needs(assessment), strict=True)
        },
        tr("Worst-off grid"): worst,
        tr("Space per person (m²)"): tr.number(scores.supply_m2, 2),
        tr("Spaces joined without steps"): tr.percent(assessment.spaces.joined_share),
        tr("Paths easy to walk"): tr.percent(assessment.spaces.easy_path_share),
        tr("Detour"): tr.number(assessment.spaces.detour_ratio, 2),
    }


def reach_of_needs(assessment: Assessment) -> list[float]:
    """Coverage of each group over all categories, by weight (same distance for all)."""
    weight, share = assessment.profile.weight, assessment.overall.coverage["standard_radius"]
    return [float((w * s).sum() / w.sum()) for w, s in zip(weight, share, strict=True)]
