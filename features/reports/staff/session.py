"""Which report a member of staff looks at, which ones are listed, and what of a new one was chosen so far."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from base.receipt_codes import new_form_key
from features.reports.receipts import digest_of
from features.reports.report import Report
from ui.session import remember_value, remembered_value
from ui.slot import Slot

NEW_REPORT = "new"
"""Stands in the place of a report's id while staff enter one."""

_TICKED = Slot[tuple[str, ...]]("picked", ())
_NEW_PLACE = Slot[shapely.Point | None]("case-new-place", None)
_NEW_KEY = Slot("case-new-key", "")
_RECEIPT = Slot("case-receipt", "")
_BETWEEN = ","


def chosen_case() -> str:
    """Id of the open report, from the page's address, so that a link leads to it."""
    return remembered_value("case", "")


def choose_case(case: str) -> None:
    """Look at this report; "" for none, NEW_REPORT for one that is being entered."""
    remember_value("case", case)
    if case == NEW_REPORT:
        _NEW_PLACE.set(None)
        _NEW_KEY.set(new_form_key())


def case_key(name: str, *cases: Report) -> str:
    """Key of a button on these reports as they are now: a press on what somebody else has changed meanwhile
    does nothing but show that."""
    seen = "|".join(f"{case.id} {case.version}" for case in cases)
    return f"{name}-{digest_of(seen)[:16]}"


def newly_chosen_case(cases: tuple[str, ...]) -> bool:
    """Whether other reports are ticked in the table than in the run before."""
    before = _TICKED.value()
    _TICKED.set(cases)
    return before != cases


def chosen_view(names: Sequence[str]) -> str:
    """The part of the page that is looked at, from the page's address; the first where it names none."""
    found = remembered_value("case-view", "")
    return found if found in names else names[0]


def choose_view(view: str) -> None:
    """Look at this part of the page."""
    remember_value("case-view", view)


def filter_values(name: str, known: Sequence[str]) -> list[str]:
    """What the address says of this filter, as far as it is known."""
    return [one for one in remembered_value(f"case-{name}", "").split(_BETWEEN) if one in known]


def set_filter(name: str, values: Sequence[str]) -> None:
    """Show this filter in the address, so that it survives a reload."""
    remember_value(f"case-{name}", _BETWEEN.join(values))


def new_place() -> shapely.Point | None:
    """Where the report that is being entered lies, in the community's CRS; None until it was chosen."""
    return _NEW_PLACE.value()


def set_new_place(place: shapely.Point | None) -> None:
    """Put the report that is being entered there."""
    _NEW_PLACE.set(place)


def new_key() -> str:
    """The key of the form in hand: pressed twice it is sent once."""
    if not _NEW_KEY.value():
        _NEW_KEY.set(new_form_key())
    return _NEW_KEY.value()


def leave_receipt(code: str) -> None:
    """Keep the receipt of the report that was entered, to be read out once."""
    _RECEIPT.set(code)


def take_receipt() -> str:
    """The receipt that was left, which is forgotten."""
    return _RECEIPT.take()
