"""Which voice a member of staff looks at, and which part of the page."""

from __future__ import annotations

from collections.abc import Sequence

from base.receipt_codes import new_form_key
from ui.session import remember_value, remembered_value
from ui.slot import Slot

NEW_VOICE = "new"
"""Stands in the place of a voice's id while staff write one down."""

_KEY = Slot("voice-new-key", "")
_RECEIPT = Slot("voice-receipt", "")


def chosen_voice() -> str:
    """Id of the open voice, from the page's address, so that a link leads to it."""
    return remembered_value("voice", "")


def choose_voice(voice: str) -> None:
    """Look at this voice; "" for none, NEW_VOICE for one that is being written down."""
    remember_value("voice", voice)
    if voice == NEW_VOICE:
        _KEY.set(new_form_key())


def chosen_voice_view(names: Sequence[str]) -> str:
    """The part of the page that is looked at, from the page's address; the first where it names none."""
    found = remembered_value("voice-view", "")
    return found if found in names else names[0]


def choose_voice_view(view: str) -> None:
    """Look at this part of the page."""
    remember_value("voice-view", view)


def new_voice_key() -> str:
    """The key of the form in hand: pressed twice it is sent once."""
    if not _KEY.value():
        _KEY.set(new_form_key())
    return _KEY.value()


def leave_voice_receipt(code: str) -> None:
    """Keep the receipt of the voice that was written down, to be read out once."""
    _RECEIPT.set(code)


def take_voice_receipt() -> str:
    """The receipt that was left, which is forgotten."""
    return _RECEIPT.take()
