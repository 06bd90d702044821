"""Which case a member of staff looks at."""

from __future__ import annotations

from ui.session import remember_value, remembered_value
from ui.slot import Slot

_TICKED = Slot[tuple[str, ...]]("picked", ())


def chosen_case() -> str:
    """Id of the open case, from the page's address, so that a link leads to it."""
    return remembered_value("case", "")


def choose_case(case: str) -> None:
    """Look at this case; "" for none."""
    remember_value("case", case)


def newly_chosen_case(cases: tuple[str, ...]) -> bool:
    """Whether other cases are ticked in the queue than in the run before."""
    before = _TICKED.value()
    _TICKED.set(cases)
    return before != cases
