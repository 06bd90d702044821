"""Files with codes: offered for download once, then deleted from the session."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.staff.printing import PrintedCodes
from features.voting.staff.session import keep_prints, prints


def offer_files(new: tuple[PrintedCodes, ...]) -> None:
    """Remember new files until they are downloaded."""
    keep_prints((*prints(), *new))


def download_buttons(workshop_id: str, tr: Translator) -> None:
    """Show a button for each file; downloading it deletes it here."""
    waiting = [one for one in prints() if isinstance(one, PrintedCodes) and one.workshop_id == workshop_id]
    if not waiting:
        return
    with st.container(border=True, key="vote-prints"):
        st.text(tr("These codes can never be shown again. Save each file now and check it before you go on."))
        for number, one in enumerate(waiting):
            st.download_button(
                tr("Download {name} ({size} kB)", name=one.name, size=tr.number(len(one.content) / 1000)),
                one.content,
                file_name=one.name,
                mime="application/pdf",
                icon=":material/download:",
                type="primary",
                key=f"vote-take-{number}-{one.name}",
                on_click=_forget,
                args=(one,),
            )
        st.caption(tr("If a file is lost, void its slips and make new ones."))


def _forget(one: PrintedCodes) -> None:
    keep_prints(tuple(other for other in prints() if other is not one))
