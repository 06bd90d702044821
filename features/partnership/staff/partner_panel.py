"""One partner: what is written about it, its form, its past."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.work_calendar import date_and_minute
from features.partnership.errors import UnknownPartnerError
from features.partnership.limits import check_contact
from features.partnership.partner import Partner, PartnerFacts
from features.partnership.partner_lookup import contact_of, partner_history, partner_with
from features.partnership.partner_store import PartnershipDesk, add_partner, change_partner
from features.partnership.staff.partner_words import term_text
from features.partnership.staff.session import NEW, choose_partner, chosen_partner, today
from ui.boundary import error_boundary
from ui.markdown import escape_markdown
from ui.session import actor_name


def partner_in_hand(community: str) -> Partner | None:
    """The partner that the address names; None where there is none."""
    if chosen_partner() in ("", NEW):
        return None
    try:
        return partner_with(community, chosen_partner())
    except UnknownPartnerError:  # of another community, or an old link
        choose_partner("")
        return None


def partner_panel(in_file: Assessment, partner: Partner | None, tr: Translator) -> None:
    """The form for a partner, None for a new one; the way back stands on top."""
    st.button(
        tr("All partners"),
        icon=":material/arrow_back:",
        key="partner-back",
        on_click=choose_partner,
        args=("",),
    )
    if partner is not None:
        st.subheader(escape_markdown(tr.written(partner.facts.name)), anchor=False)
        st.text(term_text(partner.facts, in_file.catalogue, today(), tr))
    contact = contact_of(partner.id) if partner is not None else ""
    key = f"partner-form-{partner.version if partner else 0}"
    with st.form(key, border=False):
        facts = _fields(in_file, partner.facts if partner else PartnerFacts("strategic", ""), tr)
        written = st.text_input(
            tr("Contact (only staff of this machine see it)"), contact, key="partner-contact"
        )
        pressed = st.form_submit_button(tr("Save"), type="primary")
    if pressed:
        with error_boundary(tr):
            desk = PartnershipDesk(in_file.community.key, in_file.catalogue, actor_name() or tr("staff"))
            check_contact(written)
            if partner is None:
                choose_partner(add_partner(desk, facts, written).id)
            else:
                change_partner(desk, partner, facts, written)
            st.rerun()
    if partner is not None:
        _past(in_file, partner, tr)


def _fields(in_file: Assessment, facts: PartnerFacts, tr: Translator) -> PartnerFacts:
    kinds = in_file.catalogue.partner_kinds
    left, right = st.columns(2)
    name = left.text_input(tr("Name"), facts.name, max_chars=80, key="partner-name")
    kind = right.selectbox(
        tr("Kind"),
        list(kinds),
        index=list(kinds).index(facts.kind),
        format_func=lambda key: f"{tr.name(kinds[key].name)} ({tr.name(kinds[key].who)})",
        key=f"partner-kind-{tr.language}",
    )
    agreement = st.text_area(tr("What was agreed"), facts.agreement, height=68, key="partner-agreement")
    first, last, signed = st.columns(3, vertical_alignment="bottom")
    agreed_from = first.date_input(tr("First day"), facts.agreed_from, key="partner-from")
    agreed_to = last.date_input(tr("Last day"), facts.agreed_to, key="partner-to")
    is_signed = signed.checkbox(tr("Signed"), facts.is_signed, key="partner-signed")
    is_person = left.checkbox(tr("A person, not a body"), not facts.is_body, key="partner-person")
    may_be_named = right.checkbox(tr("Agrees to be named in public"), facts.may_be_named, key="partner-named")
    return PartnerFacts(kind, name, not is_person, agreement, agreed_from, agreed_to, is_signed, may_be_named)


def _past(in_file: Assessment, partner: Partner, tr: Translator) -> None:
    events = partner_history(partner.id)
    with st.expander(tr("History ({count})", count=len(events)), key="partner-history"):
        for event in reversed(events):
            facts = event.facts
            kind = tr.name(in_file.catalogue.partner_kinds[facts.kind].name)
            days = f"{facts.agreed_from or ''} – {facts.agreed_to or ''}"
            said = " · ".join(part for part in (tr.written(facts.name), kind, facts.agreement, days) if part)
            st.text(f"{date_and_minute(event.at)}  {tr.written(event.actor)}: {said}")
