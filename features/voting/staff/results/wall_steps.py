"""Telling the result on the wall: what is shown there now, on to the next part, or one back."""

from __future__ import annotations

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from features.voting.box.publication import Publication
from features.voting.box.reveal import Kind, RevealPart, parts_of, tell
from features.voting.staff.session import leave_refusal


def wall_steps(shown: Publication, step: int, least: int, tr: Translator) -> None:
    """The buttons name the step that was seen, so of two people who press together one moves the wall."""
    parts = parts_of(shown)
    with st.container(border=True, key="wall-steps"):
        st.text(tr("On the wall display now: {what}", what=_name(parts, step - 1, tr)))
        with st.container(horizontal=True):
            _button("wall-back", tr("One step back"), shown, least, step, step - 1, step > 0)
            following = (
                tr("Next: {what}", what=_name(parts, step, tr)) if step < len(parts) else tr("All shown")
            )
            _button("wall-next", following, shown, least, step, step + 1, step < len(parts))


def _button(
    key: str, label: str, shown: Publication, least: int, seen: int, step: int, is_possible: bool
) -> None:
    st.button(
        label,
        type="primary" if step > seen else "secondary",
        disabled=not is_possible,
        key=key,
        on_click=_tell,
        args=(shown.vote.id, seen, step, least),
    )


def _tell(workshop_id: str, seen: int, step: int, least: int) -> None:
    try:
        tell(workshop_id, seen, step, least)
    except LintuError as error:
        leave_refusal(error)


def _name(parts: tuple[RevealPart, ...], number: int, tr: Translator) -> str:
    if number < 0:
        return tr("that voting is closed, nothing else")
    part = parts[min(number, len(parts) - 1)]
    names: dict[Kind, str] = {
        "turnout": tr("who voted"),
        "count": tr("step {number} of the count", number=part.sentence + 1),
        "result": tr("the result"),
        "seats": tr("the count by seats"),
        "ages": tr("the age groups"),
        "agreement": tr("other methods"),
        "sensitivity": tr("other shares"),
    }
    return names[part.kind]
