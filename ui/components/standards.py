"""The standards check as a table: what, how much, against which clause, and how sure the limit is."""

from __future__ import annotations

import pandas as pd

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue import Figure
from data.checks import Check


def standards_table(assessment: Assessment, tr: Translator) -> pd.DataFrame:
    """Show the standards check, one row per clause and place."""
    return pd.DataFrame(standards_rows(assessment, tr))


def standards_rows(assessment: Assessment, tr: Translator) -> list[dict[str, str]]:
    """The rows of the table as texts."""
    names = compound_names(assessment, tr)
    return [
        _row(assessment, check, names.get(check.place, check.place or tr("Community")), tr)
        for check in assessment.checks
    ]


def compound_names(assessment: Assessment, tr: Translator) -> dict[str, str]:
    """Id → name of each compound."""
    frame = assessment.community.compounds
    first, second = ("name_zh", "name_en") if tr.language == "zh" else ("name_en", "name_zh")
    rows = zip(frame["id"], frame[first], frame[second], strict=True)
    return {key: name or other or key for key, name, other in rows}


def _row(assessment: Assessment, check: Check, place: str, tr: Translator) -> dict[str, str]:
    limit = check.clause.limit
    source = assessment.catalogue.sources[limit.source]
    verdicts = {
        "pass": tr("✓ met"),
        "fail": tr("✗ not met"),
        "reference_only": tr("○ reference only"),
        "not_applicable": tr("– not applicable here"),
        "cannot_be_computed": tr("? cannot be computed"),
    }
    bound = "≥" if check.clause.compare == "at_least" else "≤"
    return {
        tr("Requirement"): tr.name(check.clause.name),
        tr("Place"): place,
        tr("Verdict"): verdicts[check.verdict],
        tr("Value"): _amount(check.value, limit, tr),
        tr("Limit"): f"{bound} {_amount(limit.value, limit, tr)} {_unit(assessment, limit, tr)}".strip(),
        tr("Source"): f"{tr.name(source.title)} {tr.name(limit.clause)}".strip(),
        tr("Limit verified"): tr("yes") if limit.verified else tr("not yet"),
    }


def _amount(number: float, limit: Figure, tr: Translator) -> str:
    if limit.unit == "share":
        return tr.percent(number)
    return tr.number(number, 0 if limit.value >= 10 else 2)


def _unit(assessment: Assessment, limit: Figure, tr: Translator) -> str:
    return "" if limit.unit == "share" else tr.name(assessment.catalogue.units[limit.unit].name)
