"""What would change the first bundle: other items, more money, other costs, other years, one's own site."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from base.words import Text
from features.suggestions.bundle_text import what_text
from features.suggestions.change_report import (
    change_report,
    change_sentences,
    offer_sentence,
    phase_sentences,
)
from features.suggestions.choice import Clock
from features.suggestions.staff.progress import follow_job
from features.suggestions.staff.session import CHANGES
from features.suggestions.staff.solving_job import start_job
from features.suggestions.suggesting import SuggestionResult
from features.suggestions.what_changes import counter_offer, phased_bundles
from ui.boundary import error_boundary


def what_would_change(result: SuggestionResult, tr: Translator) -> None:
    """Three folds under the bundles."""
    with st.expander(tr("What would change the first bundle?"), key="suggestion-change"):
        _report(result, tr)
    with st.expander(tr("What would make my site win?"), key="suggestion-win"):
        _offer(result, tr)
    with st.expander(tr("Budgets of several years"), key="suggestion-years"):
        _years(result, tr)


def _report(result: SuggestionResult, tr: Translator) -> None:
    job = CHANGES.value()
    if job is None:
        if st.button(tr("Work it out"), key="suggestion-change-start"):
            best = result.bundles[0].solution
            CHANGES.set(
                start_job(
                    lambda progress, is_cancelled: change_report(
                        result.problem, result.request, best, progress, is_cancelled
                    )
                )
            )
            st.rerun()
    elif job.is_running:
        note = tr("100 searches; the page can be used meanwhile.")
        follow_job(job, "suggestion-change", note, lambda: CHANGES.set(None), tr)
    elif job.result is not None:
        _say(tuple(change_sentences(job.result)), tr)
    elif job.error is not None:
        st.text(job.error.message(tr.language))
    else:
        st.error(tr("An error occurred. Nothing was lost; please report number {number}.", number=job.bug))


def _offer(result: SuggestionResult, tr: Translator) -> None:
    problem, best = result.problem, result.bundles[0].solution
    others = [one for row, one in enumerate(problem.candidates) if row not in best.rows]
    names = {
        one.key: " · ".join(
            (
                tr.name(one.ground.name),
                tr.name(what_text(problem.baseline.catalogue, one.intervention)),
                f"{one.cost_cny:,.0f} ¥",
            )
        )
        for one in others
    }
    key = st.selectbox(
        tr("Site"), list(names), index=None, format_func=lambda one: names[one], key="suggestion-site"
    )
    if key is None:
        return
    with st.spinner(tr("Searching")), error_boundary(tr):
        request = result.request
        offer = counter_offer(problem, request, best, key, request.objective, lambda: Clock(request.limit_s))
        _say((offer_sentence(problem, request, key, offer),), tr)


def _years(result: SuggestionResult, tr: Translator) -> None:
    request = result.request
    with st.form("suggestion-years-form", border=False):
        columns = st.columns(4)
        budgets = [
            column.number_input(
                tr("Year {year} (yuan)", year=year),
                0,
                1_000_000_000,
                int(request.budget_cny // 3),
                10_000,
                key=f"suggestion-year-{year}",
            )
            for year, column in enumerate(columns[:3], 1)
        ]
        pressed = st.form_submit_button(tr("Plan the years"))
    if pressed:
        with st.spinner(tr("Searching")), error_boundary(tr):
            phases = phased_bundles(
                result.problem,
                request,
                [float(one) for one in budgets],
                request.objective,
                lambda: Clock(request.limit_s),
            )
            _say(tuple(phase_sentences(result.problem, request, phases)), tr)


def _say(sentences: tuple[Text, ...], tr: Translator) -> None:
    for one in sentences:
        st.text(tr.name(one))
