"""The catalogue as a table: every number with unit, source, clause and how sure it is."""

from __future__ import annotations

import pandas as pd

from base.i18n import Translator
from data.catalogue.figures import CatalogueFigure, all_figures
from data.catalogue.model import Catalogue, Figure
from data.catalogue.own_survey import is_own

USED_BY_SCORES = ("age_groups", "facility_categories", "profiles", "parameters")
"""The families that the index, the coverage and the supply are computed from."""


def family_names(tr: Translator) -> dict[str, str]:
    """The families that hold figures, in the reader's words."""
    return {
        "age_groups": tr("Age groups"),
        "facility_categories": tr("Facility categories"),
        "profiles": tr("Profiles"),
        "clauses": tr("Standards"),
        "parameters": tr("Other parameters"),
        "scenario_types": tr("Scenario types"),
        "encroachment_categories": tr("Encroachment categories"),
        "constituencies": tr("Council"),
    }


def figures_table(catalogue: Catalogue, family: str, only_open: bool, tr: Translator) -> pd.DataFrame:
    """One row a figure of the family; with `only_open` those that nobody has verified."""
    entries = [entry for entry in all_figures(catalogue) if entry.family == family]
    shown = [entry for entry in entries if not (only_open and entry.figure.verified)]
    return pd.DataFrame([_row(catalogue, entry, tr) for entry in shown])


def evidence_text(catalogue: Catalogue, figure: Figure, tr: Translator) -> str:
    """How sure the figure is, in words; of one that the community asked for itself, its survey."""
    if is_own(figure):
        return tr.name(catalogue.sources[figure.source].title)
    return evidence_name(figure.evidence, tr)


def evidence_name(evidence: str, tr: Translator) -> str:
    """How sure a number is, in words."""
    return {
        "primary": tr("read in the text"),
        "secondary": tr("quoted by somebody else"),
        "derived": tr("derived"),
        "general": tr("generally known, no text read"),
        "assumption": tr("assumed"),
    }[evidence]


def _row(catalogue: Catalogue, entry: CatalogueFigure, tr: Translator) -> dict[str, object]:
    figure = entry.figure
    return {
        tr("Name"): tr.name(entry.name),
        tr("Figure"): field_name(catalogue, entry.field, tr),
        tr("Value"): figure.value,
        tr("Unit"): tr.name(catalogue.units[figure.unit].name),
        tr("Source"): tr.name(catalogue.sources[figure.source].title),
        tr("Clause"): tr.name(figure.clause),
        tr("Evidence"): evidence_text(catalogue, figure, tr),
        tr("Verified"): "✓" if figure.verified else "–",
        tr("Note"): tr.name(figure.note) if figure.note else "",
    }


def field_name(catalogue: Catalogue, path: str, tr: Translator) -> str:
    """ "weight.elder" in words."""
    known = {
        "age_from": tr("from age"),
        "age_to": tr("to age"),
        "walking_speed_m_per_s": tr("walking speed"),
        "decay": tr("distance decay"),
        "parameters": "",
        "beta": "β",
        "default_share": tr("default share of people"),
        "weight": tr("weight"),
        "service_radius_m": tr("service radius"),
        "walk_min": tr("time limit"),
        "limit": tr("limit"),
        "figure": "",
        "share": tr("share of seats"),
        "time_limit": tr("time limit"),
        "cost_cny_per_unit": tr("unit cost"),
        "upkeep": tr("upkeep a year"),
        "size": tr("usual size"),
        "low": tr("low"),
        "typical": tr("typical"),
        "high": tr("high"),
        "rules": tr("siting rule"),
        "provides": tr("provides"),
        "from_size": tr("from size"),
        "serves": tr("benefit"),
        **{key: tr.name(group.name) for key, group in catalogue.age_groups.items()},
    }
    return " ".join(filter(None, (known.get(part, part) for part in path.split("."))))


def sources_table(catalogue: Catalogue, tr: Translator) -> pd.DataFrame:
    """Every standard, paper and data set, with how many figures come from it."""
    uses: dict[str, int] = {}
    for entry in all_figures(catalogue):
        uses[entry.figure.source] = uses.get(entry.figure.source, 0) + 1
    return pd.DataFrame(
        {
            tr("Source"): [tr.name(source.title) for source in catalogue.sources.values()],
            tr("Figures"): [uses.get(key, 0) for key in catalogue.sources],
            tr("Address"): [source.url for source in catalogue.sources.values()],
            tr("Note"): [
                tr.name(source.note) if source.note else "" for source in catalogue.sources.values()
            ],
        }
    )
