"""An export request: community, options, language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.sheets.board_request import BoardRequest
from exports.sheets.request import SheetRequest
from features.options.order import OptionsOrder
from features.voting.box.publication import Publication


@dataclass(frozen=True, eq=False)
class ExportRequest(OptionsOrder):
    """A community with the options to be exported beside it.

    `pictures` are maps as PNG by the letter of their option, "" for the community as it is; documents show
    these, and without any draw their own. `votes` are the counted votes on these options. `sheet` is how
    maps and atlases on paper are wanted, `board` how the public board is; their languages, dates, forms and
    the sheet's view are not read.
    """

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    votes: tuple[Publication, ...] = ()
    sheet: SheetRequest = field(default_factory=SheetRequest)
    written_as: str = ""
    """The name of the file that is written, where it is not the one that `file_name` gives."""
    board: BoardRequest = field(default_factory=BoardRequest)
