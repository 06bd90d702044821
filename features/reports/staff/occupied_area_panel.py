"""What open encroachments take, what clearing them would give back, and which to clear first."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from base.bounded_cache import OwnedCache
from base.i18n import Translator
from data.assess import Assessment
from data.memory_size import OPTIONS_BYTES, memory_bytes
from features.reports.clearances import Clearance, all_cleared, best_clearances
from features.reports.occupied_area import OccupiedArea, OccupiedAreaBreakdown, occupied_area_breakdown
from features.reports.staff.clearance_effects import clearance_effects

_Measures = tuple[OccupiedAreaBreakdown, Assessment, tuple[Clearance, ...]]
_MEASURES: OwnedCache[Assessment, None, _Measures] = OwnedCache(
    OPTIONS_BYTES // 4, lambda baseline, measures: memory_bytes(measures, beside=baseline)
)


def _measure(baseline: Assessment) -> _Measures:
    """By identity: the same assessment is kept for everybody until a report changes it."""
    return _MEASURES.get_or_make(
        baseline,
        None,
        lambda: (
            occupied_area_breakdown(baseline.community, baseline.catalogue),
            all_cleared(baseline),
            best_clearances(baseline),
        ),
    )


def occupied_area_section(baseline: Assessment, tr: Translator) -> None:
    """A sentence, the score if all were cleared, the best clearances, and the tables behind it."""
    taken, cleared, first = _measure(baseline)
    if not taken.overall.count:
        st.text(tr("No verified encroachment is open."))
        return
    clearance_effects(baseline, taken.overall, cleared, tr)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        st.text(tr("The ten clearances with the largest gain"))
        st.dataframe(_first_table(baseline, first, tr), hide_index=True, key="best-clearances")
    with right:
        by_grid, by_category = st.tabs([tr("By grid"), tr("By category")])
        grids = {code or tr("outside all grids"): one for code, one in taken.by_grid.items()}
        by_grid.dataframe(_occupied_area_table(tr("Grid"), grids, tr), hide_index=True, key="taken-by-grid")
        kinds = {
            tr.name(baseline.catalogue.encroachment_categories[key].name): one
            for key, one in taken.by_category.items()
        }
        by_category.dataframe(
            _occupied_area_table(tr("Category"), kinds, tr), hide_index=True, key="taken-by-category"
        )


def _first_table(baseline: Assessment, first: tuple[Clearance, ...], tr: Translator) -> pd.DataFrame:
    kinds = baseline.catalogue.encroachment_categories
    return pd.DataFrame(
        {
            tr("Encroachment"): [f"{tr.name(kinds[one.category].name)} {one.id[:8]}" for one in first],
            tr("Grid"): [one.grid for one in first],
            tr("Newly within reach (people)"): [round(one.people) for one in first],
            tr("On accessible routes (people, at most)"): [round(one.accessible_people) for one in first],
            tr("Points of shortfall index gained"): [round(one.gain, 3) for one in first],
            tr("m² per person gained"): [round(one.supply_gain_m2, 3) for one in first],
            tr("Space freed (m²)"): [round(one.freed.space_m2) for one in first],
            tr("Path freed (m)"): [round(one.freed.path_m) for one in first],
        }
    )


def _occupied_area_table(head: str, by: Mapping[str, OccupiedArea], tr: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            head: list(by),
            tr("Open encroachments"): [one.count for one in by.values()],
            tr("Space taken (m²)"): [round(one.space_m2) for one in by.values()],
            tr("Path blocked (m)"): [round(one.blocked_m) for one in by.values()],
            tr("Path narrowed (m)"): [round(one.narrowed_m) for one in by.values()],
        }
    )
