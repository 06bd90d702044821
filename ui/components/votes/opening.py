"""Opening a vote: what is settled from then on, and the one button."""

from __future__ import annotations

import streamlit as st

from data.catalogue import Catalogue
from ui.components.votes.frozen import frozen
from ui.components.votes.pressing import press
from ui.i18n import Words
from ui.session import acting
from workshop import option_store
from workshop.on_the_ballot import changed_since
from workshop.voting.box.finding import Standing
from workshop.voting.box.phases import open_vote
from workshop.voting.box.results import turnout_of
from workshop.voting.errors import OptionsChangedError


def opening(standing: Standing, catalogue: Catalogue, tr: Words) -> None:
    """The list, the codes that were made, the button."""
    st.text(tr("From opening on nothing of this can be changed, by nobody:"))
    frozen(standing, catalogue, tr)
    codes = sum(turnout_of(standing.id).issued.values())
    st.text(tr("Codes made so far: {count}. More need two people once the vote is open.", count=codes))
    st.button(
        tr("Open the vote"),
        type="primary",
        icon=":material/play_arrow:",
        key="vote-open",
        disabled=not codes,
        on_click=press,
        args=(lambda: _open(standing),),
    )
    if not codes:
        st.caption(tr("Make codes first: without them nobody can vote."))


def _open(standing: Standing) -> None:
    """Open it, unless an option is not what it was. Raises OptionsChangedError and as `open_vote`."""
    options = option_store.options_of(standing.community, include_archived=True)
    changed = changed_since(standing.terms, options)
    if changed:
        names = standing.terms.slate.list(changed)
        raise OptionsChangedError(names=names)
    open_vote(standing.id, standing.version, acting())
