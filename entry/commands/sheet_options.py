"""The options of `lintu export` for what is drawn on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from base.terminal import Option
from base.words import Message
from exports.sheets.request import SheetRequest
from paper.paper import PAPERS

_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "--paper": {
        "type": click.Choice(list(PAPERS)),
        "default": "A3",
        "show_default": True,
        "says": Message("Maps and atlases: size of the paper."),
    },
    "--orientation": {
        "type": click.Choice(["landscape", "portrait"]),
        "default": "landscape",
        "show_default": True,
        "says": Message("Maps and atlases: across or upright."),
    },
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
    "--title": {"says": Message("Maps, atlases and board: the title.")},
    "--organisation": {"says": Message("Maps, atlases and board: who made it.")},
    "--number": {"says": Message("Maps and atlases: number of the sheet.")},
    "--marking": {"says": Message("Maps and atlases: words boxed in the corner; '' for none.")},
}
_Command = TypeVar("_Command", bound=Callable[..., Any])


def about_sheets(command: _Command) -> _Command:
    """Add the options of sheets to a command."""
    for name, facts in reversed([*_OPTIONS.items()]):
        command = click.option(name, cls=Option, **facts)(command)
    return command


def sheet_of(chosen: Mapping[str, Any]) -> SheetRequest:
    """The sheet request from the values of the options."""
    return SheetRequest(**{name: value for name, value in chosen.items() if value is not None})
