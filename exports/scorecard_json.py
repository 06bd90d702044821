"""The whole scorecard as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from base.words import Note
from data.assess import Assessment, Equity
from data.catalogue.own_survey import survey_of
from data.causes import Cause
from data.checks import Check
from data.notes import assumptions_of, warnings_of
from data.profile import parameter
from data.scores import Scores
from data.space_use import SpaceUse
from data.worst_homes import WorstHome, worst_homes
from spatial.coverage import LACKS, Bools
from spatial.network import Floats


def scorecard_json(assessment: Assessment) -> str:
    """JSON text, UTF-8 safe. Numbers that have no meaning (nobody lives there) are null."""
    return json.dumps(scorecard(assessment), ensure_ascii=False, indent=2, allow_nan=False)


def scorecard(assessment: Assessment) -> dict[str, Any]:
    """The scorecard as plain values: shares 0–1, needs met and indices 0–100, areas in m².

    `index` is `proximity_v1` with the mean of the groups, for one more release.
    """
    community = assessment.community
    return {
        "community": community.key,
        "name": {"zh": community.name.zh, "en": community.name.en},
        "crs": community.crs.to_string(),
        "digest": community.digest,
        "profile": _profile(assessment),
        **_scores(assessment, assessment.overall, np.ones(len(assessment.people), dtype=bool)),
        "worst": {"group": _worst_group(assessment), "grid": assessment.worst_grid or None},
        "worst_homes": [
            _worst_home(assessment, one) for one in worst_homes(assessment, "all", "standard_radius")
        ],
        "grids": _places(assessment, assessment.by_grid, "grid"),
        "compounds": _places(assessment, assessment.by_compound, "compound"),
        "equity": _equity(assessment.grid_equity),
        "public_space": _public_space(assessment.spaces),
        "standards": [_check(check) for check in assessment.checks],
        "assumptions": [_note(note) for note in assumptions_of(assessment)],
        "warnings": [_note(note) for note in warnings_of(assessment)],
    }


def _equity(equity: Equity) -> dict[str, Any]:
    return {"grid_gini": _number(equity.gini), "grid_gap": _number(equity.gap)}


def _public_space(spaces: SpaceUse) -> dict[str, Any]:
    return {
        "count": len(spaces.area_m2),
        "area_m2": _number(spaces.area_m2.sum()),
        "taken_m2": _number(spaces.taken_m2),
        "intergenerational_share": _number(spaces.intergenerational_share),
        "monofunctional_share": _number(spaces.monofunctional_share),
        "monofunctional_area_share": _number(spaces.monofunctional_area_share),
        "joined_share": _number(spaces.joined_share),
        "easy_path_share": _number(spaces.easy_path_share),
        "detour_ratio": _number(spaces.detour_ratio),
    }


def _places(assessment: Assessment, places: Mapping[str, Scores], column: str) -> dict[str, Any]:
    of_home = assessment.community.residences[column].to_numpy()
    return {
        key: _scores(assessment, scores, np.asarray(of_home == key, dtype=np.bool_))
        for key, scores in places.items()
    }


def _scores(assessment: Assessment, scores: Scores, rows: Bools) -> dict[str, Any]:
    """rows: (B,) the residences of the place."""
    groups = assessment.groups
    return {
        "households": _number(scores.households),
        "people": _by_group(groups, scores.people),
        "needs_met": {mode: _by_group(groups, met) for mode, met in scores.needs_met.items()},
        "needs_met_accessible": _by_group(
            groups, assessment.accessible.needs_met(np.where(rows[:, None], assessment.people, 0.0))
        ),
        "lacking": {
            group: dict(zip(LACKS, map(_number, people), strict=True))
            for group, people in zip(groups, scores.lacking["standard_radius"], strict=True)
        },
        "shortfall_index": _by_group(groups, scores.shortfall),
        "proximity_v1": _by_group(groups, scores.proximity),
        "index": {**_by_group(groups, scores.proximity), "all": _number(scores.proximity_all)},
        "supply_m2_per_person": _number(scores.supply_m2),
        "open_space_400m": _number(scores.open_space),
        "coverage": {
            mode: {
                group: {
                    category: _number(share)
                    for category, share in zip(assessment.categories, of_group, strict=True)
                }
                for group, of_group in zip(groups, shares, strict=True)
            }
            for mode, shares in scores.coverage.items()
        },
        "within_radius_on_map": {
            group: dict(zip(assessment.categories, map(_number, of_group), strict=True))
            for group, of_group in zip(groups, assessment.radius_share(rows), strict=True)
        },
        "seats_on_the_way": _seats(assessment, rows),
    }


def _seats(assessment: Assessment, rows: Bools) -> dict[str, Any]:
    """Shares of the people with a seat every 50 and every 100 m of their walks; people without a path."""
    people = np.where(rows[:, None], assessment.people, 0.0)
    good, acceptable = (
        assessment.seats.share_within(people, parameter(assessment.catalogue, key))
        for key in ("seat_spacing_elders_m", "seat_spacing_m")
    )
    unknown = assessment.seats.unknown(people)
    return {
        group: {
            "good": _number(good[row]),
            "acceptable": _number(acceptable[row]),
            "unknown_people": _number(unknown[row]),
        }
        for row, group in enumerate(assessment.groups)
    }


def _profile(assessment: Assessment) -> dict[str, Any]:
    """What the figures were made with: who needs what, how near, at what speed."""
    profile, groups, categories = assessment.profile, assessment.groups, assessment.categories
    return {
        "key": assessment.catalogue.profile,
        "own_survey": _own_figures(assessment),
        "weights": {
            group: dict(zip(categories, map(_number, weights), strict=True))
            for group, weights in zip(groups, profile.weight, strict=True)
        },
        "radii_m": dict(zip(categories, map(_number, profile.service_radius_m), strict=True)),
        "minutes": dict(zip(categories, map(_number, profile.walk_min), strict=True)),
        "speeds_m_per_s": _by_group(groups, profile.speed_m_per_s),
    }


def _own_figures(assessment: Assessment) -> dict[str, list[str]]:
    """Which of the figures the community asked its own people: groups, and categories."""
    survey = survey_of(assessment.catalogue)
    return {
        "weights": list(survey.weights),
        "radii_m": list(survey.radii_m),
        "minutes": list(survey.minutes),
        "speeds_m_per_s": list(survey.speeds_m_per_s),
    }


def _by_group(groups: tuple[str, ...], values: Floats) -> dict[str, float | None]:
    return {group: _number(value) for group, value in zip(groups, values, strict=True)}


def _worst_group(assessment: Assessment) -> str | None:
    worst = assessment.overall.worst_group
    return assessment.groups[worst] if worst >= 0 else None


def _worst_home(assessment: Assessment, one: WorstHome) -> dict[str, Any]:
    """lacks: people × things out of their reach. causes: of what the elders lack there."""
    return {
        "id": one.id,
        "people": _number(one.people),
        "lacks": _number(one.lacks),
        "causes": [_cause(assessment, cause) for cause in one.causes],
    }


def _cause(assessment: Assessment, cause: Cause) -> dict[str, Any]:
    words = cause.in_words(assessment.catalogue)
    return {"categories": list(cause.categories), "zh": words.text("zh"), "en": words.text("en")}


def _check(check: Check) -> dict[str, Any]:
    limit = check.clause.limit
    return {
        "clause": check.clause.key,
        "place": check.place or None,
        "value": _number(check.value),
        "compare": check.clause.compare,
        "limit": limit.value,
        "unit": limit.unit,
        "source": limit.source,
        "source_clause": limit.clause.zh,
        "source_clause_en": limit.clause.en,
        "verified": limit.verified,
        "verdict": check.verdict,
    }


def _note(note: Note) -> dict[str, Any]:
    people = None if note.people is None else _number(note.people)
    return {"key": note.key, "zh": note.text.text("zh"), "en": note.text.text("en"), "people": people}


def _number(value: float | np.floating[Any]) -> float | None:
    return float(value) if math.isfinite(value) else None
