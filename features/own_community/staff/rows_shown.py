"""Which rows of a layer its table shows: by a search, a choice of rows, and pages."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import streamlit as st

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.repair.repair import key_column
from features.own_community.community_versions import OwnCommunity
from features.own_community.row_search import matching_rows
from features.own_community.staff.check import problems_at
from features.own_community.staff.editable_shapes import row_of
from features.own_community.staff.session import picked_shape
from features.own_community.staff.table_drafts import TableDraft
from spatial.network import Ints

PAGE_ROWS = 200
"""A page that opens at once and is still longer than a screen."""
_FEW = 20
"""So few rows are seen at a glance: nothing helps to find one."""


@dataclass(frozen=True, eq=False)
class RowSelection:
    """Row numbers in display order, and the filter that chose them."""

    rows: Ints
    about: tuple[object, ...]


def selected_rows(
    known: OwnCommunity, target: str, frame: gpd.GeoDataFrame, draft: TableDraft, tr: Translator
) -> RowSelection:
    """The rows that the filter chooses; the one selected on the map is first on its page."""
    picked = row_of(frame, target, picked_shape())
    text, only = "", "all"
    if len(frame) > _FEW:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(
                tr("Search in the table"),
                key=f"own-search-{target}-{tr.language}",
                placeholder=tr("name, number or kind"),
                max_chars=60,
            )
            only = _only(target, frame, tr)
    rows = matching_rows(frame, target, text, load_catalogue())
    rows = rows[_selection_mask(only, known, target, frame, draft)[rows]]
    if not len(rows):
        st.text(tr("No rows match. Use a shorter search, or show all rows."))
        return RowSelection(rows, (text, only))
    page, pages = 0, -(-len(rows) // PAGE_ROWS)
    if pages > 1:
        page = _page(target, len(rows), pages, tr)
    part = rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
    if picked is not None:
        part = np.concatenate([[picked], part[part != picked]])
    return RowSelection(part, (text, only, page, picked_shape() if picked is not None else ""))


def _only(target: str, frame: gpd.GeoDataFrame, tr: Translator) -> str:
    names = {
        "all": tr("All rows"),
        "estimated": tr("Estimated"),
        "problem": tr("With a problem"),
        "changed": tr("Unsaved changes"),
    }
    offered = [one for one in names if one != "estimated" or "estimated" in frame]
    return (
        st.selectbox(
            tr("Which rows"),
            offered,
            format_func=lambda one: names[one],
            key=f"own-only-{target}-{tr.language}",
        )
        or "all"
    )


def _selection_mask(
    only: str, known: OwnCommunity, target: str, frame: gpd.GeoDataFrame, draft: TableDraft
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    keys = frame[key_column(target)]
    match only:
        case "estimated":
            return frame["estimated"].to_numpy(dtype=bool)
        case "problem":
            problems = problems_at(known.key, known.version)
            ids = {one for problem in problems if problem.layer == target for one in problem.ids}
            return keys.isin(ids).to_numpy(dtype=bool)
        case "changed":
            return keys.isin(draft.rows).to_numpy(dtype=bool)
    return np.ones(len(frame), dtype=bool)


def _page(target: str, count: int, pages: int, tr: Translator) -> int:
    key = f"own-page-{target}-{pages}-{tr.language}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page = int(st.number_input(tr("Page (of {pages})", pages=pages), 1, pages, 1, key=key)) - 1
        first = page * PAGE_ROWS
        st.text(
            tr(
                "Rows {first}–{last} of {count}",
                first=tr.number(first + 1),
                last=tr.number(min(count, first + PAGE_ROWS)),
                count=tr.number(count),
            )
        )
    return page
