"""Step 6: dice or an agreed order first; then part by part on the wall, and here only what was told there."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.small_cells import fewest_shown
from features.voting.box.publication import publication_of
from features.voting.box.reveal import is_result_told, step_of
from features.voting.box.votes import VoteRecord
from features.voting.staff.files import files
from features.voting.staff.paper_entry import forget_desk
from features.voting.staff.results import show_result
from features.voting.staff.results.wall_steps import wall_steps
from features.voting.staff.session import is_shown_here, show_here
from features.voting.staff.ties import ties
from features.voting.staff.turnout import turnout
from features.voting.vote_rows import CLOSED_PHASES


def revealing(baseline: Assessment, vote: VoteRecord, tr: Translator) -> None:
    """What is left to do, the wall's buttons, and the result once it was told. Raises BoxDamagedError."""
    if vote.phase not in CLOSED_PHASES:
        st.info(tr("The result is counted after closing. Until then nobody can see it."))
        return
    forget_desk(vote.id)
    _settle(vote, tr)
    least = fewest_shown(baseline.catalogue)
    shown = publication_of(vote.id, vote.version, least)
    step = step_of(vote.id)
    wall_steps(shown, step, least, tr)
    is_told = is_result_told(shown, step) or vote.terms.settings.rules.reveal == "live"
    if is_told or is_shown_here(vote.id) or not vote.origin.is_here:
        show_result(shown, baseline.catalogue, least, tr)
        with st.expander(tr("Ballots to count again"), key="vote-files-open"):
            files(vote, baseline.catalogue, tr)
    else:
        _offer_to_show(vote, tr)
    turnout(vote, baseline.catalogue, tr)


def _settle(vote: VoteRecord, tr: Translator) -> None:
    if vote.phase == "closed" and vote.origin.is_here:
        ties(vote, tr)
    elif vote.phase == "closed":
        st.info(
            tr(
                "The count of this vote is fixed on the machine where it was held. Do it there and import "
                "its packet again."
            )
        )


def _offer_to_show(vote: VoteRecord, tr: Translator) -> None:
    with st.container(border=True, key="result-hidden"):
        st.text(
            tr(
                "The result is hidden on this screen until the wall display has told it. Others may see this "
                "screen."
            )
        )
        st.button(
            tr("Show the result here now"),
            icon=":material/visibility:",
            key="result-show-here",
            on_click=show_here,
            args=(vote.id,),
        )
