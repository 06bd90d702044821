"""One vote: what can be done and seen of it, by where it stands."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.voting.box.votes import PHASES, Phase, VoteRecord
from features.voting.staff.closing import closing
from features.voting.staff.codes import codes
from features.voting.staff.files import files
from features.voting.staff.frozen import DIGEST_SHOWN, show_fixed_terms
from features.voting.staff.imported_vote import show_origin
from features.voting.staff.links import screens
from features.voting.staff.log import log
from features.voting.staff.notice_file import notice_file
from features.voting.staff.opening import opening
from features.voting.staff.paper_entry import forget_desk, paper_entry
from features.voting.staff.preparing import preparing
from features.voting.staff.restored_vote import show_restores
from features.voting.staff.results import show_result
from features.voting.staff.session import phase_changed
from features.voting.staff.ties import ties
from features.voting.staff.turnout import turnout
from features.voting.staff.vote_actions import show_refusal

_VIEWS: dict[Phase, tuple[str, ...]] = {
    "draft": ("prepare", "codes", "open", "log"),
    "open": ("turnout", "paper", "codes", "terms", "log"),
    "closed": ("result", "files", "terms", "log"),
    "counted": ("result", "files", "terms", "log"),
}


def vote(baseline: Assessment, community: str, record: VoteRecord, tr: Translator) -> None:
    """Its head, the choice of a view, the view."""
    _head(record, tr)
    show_origin(record, baseline.catalogue, tr)
    show_refusal(tr)
    show_restores(record, tr)
    names = _names(tr)
    chosen = st.segmented_control(
        tr("View"),
        list(_VIEWS[record.phase]),
        default=_VIEWS[record.phase][0],
        format_func=lambda key: names[key],
        key=f"vote-view-{record.id}-{record.phase}-{tr.language}",
        label_visibility="collapsed",
    )
    views = _views(baseline, community, record, tr)
    views[chosen or _VIEWS[record.phase][0]]()


def _head(vote: VoteRecord, tr: Translator) -> None:
    settings = vote.terms.settings
    with st.container(key="vote-head"):
        st.text(settings.title)
    sentence = tr(
        "{phase} · digest {digest}",
        phase=tr.name(PHASES[vote.phase]),
        digest=vote.digest[:DIGEST_SHOWN],
    )
    st.text(sentence)
    if phase_changed(vote):
        st.info(tr("Somebody advanced this vote while you were viewing it. Its current state is shown now."))


def _names(tr: Translator) -> dict[str, str]:
    return {
        "prepare": tr("Prepare"),
        "codes": tr("Codes"),
        "open": tr("Opening"),
        "turnout": tr("Turnout"),
        "paper": tr("Paper ballots"),
        "result": tr("Result"),
        "files": tr("Ballots to count again"),
        "terms": tr("Fixed terms"),
        "log": tr("Log"),
    }


def _views(
    baseline: Assessment, community: str, vote: VoteRecord, tr: Translator
) -> dict[str, Callable[[], None]]:
    catalogue = baseline.catalogue
    return {
        "prepare": lambda: preparing(baseline, community, vote, tr),
        "codes": lambda: codes(vote, catalogue, tr),
        "open": lambda: opening(vote, catalogue, tr),
        "turnout": lambda: _open(baseline, vote, tr),
        "paper": lambda: paper_entry(vote, tr),
        "result": lambda: _result(baseline, vote, tr),
        "files": lambda: files(vote, catalogue, tr),
        "terms": lambda: show_fixed_terms(vote, catalogue, tr),
        "log": lambda: log(vote, catalogue, tr),
    }


def _open(baseline: Assessment, vote: VoteRecord, tr: Translator) -> None:
    turnout(vote, baseline.catalogue, tr)
    screens(vote.id, True, tr)
    notice_file(vote, baseline.catalogue, tr)
    closing(vote, tr)


def _result(baseline: Assessment, vote: VoteRecord, tr: Translator) -> None:
    forget_desk(vote.id)
    if vote.phase == "closed" and vote.origin.is_here:
        ties(vote, tr)
    elif vote.phase == "closed":
        st.info(
            tr(
                "The count of this vote is fixed on the machine where it was held. Do it there and import "
                "its packet again."
            )
        )
    show_result(vote)
    turnout(vote, baseline.catalogue, tr)
    screens(vote.id, False, tr)
