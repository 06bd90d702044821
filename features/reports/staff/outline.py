"""The tool for the outline of the chosen case."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.reports.report import Report
from ui.mapview import Tool
from ui.session import notice


def outline_tool(case: Report | None, tr: Translator) -> Tool:
    """An area on a space or a line on a path; what was wrong with the last drawing stands below."""
    tools: dict[Tool, str] = {"polygon": tr("Outline an area"), "line": tr("Outline along a path")}
    if case is None:
        _tell_notice(tr)
        return "polygon"
    with st.container(key="case-outline"):
        chosen = st.segmented_control(
            tr("Outline"),
            list(tools),
            default="polygon",
            format_func=lambda tool: tools[tool],
            key=f"case-tool-{tr.language}",
            label_visibility="collapsed",
        )
    _tell_notice(tr)
    return chosen or "polygon"


def _tell_notice(tr: Translator) -> None:
    left = notice()
    if left is not None:
        with st.container(border=True, key="notice"):
            st.text(f"⚠ {left.error.message(tr.language)}")
