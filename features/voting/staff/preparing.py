"""Preparing a vote: everything that will be settled, in one form, kept as a draft or in a draft's place."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.voting.box.phases import prepare, revise
from features.voting.box.votes import VoteRecord
from features.voting.staff.draft import VoteDraft
from features.voting.staff.draft_options import all_locked, draft_options
from features.voting.staff.draft_rules import draft_rules
from features.voting.staff.draft_shares import draft_shares
from features.voting.staff.draft_words import draft_words
from features.voting.staff.session import choose_vote, see_vote, vote_seen
from features.voting.staff.terms_of_draft import terms_of_draft
from ui.boundary import error_boundary, watch_errors
from ui.session import actor_name


def preparing(baseline: Assessment, community: str, vote: VoteRecord | None, tr: Translator) -> None:
    """The form. A draft that somebody else changed meanwhile is not overwritten: saving says so."""
    kept = _as_seen(vote)
    _tell_newer(kept, vote, tr)
    scope = f"{kept.id}-{kept.version}" if kept else "new"
    terms = kept.terms if kept else None
    words = draft_words(terms.settings if terms else None, scope, tr)
    st.subheader(tr("Ballot"), anchor=False)
    choice = draft_options(baseline, community, kept, scope, tr)
    if choice is None:
        return
    st.subheader(tr("Count"), anchor=False)
    rules = draft_rules(terms.settings.rules if terms else None, choice.kind, scope, tr)
    st.subheader(tr("Council"), anchor=False)
    shares = draft_shares(baseline.catalogue, terms.settings.shares if terms else None, scope, tr)
    can_save = shares is not None and all_locked(choice)
    if not can_save:
        st.caption(tr("Lock the options and correct the shares before saving."))
    pressed = st.button(
        tr("Save the draft"), type="primary", icon=":material/save:", key="draft-save", disabled=not can_save
    )
    if pressed and shares is not None:
        with error_boundary(tr):
            _save(baseline, community, kept, VoteDraft(*words, choice, shares, rules), tr)


def _as_seen(vote: VoteRecord | None) -> VoteRecord | None:
    """The draft as this reader saw it first, so that what was typed is not lost to somebody else's change."""
    seen = vote_seen()
    if vote is None:
        return None
    if seen is None or seen.id != vote.id:
        see_vote(vote)
        return vote
    return seen


def _tell_newer(kept: VoteRecord | None, vote: VoteRecord | None, tr: Translator) -> None:
    if kept is None or vote is None or kept.version == vote.version:
        return
    with st.container(border=True, key="notice"):
        st.text(tr("⚠ Somebody else saved this draft meanwhile. What you type here cannot be saved over it."))
        if st.button(tr("Show the newer draft; what is typed here is lost"), key="draft-newer"):
            see_vote(None)
            st.rerun()


def _save(
    baseline: Assessment, community: str, kept: VoteRecord | None, draft: VoteDraft, tr: Translator
) -> None:
    with watch_errors(tr) as progress:
        terms = terms_of_draft(baseline, draft, progress)
    if kept is None:
        vote = prepare(community, terms, actor_name())
    else:
        vote = revise(kept.id, kept.version, terms, actor_name())
    choose_vote(vote.id)
    see_vote(vote)
    st.rerun()
