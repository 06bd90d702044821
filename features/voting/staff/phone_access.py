"""Whether people vote by phone, and the address that their slips lead to."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.phone import vote_address
from features.voting.staff.session import phone_server, phones_vote, set_phone_server, set_phones_vote
from features.voting.wall.addresses import phone_link
from ui.components.phone_address import phone_address_field, phone_address_problem, show_qr
from ui.streamlit_server import phone_origins
from web.phone_address import require_phone_address


def phone_access_form(workshop_id: str, tr: Translator) -> None:
    """Choose whether phones vote; where they do, the address, a code to try it, and what is wrong."""
    names = {True: tr("Phones, kiosk and paper"), False: tr("Kiosk and paper only")}
    chosen = st.segmented_control(
        tr("How people vote"),
        list(names),
        default=phones_vote(),
        format_func=lambda key: names[key],
        key=f"mint-phones-{phones_vote()}-{tr.language}",
    )
    if chosen is not None and chosen != phones_vote():
        set_phones_vote(chosen)
        st.rerun()
    if not phones_vote():
        st.caption(tr("No address: the slips carry the code alone, for the kiosk and for paper ballots."))
        return
    set_phone_server(phone_address_field("mint-server", tr))
    show_phone_access(workshop_id, tr)


def show_phone_access(workshop_id: str, tr: Translator) -> None:
    """The address as text and as a code; where phones cannot open it, the reason and the remedy."""
    problem = phone_access_problem(tr)
    if problem:
        with st.container(border=True, key="phone-access-problem"):
            st.text(f"⚠ {problem}")
            st.button(
                tr("Nobody votes by phone"),
                key="phone-access-none",
                on_click=set_phones_vote,
                args=(False,),
            )
        return
    link = phone_link(server_for_phones(), workshop_id)
    with st.container(horizontal=True, vertical_alignment="center", key="phone-access"):
        show_qr(link, "phone-access-code", 150)
        st.text(tr("Try it with a phone in the same Wi-Fi: a page of Lintu must open.\n{link}", link=link))


def phone_access_problem(tr: Translator) -> str:
    """What keeps phones from voting, with what to do about it; "" where nothing does, or where none shall."""
    return phone_address_problem(server_for_phones(), tr) if phones_vote() else ""


def require_phone_access() -> str:
    """The address that slips lead to; "" where nobody votes by phone. Raises what keeps phones from it."""
    server = server_for_phones()
    return require_phone_address(server) if phones_vote() else ""


def server_for_phones() -> str:
    """Where phones reach this server: chosen, or else found; "" for nowhere, or without phones."""
    if not phones_vote():
        return ""
    chosen = phone_server()
    return next(iter(phone_origins()), "") if chosen is None else chosen


def code_address(server: str, workshop_id: str, code: str) -> str:
    """Where the QR code of a slip leads; "" without an address of the server."""
    return vote_address(server, workshop_id, code) if server else ""
