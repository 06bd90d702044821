"""Step 1: what stands on the ballot. Going on locks the options and keeps the draft with the usual rules."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from data.assess import Assessment
from features.options import option_store
from features.voting.box.phases import prepare, revise
from features.voting.box.votes import VoteRecord
from features.voting.staff.draft import BallotContents
from features.voting.staff.draft_options import draft_options, unlocked
from features.voting.staff.draft_seen import draft_as_seen, tell_newer
from features.voting.staff.session import choose_step, choose_vote, see_vote
from features.voting.staff.terms_of_draft import terms_of_draft
from features.voting.staff.usual_draft import draft_of, has_choice
from ui.boundary import error_boundary, watch_errors
from ui.session import actor_name


def ballot_step(
    baseline: Assessment, community: str, vote: VoteRecord | None, way_on: DeltaGenerator, tr: Translator
) -> None:
    """The form. A draft that somebody else changed meanwhile is not overwritten: saving says so."""
    kept = draft_as_seen(vote)
    tell_newer(kept, vote, tr)
    scope = f"{kept.id}-{kept.version}" if kept else "new"
    choice = draft_options(baseline, community, kept, scope, tr)
    if choice is None:
        return
    is_enough = has_choice(choice)
    if not is_enough:
        st.caption(tr("Choose two or more."))
    if way_on.button(
        tr("Lock them and go on") if unlocked(choice) else tr("Go on"),
        type="primary",
        icon=":material/arrow_forward:",
        key="draft-options-save",
        disabled=not is_enough,
    ):
        with error_boundary(tr):
            _save(baseline, community, kept, choice, tr)


def _save(
    baseline: Assessment, community: str, kept: VoteRecord | None, choice: BallotContents, tr: Translator
) -> None:
    for option in unlocked(choice):
        option_store.set_state(option.id, "locked", actor_name())
    draft = draft_of(baseline, kept, choice, tr)
    with watch_errors(tr) as progress:
        terms = terms_of_draft(baseline, draft, progress)
    if kept is None:
        vote = prepare(community, terms, actor_name())
    elif terms == kept.terms:
        vote = kept
    else:
        vote = revise(kept.id, kept.version, terms, actor_name())
    choose_vote(vote.id)
    see_vote(vote)
    choose_step("rules")
    st.rerun()
