"""Options side by side in one table: what each gives whom, and what it costs."""

from __future__ import annotations

import pandas as pd

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name
from features.options.staff.score_change import budget_in_words, newly_reached_by_group, signed_number
from ui.components.score_tables import group_names


def compare_table(baseline: Assessment, sketches: list[Sketch], tr: Translator) -> pd.DataFrame:
    """One column an option, after the community as it is; one row a figure."""
    columns = {tr("Today"): _scores(baseline, tr)}
    for sketch in sketches:
        columns[option_name(sketch.option, tr)] = _figures(sketch, tr)
    figures = list(columns[list(columns)[-1]])  # an option has all of them, in their order
    return pd.DataFrame(columns, index=figures).fillna(NOTHING).rename_axis(tr("Figure")).reset_index()


def figures_by_importance(assessment: Assessment, tr: Translator) -> list[str]:
    """What decides between options, first things first; the figures of the table after these come last."""
    names = group_names(assessment, tr)
    worst_first = [names[row] for row in assessment.overall.met.argsort()]
    changes = [tr("Change of needs met: {group}", group=name) for name in worst_first]
    return [
        tr("Newly within reach (people)"),
        changes[0],
        tr("Lose access (people)"),
        tr("Figures that get worse"),
        tr("Cost (yuan)"),
        tr("Budget"),
        tr("Yuan per person newly reached"),
        tr("Do not count (rules)"),
        *changes[1:],
    ]


def _figures(sketch: Sketch, tr: Translator) -> dict[str, str]:
    comparison, cost_cny = sketch.comparison, sketch.payable.cost_cny
    met = [tr.name(check.clause.name) for check in comparison.newly_met]
    missed = [tr.name(check.clause.name) for check in comparison.newly_missed]
    return {
        tr("Newly within reach (people)"): tr.number(comparison.people_gaining),
        **_newly_reached(sketch, tr),
        tr("Yuan per person newly reached"): tr.number(comparison.cny_per_person(cost_cny)),
        tr("Lose access (people)"): tr.number(float(comparison.lost.people.sum())),
        tr("Figures that get worse"): tr.number(len(comparison.losses)),
        **_changes(sketch, tr),
        **_scores(comparison.after, tr),
        tr("Standards newly met"): tr.list(met) or NOTHING,
        tr("Standards no longer met"): tr.list(missed) or NOTHING,
        tr("Cost (yuan)"): tr.number(cost_cny),
        tr("Budget"): budget_in_words(sketch.payable, tr),
        tr("Upkeep a year (yuan)"): tr.number(sketch.payable.upkeep_cny),
        tr("Do not count (rules)"): tr.number(len(sketch.option.interventions) - len(sketch.counted)),
    }


def _newly_reached(sketch: Sketch, tr: Translator) -> dict[str, str]:
    """What the people of each group newly reach, and how many."""
    names = group_names(sketch.assessment, tr)
    return {
        tr("Newly within reach: {group}", group=name): things or NOTHING
        for name, things in zip(names, newly_reached_by_group(sketch.comparison, tr), strict=True)
    }


def _changes(sketch: Sketch, tr: Translator) -> dict[str, str]:
    """The change of the headline, group by group."""
    names = group_names(sketch.assessment, tr)
    return {
        tr("Change of needs met: {group}", group=name): signed_number(float(change), tr) or "0"
        for name, change in zip(names, sketch.comparison.met, strict=True)
    }


def _worst_place(assessment: Assessment, tr: Translator) -> str:
    place = assessment.worst_place()
    name, met = tr.name(assessment.catalogue.age_groups[place.group].people), tr.number(place.met)
    if not place.grid:
        return tr("{group}, {met} %", group=name, met=met)
    return tr("{group} in grid {grid}, {met} %", group=name, grid=place.grid, met=met)


def _scores(assessment: Assessment, tr: Translator) -> dict[str, str]:
    scores, names = assessment.overall, group_names(assessment, tr)
    lives = scores.worst_group >= 0
    return {
        **{
            tr("Needs met: {group} (%)", group=name): tr.number(float(met), 1)
            for name, met in zip(names, scores.met, strict=True)
        },
        **{
            tr("Lack two or more: {group} (people)", group=name): tr.number(float(people))
            for name, people in zip(names, scores.lacking["standard_radius"][:, 2], strict=True)
        },
        tr("Worst off"): _worst_place(assessment, tr) if lives else NOTHING,
        tr("Space per person (m²)"): tr.number(scores.supply_m2, 2),
        tr("Spaces joined without steps"): tr.percent(assessment.spaces.joined_share),
        tr("Paths easy to walk"): tr.percent(assessment.spaces.easy_path_share),
        tr("Detour"): tr.number(assessment.spaces.detour_ratio, 2),
    }
