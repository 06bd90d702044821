"""Load the catalogue: read and check every file, and report all problems together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from data.catalogue import citation, model, partner_model, project_model, report_model, voice_model
from data.catalogue.build import BROKEN, DEFAULTS, Builder
from data.catalogue.checks import KnownKeys, check, check_sums
from data.catalogue.errors import CatalogueError, CatalogueProblem
from data.catalogue.model import Catalogue
from data.catalogue.reading import Table, read_tables

FOLDER = Path(__file__).parent
"""The catalogue that ships with the program."""

FAMILIES: Mapping[str, type] = {
    "units": model.Unit,
    "sources": citation.Source,
    "age_groups": model.AgeGroup,
    "facility_categories": model.FacilityCategory,
    "scenario_types": model.ScenarioType,
    "encroachment_categories": model.EncroachmentCategory,
    "encroachment_states": report_model.EncroachmentState,
    "answer_templates": report_model.AnswerTemplate,
    "voice_states": voice_model.VoiceState,
    "voice_reasons": voice_model.VoiceReason,
    "voice_answers": voice_model.VoiceAnswer,
    "project_gates": project_model.ProjectGate,
    "partner_kinds": partner_model.PartnerKind,
    "resource_kinds": partner_model.ResourceKind,
    "space_functions": model.SpaceFunction,
    "clauses": model.Clause,
    "constituencies": model.Constituency,
    "parameters": model.Parameter,
    "land_uses": model.LandUse,
    "profiles": model.ScoringProfile,
}
"""A family is a file of this name; each table in it is one member.
Units come first: the rest is told in them."""

COMMON_RULES = "common_rules"
"""The list in scenario_types.toml of the rules that hold for every type."""


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue in `folder`; without one, the catalogue that ships with the program (read once).

    Raises CatalogueError with every mistake of every file.
    """
    return _read(folder) if folder is not None else _builtin_catalogue()


@cache
def _builtin_catalogue() -> Catalogue:
    return _read(FOLDER)


def _read(folder: Path) -> Catalogue:
    tables, problems = read_tables(folder, FAMILIES)
    known = KnownKeys(_keys(tables), {}, _source_kinds(tables.get("sources", {})))
    built: dict[str, Any] = {}
    for family in tables:
        built[family], found = _build(family, tables[family], known)
        problems += found
        if family == "units":
            known = replace(known, units=built["units"])
    if problems:
        raise CatalogueError(problems)
    return Catalogue(**built)


def _keys(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """The members that each file names, whether or not they turn out to be sound."""
    reserved = {
        family: (DEFAULTS, COMMON_RULES) if family == "scenario_types" else (DEFAULTS,) for family in tables
    }
    return {
        family: tuple(key for key in table if key not in reserved[family]) for family, table in tables.items()
    }


def _source_kinds(sources: Table) -> dict[str, str]:
    return {key: str(block.get("kind")) for key, block in sources.items() if isinstance(block, dict)}


def _build(family: str, table: Table, known: KnownKeys) -> tuple[dict[str, Any], list[CatalogueProblem]]:
    """The members of one family by key, without the broken ones, and the problems."""
    builder = Builder(f"{family}.toml", table.get(DEFAULTS, {}), partial(check, known=known))
    common = builder.value(tuple[model.Rule, ...], table.get(COMMON_RULES, []), (COMMON_RULES,))
    made = {key: builder.block(FAMILIES[family], key, table[key]) for key in known.keys[family]}
    sound = {key: member for key, member in made.items() if member is not BROKEN}
    if family == "scenario_types" and common is not BROKEN:
        sound = {key: replace(scenario, rules=scenario.rules + common) for key, scenario in sound.items()}
    builder.finish()
    sums = [
        CatalogueProblem(builder.file, path, trouble)
        for path, trouble in check_sums(family, builder.figures, known)
    ]
    return sound, builder.problems + sums
