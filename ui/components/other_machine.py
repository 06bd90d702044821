"""Another machine: its check number, who checked it, and the form for who compares it."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from base.installation_key import check_number, installation_key
from data.known_installations import known_installations, remember_installation
from data.store.open_store import the_store
from data.store.writer import the_writer
from ui.boundary import error_boundary
from ui.session import actor_name


def own_number(tr: Translator) -> None:
    """The check number of this machine, to be read aloud to others."""
    st.text(tr("Check number of this machine, to read aloud to whoever imports:"))
    st.code(check_number(installation_key().public), language=None, wrap_lines=True)


def other_machine(public_key: str, key: str, tr: Translator) -> None:
    """Whether the machine is known here; if not, how to check it, and the button that remembers it."""
    if public_key == installation_key().public:
        st.text(tr("Made on this machine."))
        return
    with the_store().reading() as connection:
        known = known_installations(connection).get(public_key)
    number = check_number(public_key)
    if known is not None:
        facts = {"name": known.name, "day": known.checked_at[:10], "by": known.checked_by}
        st.text(tr("Made on the machine “{name}”, checked on {day} by {by}.", **facts))
        return
    with st.container(border=True, key=f"{key}-check"):
        st.text(tr("Nobody here has checked the machine that made this. Its check number:"))
        st.code(number, language=None, wrap_lines=True)
        st.text(
            tr(
                "Call those who made it and let them read their number aloud: it stands on their page “Your "
                "community” and on their result sheets. Only if all 30 digits are the same, save whose it is."
            )
        )
        name = st.text_input(
            tr("Whose machine it is"),
            max_chars=80,
            placeholder=tr("e.g. Community office, Ms Lin"),
            key=f"{key}-name",
        )
        if st.button(tr("Checked by reading it aloud"), icon=":material/hearing:", key=f"{key}-checked"):
            with error_boundary(tr):
                actor = actor_name()
                the_writer().write(
                    lambda connection: remember_installation(connection, public_key, name, actor)
                )
                st.rerun()
