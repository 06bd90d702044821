"""Which option and intervention a planner works on."""

from __future__ import annotations

from features.options.intervention import Intervention
from features.options.option_errors import ConflictError
from ui.session import remember_value, remembered_value
from ui.slot import Slot

_SELECTED = Slot("selected", "")
_SEEN = Slot[Intervention | None]("seen", None)
_ARMED = Slot("armed", "")
_THING = Slot[tuple[str, str] | None]("thing", None)
_CONFLICT = Slot[ConflictError[Intervention] | None]("conflict", None)
_SHOWS_OPTION = Slot("shows-option", True)
_OBSTACLE = Slot[tuple[str, int]]("obstacle", ("", 0))


def option_id() -> str:
    """Id of the layout option in use, from the page's address; empty for none."""
    return remembered_value("option", "")


def work_on(option: str) -> None:
    """Work on this option, with nothing selected."""
    remember_value("option", option)
    select("")


def selected_id() -> str:
    """Id of the intervention whose form is open; empty for none."""
    return _SELECTED.value()


def select(intervention: str) -> None:
    """Open the form of this intervention, as it is stored now."""
    _SELECTED.set(intervention)
    if intervention != _OBSTACLE.value()[0]:
        _OBSTACLE.set(("", _OBSTACLE.value()[1]))
    forget_seen()


def first_shown(stored: Intervention) -> Intervention:
    """The intervention as its form showed it first, so that a change by somebody else meanwhile is noticed
    when the form is saved, and what was typed is not lost."""
    seen = _SEEN.value()
    if seen is None or seen.id != stored.id:
        _SEEN.set(stored)
        return stored
    return seen


def forget_seen() -> None:
    """Let the form show what is stored: the change was our own."""
    _SEEN.set(None)


def armed_scenario() -> str:
    """The scenario type that the next drawing is of; empty for none."""
    return _ARMED.value()


def arm(scenario: str) -> None:
    """Draw this scenario type next."""
    _ARMED.set(scenario)


def show_obstacle(intervention: str) -> None:
    """Show on the map what stands against this intervention; once more when it is asked once more."""
    _OBSTACLE.set((intervention, _OBSTACLE.value()[1] + 1))


def shown_obstacle() -> tuple[str, str]:
    """(id of the intervention whose obstacles are shown, a text that differs from one asking to the next)."""
    intervention, times = _OBSTACLE.value()
    return intervention, f"{intervention}-{times}" if intervention else ""


def look_at_thing(layer: str, thing: str) -> None:
    """Offer what can be done with this facility, space or encroachment."""
    _THING.set((layer, thing))


def thing() -> tuple[str, str] | None:
    """(layer, id) of the thing whose actions are offered."""
    return _THING.value()


def leave_conflict(error: ConflictError[Intervention] | None) -> None:
    """Remember a conflict until the planner has chosen."""
    _CONFLICT.set(error)


def conflict() -> ConflictError[Intervention] | None:
    """The conflict that waits for a choice."""
    return _CONFLICT.value()


def shows_option() -> bool:
    """Whether the compare page shows the options, not the community as it is."""
    return _SHOWS_OPTION.value()


def switch_option() -> None:
    """Show the other of the two."""
    _SHOWS_OPTION.set(not shows_option())
