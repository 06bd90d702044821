"""What most moves the result, as a table; worked out once for each assessment."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.bounded_cache import OwnedCache
from base.i18n import Translator
from data.assess import Assessment
from data.pace_variants import variant_needs
from data.sensitivity import STEP, Assumption, Effect, effects_of
from ui.boundary import watch_errors
from ui.components.figures_table import evidence_text, field_name

LARGE_HOMES = 2000
"""From so many homes on, walking again takes long enough to ask first."""

_EFFECTS: OwnedCache[Assessment, None, tuple[Effect, ...]] = OwnedCache(16)


def sensitivity(assessment: Assessment, tr: Translator) -> None:
    """Show how far the needs met move with each assumption, the strongest first."""
    if len(assessment.people) > LARGE_HOMES and not st.toggle(tr("Work it out (may take minutes)")):
        return
    effects = _EFFECTS.get_or_make(assessment, None, lambda: _effects(assessment, tr))
    st.dataframe(sensitivity_table(assessment, effects, tr), hide_index=True, key="sensitivity-table")
    for line in variant_lines(assessment, tr):
        st.text(f"· {line}")


def sensitivity_table(assessment: Assessment, effects: tuple[Effect, ...], tr: Translator) -> pd.DataFrame:
    """One row an assumption: where it is moved to, and what that does in points and people."""
    return pd.DataFrame([_row(assessment, effect, tr) for effect in effects])


def variant_lines(assessment: Assessment, tr: Translator) -> list[str]:
    """What named parts of a group reach in the same minutes, beside the whole group."""
    together = dict(zip(assessment.groups, assessment.overall.needs_met["equal_time"], strict=True))
    return [
        tr(
            "{name} at {speed} m/s: {met} % of needs met in the same minutes ({group} as a whole: {whole} %)",
            name=tr.name(one.name),
            speed=f"{one.speed_m_per_s:g}",
            met=tr.number(one.met),
            group=tr.name(assessment.catalogue.age_groups[one.group].name),
            whole=tr.number(float(together[one.group])),
        )
        for one in variant_needs(assessment)
    ]


def _effects(assessment: Assessment, tr: Translator) -> tuple[Effect, ...]:
    with watch_errors(tr) as progress:
        return effects_of(assessment, progress)


def _row(assessment: Assessment, effect: Effect, tr: Translator) -> dict[str, str]:
    assumption, catalogue = effect.assumption, assessment.catalogue
    entry = assumption.entry
    row = {
        tr("Assumption"): f"{tr.name(entry.name)} {field_name(catalogue, entry.field, tr)}".strip(),
        tr("Now"): f"{entry.figure.value:g} {tr.name(catalogue.units[entry.figure.unit].name)}",
        tr("Moved to"): _ends(assumption, tr),
        tr("Acts on"): tr("same minutes") if assumption.mode == "equal_time" else tr("standard radius"),
    }
    for number, group in enumerate(catalogue.age_groups.values()):
        ends = effect.low_points[number], effect.high_points[number]
        row[tr("{group} (points)", group=tr.name(group.name))] = " / ".join(map(_signed, ends))
    people = effect.low_people.sum(), effect.high_people.sum()
    row[tr("People touched")] = " / ".join(tr.number(float(count)) for count in people)
    row[tr("Evidence")] = evidence_text(catalogue, entry.figure, tr)
    return row


def _ends(assumption: Assumption, tr: Translator) -> str:
    ends = f"{assumption.low:g} / {assumption.high:g}"
    if assumption.is_stated:
        return tr("{ends} (stated range)", ends=ends)
    return tr("{ends} (±{percent} %)", ends=ends, percent=f"{100 * STEP:g}")


def _signed(points: float) -> str:
    rounded = round(points, 1) + 0.0
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0"
