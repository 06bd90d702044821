"""Opening a vote: what is settled from then on, and the one button."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.options import option_store
from features.voting.box.phases import open_vote
from features.voting.box.results import turnout_of
from features.voting.box.votes import VoteRecord
from features.voting.errors import OptionsChangedError
from features.voting.on_the_ballot import options_changed_since
from features.voting.staff.frozen import show_fixed_terms
from features.voting.staff.vote_actions import press
from ui.session import actor_name


def opening(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The list, the codes that were made, the button."""
    st.text(tr("After opening, nobody can change any of this:"))
    show_fixed_terms(vote, catalogue, tr)
    codes = sum(turnout_of(vote.id).issued.values())
    st.text(tr("Codes made so far: {count}. More need two people once the vote is open.", count=codes))
    st.button(
        tr("Open the vote"),
        type="primary",
        icon=":material/play_arrow:",
        key="vote-open",
        disabled=not codes,
        on_click=press,
        args=(lambda: _open(vote),),
    )
    if not codes:
        st.caption(tr("Make codes first: without them nobody can vote."))


def _open(vote: VoteRecord) -> None:
    """Open it, unless an option is not what it was. Raises OptionsChangedError and as `open_vote`."""
    options = option_store.options_of(vote.community, include_archived=True)
    changed = options_changed_since(vote.terms, options)
    if changed:
        names = vote.terms.slate.list(changed)
        raise OptionsChangedError(names=names)
    open_vote(vote.id, vote.version, actor_name())
