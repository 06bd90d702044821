"""The options of `lintu export` for what is drawn on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, get_args

import click

from base.terminal import Option
from base.words import Message
from data.catalogue import Catalogue
from exports.sheets.board_request import BoardRequest, ScanFor
from exports.sheets.request import SheetRequest, check_choice
from layers.layer import Mode, View
from paper.paper import PAPERS

_Options = dict[str, Mapping[str, Any]]
_DAY = click.DateTime(["%Y-%m-%d"])
_BOTH: _Options = {
    "--paper": {
        "type": click.Choice(list(PAPERS)),
        "show_default": "A3, boards A1",
        "says": Message("Size of the paper. Boards are A1 or A0."),
    },
    "--orientation": {
        "type": click.Choice(["landscape", "portrait"]),
        "show_default": "landscape, boards portrait",
        "says": Message("Across or upright."),
    },
    "--title": {"says": Message("Maps, atlases and board: the title.")},
    "--organisation": {"says": Message("Maps, atlases and board: who made it.")},
    "--dpi": {"type": int, "metavar": "NUMBER", "says": Message("Pictures (PNG): dots an inch.")},
}
_SHEETS: _Options = {
    "--scale": {
        "type": int,
        "metavar": "NUMBER",
        "says": Message("Maps and atlases: 2000 for 1:2000; without it, the largest."),
    },
    "--style": {
        "type": click.Choice(["screen", "statutory"]),
        "default": "screen",
        "show_default": True,
        "says": Message("Maps and atlases: as on the screen, or in land-use colours."),
    },
    "--number": {"says": Message("Maps and atlases: number of the sheet.")},
    "--marking": {"says": Message("Maps and atlases: words boxed in the corner; '' for none.")},
    "--source": {"says": Message("Maps and atlases: whose data it is.")},
    "--height-datum": {"says": Message("Maps and atlases: the height datum.")},
    "--review-number": {"says": Message("Maps and atlases: the map review number.")},
    "--wind": {
        "metavar": "PERCENT,…",
        "says": Message("Maps and atlases: a wind rose; 8 or 16 frequencies, clockwise from north."),
    },
    "--designed-by": {"says": Message("Maps and atlases: who designed it, in the cell to sign in.")},
    "--checked-by": {"says": Message("Maps and atlases: who checked it.")},
    "--approved-by": {"says": Message("Maps and atlases: who reviewed it.")},
    "--layer": {
        "multiple": True,
        "metavar": "KEY",
        "says": Message("Maps and atlases: only this layer; may be given several times."),
    },
    "--no-insets": {"is_flag": True, "says": Message("Maps and atlases: no small maps.")},
}
_VIEW: _Options = {
    "--group": {
        "default": View.group,
        "show_default": True,
        "metavar": "KEY",
        "says": Message("Maps: colour homes by what this age group lacks."),
    },
    "--category": {
        "default": View.category,
        "metavar": "KEY",
        "says": Message("Maps: colour homes by whether this kind of facility is within reach."),
    },
    "--mode": {
        "type": click.Choice(get_args(Mode)),
        "default": View.mode,
        "show_default": True,
        "says": Message("The same distance for all, or as far as each group walks in the same time."),
    },
}
_BOARDS: _Options = {
    "--subtitle": {"says": Message("Board: the line below the title.")},
    "--intro": {"says": Message("Board: what it is about.")},
    "--contact": {"says": Message("Board: whom to ask.")},
    "--address": {"metavar": "URL", "says": Message("Board: the address that the QR code opens.")},
    "--scan-for": {
        "type": click.Choice(get_args(ScanFor)),
        "default": BoardRequest.scan_for,
        "show_default": True,
        "says": Message("Board: what one does at that address."),
    },
    "--since": {"type": _DAY, "metavar": "YYYY-MM-DD", "says": Message("Board: first day on display.")},
    "--until": {"type": _DAY, "metavar": "YYYY-MM-DD", "says": Message("Board: last day on display.")},
}
_DATE: _Options = {
    "--date": {
        "type": _DAY,
        "metavar": "YYYY-MM-DD",
        "show_default": "today",
        "says": Message("The date on documents."),
    },
}
_BOARD_PAPERS = ("A1", "A0")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def about_sheets(command: _Command) -> _Command:
    """Add the options of sheets and boards to a command."""
    for name, facts in reversed([*(_BOTH | _SHEETS | _VIEW | _BOARDS | _DATE).items()]):
        command = click.option(name, cls=Option, **facts)(command)
    return command


def sheet_of(chosen: Mapping[str, Any]) -> SheetRequest:
    """The request of a sheet from the values of the options."""
    return SheetRequest(
        **_given(chosen, _BOTH, _SHEETS, but=("layer", "no_insets")),
        layers=chosen["layer"],
        insets=not chosen["no_insets"],
    )


def board_of(chosen: Mapping[str, Any]) -> BoardRequest:
    """The request of a board from the values of the options; on A1 where maps have smaller paper."""
    given = _given(chosen, _BOTH, _BOARDS)
    if given.get("paper") not in _BOARD_PAPERS:
        given.pop("paper", None)
    return BoardRequest(**given)


def view_of(chosen: Mapping[str, Any], catalogue: Catalogue) -> View:
    """How homes are coloured. Raises NotOnPaperError."""
    view = View(chosen["group"], chosen["category"], chosen["mode"])
    check_choice(Message("Age group"), view.group, (View.group, *catalogue.age_groups))
    if view.category:
        check_choice(Message("Facility category"), view.category, catalogue.facility_categories)
    return view


def date_of(chosen: Mapping[str, Any]) -> date:
    """The date on documents."""
    return _value(chosen["date"]) or date.today()


def _given(chosen: Mapping[str, Any], *families: _Options, but: tuple[str, ...] = ()) -> dict[str, Any]:
    names = [name.removeprefix("--").replace("-", "_") for family in families for name in family]
    return {name: _value(chosen[name]) for name in names if name not in but and chosen[name] is not None}


def _value(given: Any) -> Any:
    return given.date() if isinstance(given, datetime) else given
