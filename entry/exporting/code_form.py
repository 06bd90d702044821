"""The page that the QR code of a board opens: of this app, or of another one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.i18n import Translator
from exports.sheets.board_request import ScanFor
from features.reports.phone.addresses import report_link
from features.voices.phone.addresses import need_link
from features.voting.box.votes import votes_of
from features.voting.wall.addresses import phone_link
from ui.components.phone_address import phone_address_field, phone_address_problem

_NONE, _REPORT, _VOICES, _OTHER, _VOTE = "", "report", "voices", "other", "vote:"
_CAN_VOTE = ("draft", "open")


def code_form(community: str, tr: Translator) -> tuple[str, ScanFor]:
    """Choose what the code opens; returns the address ("" for no code) and what one does there."""
    names = _pages(community, tr)
    chosen = st.selectbox(
        tr("The QR code opens"),
        list(names),
        format_func=lambda key: names[key],
        key=f"board-code-{tr.language}",
        width=420,
    )
    if chosen == _NONE:
        return "", "comment"
    if chosen == _OTHER:
        return st.text_input(tr("Address"), key="board-address", placeholder="https://", width=420), "comment"
    server = phone_address_field("board-server", tr)
    if problem := phone_address_problem(server, tr):
        st.text(f"⚠ {problem}")
        return "", "comment"
    scan_for, link = _page_of_the_app(chosen, community)
    return link(server), scan_for


def _pages(community: str, tr: Translator) -> dict[str, str]:
    """Key → name of what a code may open."""
    votes = {
        f"{_VOTE}{one.id}": tr("Vote: {title}", title=tr.written(one.terms.settings.title))
        for one in votes_of(community)
        if one.phase in _CAN_VOTE and one.origin.is_here
    }
    return {
        _NONE: tr("nothing: a board without a code"),
        _OTHER: tr("another address, e.g. a questionnaire"),
        **votes,
        _VOICES: tr("Page where residents say what they need"),
        _REPORT: tr("Page for reports of misuse of public space"),
    }


def _page_of_the_app(chosen: str, community: str) -> tuple[ScanFor, Callable[[str], str]]:
    if chosen == _REPORT:
        return "report", lambda server: report_link(server, community)
    if chosen == _VOICES:
        return "comment", lambda server: need_link(server, community)
    return "vote", lambda server: phone_link(server, chosen.removeprefix(_VOTE))
