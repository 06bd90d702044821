"""The options of `lintu export` for what is drawn on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from exports.sheets.request import SheetRequest
from paper.paper import PAPERS

_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "--paper": {
        "type": click.Choice(list(PAPERS)),
        "default": "A3",
        "show_default": True,
        "help": "Maps and atlases: size of the paper. 地图与图册的图幅。",
    },
    "--orientation": {
        "type": click.Choice(["landscape", "portrait"]),
        "default": "landscape",
        "show_default": True,
        "help": "Maps and atlases: across or upright. 横放或竖放。",
    },
    "--scale": {
        "type": int,
        "metavar": "NUMBER",
        "help": "Maps and atlases: 2000 for 1:2000; without it, the largest. 比例尺分母，不给则取最大。",
    },
    "--style": {
        "type": click.Choice(["screen", "statutory"]),
        "default": "screen",
        "show_default": True,
        "help": "Maps and atlases: as on the screen, or in land-use colours. 屏幕样式或用地用海分类样式。",
    },
    "--title": {"help": "Maps, atlases and board: the title. 图名。"},
    "--organisation": {"help": "Maps, atlases and board: who made it. 编制单位。"},
    "--number": {"help": "Maps and atlases: number of the sheet. 图号。"},
    "--marking": {
        "help": "Maps and atlases: words boxed in the corner; '' for none. 角标，默认“内部讨论稿”，空为不标。"
    },
}
_Command = TypeVar("_Command", bound=Callable[..., Any])


def about_sheets(command: _Command) -> _Command:
    """Give the command these options."""
    for name, facts in reversed([*_OPTIONS.items()]):
        command = click.option(name, **facts)(command)
    return command


def sheet_of(chosen: Mapping[str, Any]) -> SheetRequest:
    """The sheet that was chosen, by the names of the options."""
    return SheetRequest(**{name: value for name, value in chosen.items() if value is not None})
