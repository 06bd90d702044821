"""A community's own survey: its weights, speeds, radii and minutes in place of the catalogue's."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache

from base.errors import LintuError
from base.words import Text, join_texts
from data.catalogue.citation import NO_CLAUSE
from data.catalogue.loader import load_catalogue
from data.catalogue.model import AgeGroup, Catalogue, FacilityCategory, Figure

OWN_SURVEY = "own_survey"
"""Key of the source of every figure that a survey gave."""
_SUM, _ROUNDING = 100.0, 1e-6
_UNITS = {"speeds_m_per_s": "m_per_s", "radii_m": "m", "minutes": "min"}
_LARGEST = 100_000
"""Characters of a survey as JSON; ten times what the catalogue's groups and categories take."""


class SurveyValueError(LintuError, ValueError):
    """A figure that makes no sense in its unit."""

    template = "{value} is not possible here ({what}): it must be more than {low:g} and at most {high:g}."


class WeightSumError(LintuError, ValueError):
    """Weights of a group that are not 100 in all."""

    template = "The weights of {group} add up to {total:g}, not to 100."


class SurveyFormError(LintuError, ValueError):
    """Values that are no survey."""

    template = "These values are not a survey of weights, speeds and distances."


@dataclass(frozen=True)
class OwnSurvey:
    """What was asked; what is absent stays the catalogue's.

    weights: group → category → points of 100, a group whole or not at all. speeds_m_per_s: by group. radii_m,
    minutes: by category. Keys that the catalogue does not know belong to another version.
    """

    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    speeds_m_per_s: Mapping[str, float] = field(default_factory=dict)
    radii_m: Mapping[str, float] = field(default_factory=dict)
    minutes: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was asked."""
        return bool(self.weights or self.speeds_m_per_s or self.radii_m or self.minutes)

    @property
    def text(self) -> str:
        """As JSON, always the same for the same survey."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))


def survey_from(text: str) -> OwnSurvey:
    """The survey that was kept as JSON. Raises SurveyFormError, SurveyValueError and WeightSumError."""
    try:
        raw = json.loads(text) if len(text) <= _LARGEST else None
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, dict) or set(raw) - {"weights", *_UNITS}:
        raise SurveyFormError
    weights = raw.get("weights", {})
    if not isinstance(weights, dict):
        raise SurveyFormError
    found = OwnSurvey(
        {str(group): _numbers(of_group) for group, of_group in weights.items()},
        **{part: _numbers(raw.get(part, {})) for part in _UNITS},
    )
    require_sound(found)
    return found


def _numbers(raw: object) -> dict[str, float]:
    if not isinstance(raw, dict):
        raise SurveyFormError
    for value in raw.values():
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise SurveyFormError
    return {str(key): float(value) for key, value in raw.items()}


def require_sound(survey: OwnSurvey) -> None:
    """Raise SurveyValueError or WeightSumError for what could not be scored with."""
    catalogue = load_catalogue()
    for part, unit in _UNITS.items():
        high = catalogue.units[unit].high or math.inf
        for key, value in getattr(survey, part).items():
            if not 0 < value <= high:
                raise SurveyValueError(value=value, what=key, low=0, high=high)
    for group, weights in survey.weights.items():
        for key, value in weights.items():
            if not 0 <= value <= _SUM:
                raise SurveyValueError(value=value, what=key, low=0, high=_SUM)
        if abs(sum(weights.values()) - _SUM) > _ROUNDING:
            known = catalogue.age_groups.get(group)
            raise WeightSumError(
                group=known.people if known else group, total=round(sum(weights.values()), 3)
            )


def scaled_to_100(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights with their proportions kept and 100 in all; unchanged where all are 0."""
    total = sum(weights.values())
    return {key: _SUM * value / total if total > 0 else value for key, value in weights.items()}


def with_survey(catalogue: Catalogue, survey: OwnSurvey) -> Catalogue:
    """The catalogue with the figures of the survey, each under the source `OWN_SURVEY`."""
    return replace(
        catalogue,
        age_groups={key: _group(group, survey) for key, group in catalogue.age_groups.items()},
        facility_categories={
            key: _category(one, survey) for key, one in catalogue.facility_categories.items()
        },
    )


def differing_from(catalogue: Catalogue, survey: OwnSurvey) -> OwnSurvey:
    """What of the survey is not as in the catalogue; of a group whose weights differ, all of them."""
    groups, kinds = catalogue.age_groups, catalogue.facility_categories
    usual = {
        group: {key: kind.weight[group].value if group in kind.weight else 0.0 for key, kind in kinds.items()}
        for group in groups
    }
    speeds = survey.speeds_m_per_s.items()
    return OwnSurvey(
        weights={group: dict(w) for group, w in survey.weights.items() if dict(w) != usual[group]},
        speeds_m_per_s={k: v for k, v in speeds if v != groups[k].walking_speed_m_per_s.value},
        radii_m={k: v for k, v in survey.radii_m.items() if v != kinds[k].service_radius_m.value},
        minutes={k: v for k, v in survey.minutes.items() if v != kinds[k].walk_min.value},
    )


@lru_cache(maxsize=64)
def surveyed_catalogue(text: str) -> Catalogue:
    """The shipped catalogue with the survey that was kept as JSON; "" for none. Raises as `survey_from`."""
    survey = survey_from(text) if text else OwnSurvey()
    return with_survey(load_catalogue(), survey) if survey else load_catalogue()


def survey_of(catalogue: Catalogue) -> OwnSurvey:
    """The figures of the catalogue that come from a survey."""
    groups, kinds = catalogue.age_groups.values(), catalogue.facility_categories.values()
    return OwnSurvey(
        weights={
            group.key: {kind.key: kind.weight[group.key].value for kind in kinds if group.key in kind.weight}
            for group in groups
            if any(is_own(kind.weight[group.key]) for kind in kinds if group.key in kind.weight)
        },
        speeds_m_per_s={
            group.key: group.walking_speed_m_per_s.value
            for group in groups
            if is_own(group.walking_speed_m_per_s)
        },
        radii_m={k.key: k.service_radius_m.value for k in kinds if is_own(k.service_radius_m)},
        minutes={k.key: k.walk_min.value for k in kinds if is_own(k.walk_min)},
    )


def is_own(figure: Figure) -> bool:
    """Whether a survey gave the figure."""
    return figure.source == OWN_SURVEY


def profile_text(catalogue: Catalogue) -> Text:
    """The name of the profile and, where the community asked its own people, that of its survey."""
    survey = [catalogue.sources[OWN_SURVEY].title] if survey_of(catalogue) else []
    return join_texts([catalogue.profiles[catalogue.profile].name, *survey], " · ")


def _group(group: AgeGroup, survey: OwnSurvey) -> AgeGroup:
    speed = survey.speeds_m_per_s.get(group.key)
    if speed is None:
        return group
    return replace(group, walking_speed_m_per_s=_figure(speed, group.walking_speed_m_per_s))


def _category(kind: FacilityCategory, survey: OwnSurvey) -> FacilityCategory:
    some = next(iter(kind.weight.values()))
    asked = {group: _figure(weights.get(kind.key, 0.0), some) for group, weights in survey.weights.items()}
    radius_m, minutes = survey.radii_m.get(kind.key), survey.minutes.get(kind.key)
    radius, walk = kind.service_radius_m, kind.walk_min
    return replace(
        kind,
        weight={**kind.weight, **asked},
        service_radius_m=radius if radius_m is None else _figure(radius_m, radius),
        walk_min=walk if minutes is None else _figure(minutes, walk),
    )


def _figure(value: float, former: Figure) -> Figure:
    """Verified, since the community answers for what it found."""
    return Figure(value, former.unit, OWN_SURVEY, NO_CLAUSE, "primary", verified=True)
