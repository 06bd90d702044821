"""建议: where the next intervention should go, why, and what would change the answer."""

from __future__ import annotations

from datetime import date

import streamlit as st

from features.options.option_store import options_of
from features.suggestions.drawn import drawn_interventions
from features.suggestions.problem import measure_ahead
from features.suggestions.request import LIMIT_S
from features.suggestions.staff.bundle_cards import bundle_cards
from features.suggestions.staff.changes import what_would_change
from features.suggestions.staff.left_out import left_out
from features.suggestions.staff.marks import copy_list, mark_list
from features.suggestions.staff.past_runs import past_runs
from features.suggestions.staff.progress import follow_job
from features.suggestions.staff.request_form import request_form
from features.suggestions.staff.session import CHANGES, JOB
from features.suggestions.staff.solving_job import start_job
from features.suggestions.suggesting import find_suggestions, marked_request, run_record
from features.suggestions.suggestion_store import copies_of, events_of, figures_of, marks_of, record_run
from ui.components.actor_field import actor_field
from ui.components.community import community_of
from ui.components.figures import profile_caption
from ui.components.sample_badge import sample_badge
from ui.components.style import use_sheets
from ui.session import actor_name, session_context

here = session_context()
tr = here.words
baseline = community_of(here)
community = baseline.community.key
use_sheets("suggest.css")
says, named = st.columns([3, 1], vertical_alignment="bottom")
with says:
    sample_badge(here.community, tr)
    st.text(
        tr(
            "Give a budget: three bundles come back, each proved to be best or with the gap that is left. "
            "Pin what must stay, veto what must not be, and ask again."
        )
    )
with named:
    actor_field(tr("Your name, for pins and vetoes"), "suggestion-actor", tr)
events = events_of(community)
marks = marks_of(events, date.today())
job = JOB.value()
if job is not None and job.result is not None and job.result.problem.baseline.community.key != community:
    job = None
if job is None:
    measure_ahead(baseline, drawn_interventions(community))
asked = request_form(tr, job is not None and job.is_running)
if asked is not None:
    request, figures = marked_request(asked, marks), figures_of(events)
    drawn = drawn_interventions(community)
    job = start_job(
        lambda progress, is_cancelled: find_suggestions(
            baseline, drawn, request, figures, progress, is_cancelled
        )
    )
    JOB.set(job)
    CHANGES.set(None)
if job is not None and job.is_running:
    note = tr("It stops after {seconds:g} seconds and says how good the result is.", seconds=LIMIT_S)
    follow_job(job, "suggestion", note, lambda: JOB.set(None), tr)
elif job is not None and job.error is not None:
    st.info(tr("No suggestion:"), icon=":material/info:")
    st.text(job.error.message(tr.language))
elif job is not None and job.bug:
    st.error(tr("An error occurred. Nothing was lost; please report number {number}.", number=job.bug))
elif job is not None and job.result is not None:
    if not job.run:
        job.run = record_run(community, run_record(job.result), actor_name())
    if job.result.problem.baseline.community.digest != baseline.community.digest:
        st.info(tr("The community has changed since. Press “Suggest” again."), icon=":material/update:")
    bundle_cards(job.result, job.run, tr)
    what_would_change(job.result, tr)
    left_out(job.result.problem, tr)
mark_list(baseline, marks, job.result.problem if job is not None and job.result is not None else None, tr)
events = events_of(community)
copy_list(copies_of(events), options_of(community), tr)
past_runs(baseline, events, tr)
profile_caption(baseline, tr)
