"""The options with which a command reads a file: layer, coordinates, columns, encoding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from base.terminal import Option
from base.words import Message
from features.own_community.commands.option_values import (
    assignments_of,
    columns_of,
    pairs_of,
    system_named,
    values_of,
)

if TYPE_CHECKING:
    from data.importers.files.source_file import SourceFile
    from features.own_community.file_import import ImportAnswers

_OPTIONS = (
    click.option(
        "--from-layer", default="", cls=Option, says=Message("The layer or sheet of the file that is meant.")
    ),
    click.option(
        "--crs",
        default="",
        cls=Option,
        says=Message("Coordinate system of the file: EPSG:4548, WGS84, CGCS2000, GCJ-02, BD-09 or WKT."),
    ),
    click.option(
        "--north-first", is_flag=True, cls=Option, says=Message("The file gives north (latitude) first.")
    ),
    click.option(
        "--pair",
        "pairs",
        multiple=True,
        cls=Option,
        says=Message("A point of a plan with a local origin, and its place: X,Y=LON,LAT (two or more)."),
    ),
    click.option(
        "--columns",
        multiple=True,
        cls=Option,
        says=Message("A column of the file and ours: THEIRS=OURS (x and y for coordinates); =OURS for none."),
    ),
    click.option(
        "--leave-out",
        multiple=True,
        cls=Option,
        says=Message("A column of numbers that counts nobody (of a table of people)."),
    ),
    click.option(
        "--set",
        "constants",
        multiple=True,
        cls=Option,
        says=Message("A value of ours for all rows: OURS=VALUE, such as category=playground."),
    ),
    click.option(
        "--value",
        "values",
        multiple=True,
        cls=Option,
        says=Message(
            "What a value of the file means: OURS:THEIRS=KEY, such as kind:tianqiao=steps; "
            "nothing behind = leaves such rows out."
        ),
    ),
    click.option(
        "--encoding", default="", cls=Option, says=Message("Encoding of the text: utf-8, gbk, big5 …")
    ),
    click.option(
        "--cell-size",
        type=click.FloatRange(0, 100_000),
        default=0.0,
        cls=Option,
        says=Message("Side of the cells in metres, where a census grid gives only their middles."),
    ),
    click.option(
        "--skip-crossing", is_flag=True, cls=Option, says=Message("Skip shapes that cross themselves.")
    ),
)


def file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command; it gets them under the names of `FileOptions`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True)
class FileOptions:
    """What was typed behind the options."""

    from_layer: str
    crs: str
    north_first: bool
    pairs: tuple[str, ...]
    columns: tuple[str, ...]
    leave_out: tuple[str, ...]
    constants: tuple[str, ...]
    values: tuple[str, ...]
    encoding: str
    skip_crossing: bool
    cell_size: float = 0.0

    def answers(self) -> ImportAnswers:
        """As the import takes them. Raises OptionUnreadableError."""
        from features.own_community.file_import import ImportAnswers

        return ImportAnswers(
            self.from_layer,
            system_named(self.crs, self.north_first),
            pairs_of(self.pairs),
            columns_of(self.columns),
            assignments_of(self.constants, "category=playground"),
            self.skip_crossing,
            values_of(self.values),
        )

    def read(self, file: Path) -> tuple[bytes, SourceFile]:
        """The bytes of the file, and what it holds in the stated encoding. Raises ImportRefused."""
        from data.importers.errors import printable_name
        from data.importers.files.source_file import read_bytes
        from data.importers.files.stated_encoding import read_in_encoding
        from data.importers.limits import DEFAULT_LIMITS
        from data.importers.reader import bytes_of

        raw = bytes_of(file, printable_name(file.name), DEFAULT_LIMITS)
        if not self.encoding:
            return raw, read_bytes(raw, file.name)
        return raw, read_in_encoding(raw, file.name, self.encoding)
