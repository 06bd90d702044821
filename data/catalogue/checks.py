"""Checks of catalogue values beyond their types: ranges, references, evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from base.words import Bilingual, Message, Text
from data.catalogue import model, project_model, report_model, voice_model
from data.catalogue.build import Path
from data.catalogue.errors import ValueProblem
from data.catalogue.model import Figure
from data.catalogue.siting import RULE_KINDS, TARGETS
from data.catalogue.troubles import (
    BAD_COLOUR,
    CLAUSE_MISSING,
    EMPTY_TEXT,
    NOT_IN_ORDER,
    NOT_ONE_CHARACTER,
    NOT_POSITIVE,
    ONE_OF_A_PAIR,
    OUT_OF_RANGE,
    UNKNOWN_REFERENCE,
    VERIFIED_WITHOUT_PROOF,
    WRONG_PARAMETERS,
    WRONG_SUM,
    WRONG_UNIT,
    choice,
    limits,
)
from spatial.standards import MEASURES

DECAY_PARAMETERS = {
    "senior_walk_score": {"beta"},
    "step": {"radius_m"},
    "linear": {"radius_m"},
    "gaussian": {"radius_m"},
}

_KINDS = {
    "units": Message("unit"),
    "sources": Message("source"),
    "age_groups": Message("age group"),
    "facility_categories": Message("facility category"),
    "encroachment_states": Message("state"),
    "voice_states": Message("state of a voice"),
    "project_gates": Message("gate of a project"),
    "gate_needs": Message("evidence of a gate"),
    "space_functions": Message("use of space"),
    "measures": Message("measure"),
    "clauses": Message("clause"),
    "rule_kinds": Message("kind of rule"),
    "targets": Message("rule target"),
}


@dataclass(frozen=True)
class KnownKeys:
    """The keys that may be referred to. A family whose file could not be read is absent: it is not judged."""

    keys: Mapping[str, tuple[str, ...]]
    units: Mapping[str, model.Unit]
    source_kinds: Mapping[str, str]

    def of(self, family: str) -> tuple[str, ...] | None:
        """The keys of a family or fixed vocabulary; None where they are not known."""
        fixed = {
            "measures": tuple(MEASURES),
            "rule_kinds": RULE_KINDS,
            "targets": TARGETS,
            "gate_needs": project_model.GATE_NEEDS,
        }
        return fixed[family] if family in fixed else self.keys.get(family)


Check = Callable[[object, KnownKeys], Iterator[ValueProblem]]


def _one_of(family: str) -> Check:
    """The value, every item of a tuple, or every key of a mapping belongs to `family`."""

    def check(value: object, known: KnownKeys) -> Iterator[ValueProblem]:
        members = known.of(family)
        for key in (value,) if isinstance(value, str) else tuple(value):  # type: ignore[arg-type]
            if key and members is not None and key not in members:
                yield UNKNOWN_REFERENCE(kind=_KINDS[family], key=key, choice=choice(key, members))

    return check


def _figures(value: object) -> tuple[Figure, ...]:
    """The figures of a field: itself, the three of a range, or those of a mapping."""
    if isinstance(value, model.Range):
        return value.low, value.typical, value.high
    if isinstance(value, Mapping):
        return tuple(value.values())
    return (value,) if isinstance(value, Figure) else ()


def _in(*units: str) -> Check:
    """The figures are given in one of `units`, as the name of the field promises."""

    def check(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
        for unit in {figure.unit for figure in _figures(value)} - set(units):
            yield WRONG_UNIT(unit=unit, expected=", ".join(units))

    return check


def _above_zero(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    for figure in _figures(value):
        if figure.value <= 0:
            yield NOT_POSITIVE(value=figure.value)


def _colour(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", str(value)):
        yield BAD_COLOUR(value=value)


def _one_character(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    if len(str(value)) != 1:
        yield NOT_ONE_CHARACTER(value=value)


def _not_empty(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    if not str(value).strip():
        yield EMPTY_TEXT()


def _require_evidence(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, Figure | model.EncroachmentCategory | model.LandUse)
    if value.verified and value.evidence not in ("primary", "derived"):
        yield VERIFIED_WITHOUT_PROOF(evidence=value.evidence)


def _in_range_of_its_unit(value: object, known: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, Figure)
    unit = known.units.get(value.unit)
    if unit is None:
        return
    too_low = unit.low is not None and value.value < unit.low
    too_high = unit.high is not None and value.value > unit.high
    if too_low or too_high:
        yield OUT_OF_RANGE(value=value.value, unit=unit.name, limits=limits(unit.low, unit.high))


def _within_its_range(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, Figure)
    if value.range and (len(value.range) != 2 or not value.range[0] <= value.value <= value.range[1]):
        low, high = value.range[0], value.range[-1]
        yield NOT_IN_ORDER(low=low, typical=value.value, high=high)


def _names_its_clause(value: object, known: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, Figure)
    if known.source_kinds.get(value.source) == "standard" and not value.clause:
        yield CLAUSE_MISSING()


def _in_order(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, model.Range)
    low, typical, high = (figure.value for figure in _figures(value))
    if not low <= typical <= high:
        yield NOT_IN_ORDER(low=low, typical=typical, high=high)


def _has_its_parameters(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, model.Decay)
    expected = DECAY_PARAMETERS[value.kind]
    if set(value.parameters) != expected:
        yield WRONG_PARAMETERS(kind=value.kind, expected=", ".join(sorted(expected)))


def _lists_both(value: object, _: KnownKeys) -> Iterator[ValueProblem]:
    assert isinstance(value, model.ScoringProfile)
    for key in sorted(value.service_radius_m.keys() ^ value.walk_min.keys()):
        yield ONE_OF_A_PAIR(key=key)


_CHECKS: Mapping[tuple[type, str], tuple[Check, ...]] = {
    (Bilingual, "zh"): (_not_empty,),
    (Bilingual, "en"): (_not_empty,),
    (Figure, "unit"): (_one_of("units"),),
    (Figure, "source"): (_one_of("sources"),),
    (Figure, ""): (_require_evidence, _in_range_of_its_unit, _within_its_range, _names_its_clause),
    (model.Range, ""): (_in_order,),
    (model.Decay, ""): (_has_its_parameters,),
    (model.AgeGroup, "age_from"): (_in("year"),),
    (model.AgeGroup, "age_to"): (_in("year"),),
    (model.AgeGroup, "walking_speed_m_per_s"): (_in("m_per_s"), _above_zero),
    (model.PaceVariant, "walking_speed_m_per_s"): (_in("m_per_s"), _above_zero),
    (model.AgeGroup, "default_share"): (_in("share"),),
    (model.AgeGroup, "colour"): (_colour,),
    (model.AgeGroup, "marker"): (_one_character,),
    (model.FacilityCategory, "weight"): (_one_of("age_groups"), _in("weight")),
    (model.FacilityCategory, "service_radius_m"): (_in("m"), _above_zero),
    (model.FacilityCategory, "walk_min"): (_in("min"), _above_zero),
    (model.FacilityCategory, "colour"): (_colour,),
    (model.FacilityCategory, "glyph"): (_one_character,),
    (model.FacilityCategory, "glyph_en"): (_one_character,),
    (model.ScoringProfile, "service_radius_m"): (_one_of("facility_categories"), _in("m"), _above_zero),
    (model.ScoringProfile, "walk_min"): (_one_of("facility_categories"), _in("min"), _above_zero),
    (model.ScoringProfile, "counts_higher"): (_one_of("facility_categories"),),
    (model.ScoringProfile, ""): (_lists_both,),
    (model.Rule, "kind"): (_one_of("rule_kinds"),),
    (model.Rule, "target"): (_one_of("targets"),),
    (model.Provision, "category"): (_one_of("facility_categories"),),
    (model.Provision, "from_size"): (_in("m2", "m", "piece"), _above_zero),
    (model.ScenarioType, "functions"): (_one_of("space_functions"),),
    (model.ScenarioType, "serves"): (_one_of("age_groups"), _in("benefit")),
    (model.ScenarioType, "cost_cny_per_unit"): (_in("cny_per_m2", "cny_per_m", "cny_per_piece"), _above_zero),
    (model.ScenarioType, "upkeep"): (_in("cny_per_m2_year", "cny_per_m_year", "share_of_cost_per_year"),),
    (model.ScenarioType, "size"): (_in("m2", "m"), _above_zero),
    (model.ScenarioType, "colour"): (_colour,),
    (model.ScenarioType, "glyph"): (_one_character,),
    (model.ScenarioType, "glyph_en"): (_one_character,),
    (model.EncroachmentCategory, "time_limit"): (_in("working_hour", "working_day"), _above_zero),
    (model.EncroachmentCategory, "source"): (_one_of("sources"),),
    (model.EncroachmentCategory, "colour"): (_colour,),
    (model.EncroachmentCategory, "glyph"): (_one_character,),
    (model.EncroachmentCategory, ""): (_require_evidence,),
    (report_model.EncroachmentState, "next"): (_one_of("encroachment_states"),),
    (report_model.AnswerTemplate, "states"): (_one_of("encroachment_states"),),
    (project_model.ProjectGate, "next"): (_one_of("project_gates"),),
    (project_model.ProjectGate, "needs"): (_one_of("gate_needs"),),
    (voice_model.VoiceState, "next"): (_one_of("voice_states"),),
    (voice_model.VoiceState, "time_limit"): (_in("working_hour", "working_day"), _above_zero),
    (voice_model.VoiceAnswer, "states"): (_one_of("voice_states"),),
    (model.SpaceFunction, "serves"): (_one_of("age_groups"),),
    (model.Clause, "measure"): (_one_of("measures"),),
    (model.Clause, "exception_to"): (_one_of("clauses"),),
    (model.Constituency, "share"): (_in("share"),),
    (model.LandUse, "code"): (_not_empty,),
    (model.LandUse, "colour"): (_colour,),
    (model.LandUse, "functions"): (_one_of("space_functions"),),
    (model.LandUse, "categories"): (_one_of("facility_categories"),),
    (model.LandUse, "source"): (_one_of("sources"),),
    (model.LandUse, "colour_source"): (_one_of("sources"),),
    (model.LandUse, ""): (_require_evidence,),
}


def check(cls: type, field: str, value: object, known: KnownKeys) -> Iterator[ValueProblem]:
    """Everything wrong with `value`, the field `field` of a `cls` (empty: the whole object)."""
    for one in _CHECKS.get((cls, field), ()):
        yield from one(value, known)


def check_sums(
    family: str, figures: Mapping[Path, Figure | None], known: KnownKeys
) -> Iterator[tuple[Path, ValueProblem]]:
    """The shares of a family add up to 1, and the weights of each age group to 100."""
    if family in ("age_groups", "constituencies"):
        field = "default_share" if family == "age_groups" else "share"
        yield from _sum_is(1.0, Message("The shares"), (field,), figures)
    if family == "facility_categories":
        for group in known.of("age_groups") or ():
            of = Message("The weights of “{group}”", group=group)
            yield from _sum_is(100.0, of, ("weight", group), figures)


def _sum_is(
    expected: float, of: Text, field: Path, figures: Mapping[Path, Figure | None]
) -> Iterator[tuple[Path, ValueProblem]]:
    """`field` is the path inside each member. Nothing is said while one of the numbers is broken."""
    found = [figure for path, figure in figures.items() if path[1:] == field]
    total = sum(figure.value for figure in found if figure)
    if None not in found and abs(total - expected) > 1e-9:
        yield ("*", *field), WRONG_SUM(of=of, found=total, expected=expected)
