"""What a sheet or a board can be asked for can be asked for on the page of exports and by `lintu export`."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from data.communities import SAMPLE
from entry.cli import main
from entry.commands import export as export_command
from entry.exporting import preview, product
from exports.export import Export
from exports.formats import FORMATS
from exports.request import ExportRequest
from exports.sheet_formats import board_order, sheet_order
from exports.sheets.board_request import BoardRequest
from exports.sheets.request import SheetRequest
from layers.layer import View
from tests.pages.reading import open_page
from tests.pages.votes import draft

DAY = date(2031, 3, 5)
SHEET: dict[str, Any] = {
    "title": "社区现状图",
    "paper": "A1",
    "orientation": "portrait",
    "scale": 5000,
    "style": "statutory",
    "marking": "报审稿",
    "organisation": "居民委员会",
    "number": "T-07",
    "source": "2030 年测绘",
    "height_datum": "1985 国家高程基准",
    "review_number": "粤S（2031）001号",
    "wind": "12, 8, 5, 4, 20, 14, 9, 6",
    "designed_by": "林工",
    "checked_by": "陈工",
    "approved_by": "王工",
    "layers": ("grids", "compounds"),
    "insets": False,
    "dpi": 120,
    "dated": DAY,
    "language": "en",
    "view": View("elder", "rest_and_access", "equal_time"),
}
BOARD: dict[str, Any] = {
    "title": "给大家看看",
    "subtitle": "请提意见",
    "intro": "这是说明",
    "paper": "A0",
    "orientation": "landscape",
    "organisation": "居民委员会",
    "contact": "林工 0753-0000",
    "address": "https://lintu.example.org/q",
    "scan_for": "report",
    "since": date(2031, 3, 6),
    "until": date(2031, 3, 20),
    "dpi": 90,
    "dated": DAY,
    "language": "en",
}
SAID_BY_THE_FORMAT = {"form"}
"""Whether a PDF or a picture: two formats of the same order."""


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def differences(request: ExportRequest) -> tuple[set[str], set[str]]:
    """The fields of the sheet and of the board that are not as they were asked for."""
    sheet, board = sheet_order(request, "pdf"), board_order(request, "pdf")
    return (
        {name for name, value in SHEET.items() if getattr(sheet, name) != value},
        {name for name, value in BOARD.items() if getattr(board, name) != value},
    )


def test_every_field_is_asked_for_here_and_is_not_what_it_is_anyway() -> None:
    for usual, asked in ((SheetRequest(), SHEET), (BoardRequest(), BOARD)):
        assert {field.name for field in fields(usual)} == {*asked, *SAID_BY_THE_FORMAT}
        assert [name for name, value in asked.items() if getattr(usual, name) == value] == []
    for form in ("map-{}", "board{}"):
        assert FORMATS[form.format("pdf" if "map" in form else "")].extension == ".pdf"
        assert FORMATS[form.format("png" if "map" in form else "-png")].extension == ".png"


COMMAND = {
    **{f"--{name.replace('_', '-')}": value for name, value in {**SHEET, **BOARD}.items()},
    "--date": DAY,
    "--lang": "en",
    "--group": "elder",
    "--category": "rest_and_access",
    "--mode": "equal_time",
}
NOT_ON_THE_LINE = {"--layers", "--insets", "--dated", "--language", "--view"}
"""Asked for by other words: --layer, --no-insets, --date, --lang, and --group, --category, --mode."""


def ask_the_command(monkeypatch: pytest.MonkeyPatch, *more: str) -> ExportRequest:
    """The request that `lintu export` makes of a probe."""
    asked: list[ExportRequest] = []
    probe = FORMATS["csv"]
    heard = Export("probe", probe.name, probe.about, ".csv", "text/csv", lambda one: asked.append(one) or b"")
    monkeypatch.setattr(export_command, "_formats", lambda: {"probe": heard})
    result = CliRunner().invoke(main, ["export", SAMPLE, "probe", "--baseline", *more])
    assert result.exit_code == 0, result.output
    return asked[0]


def test_the_command_can_ask_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """A board and a sheet share title, paper, orientation, organisation and dots; asked for one by one."""
    for asked, of_kind in ((SHEET, 0), (BOARD, 1)):
        line = {**COMMAND, **{f"--{name.replace('_', '-')}": value for name, value in asked.items()}}
        words = [
            str(part) for name, value in line.items() if name not in NOT_ON_THE_LINE for part in (name, value)
        ]
        request = ask_the_command(
            monkeypatch, *words, "--layer", "grids", "--layer", "compounds", "--no-insets"
        )
        assert differences(request)[of_kind] == set()


def set_values(test: AppTest, prefix: str, values: dict[str, Any]) -> AppTest:
    """Fill in these widgets, and run the page once."""
    families = ("text_input", "text_area", "selectbox", "multiselect", "button_group", "number_input")
    every = [one for name in (*families, "checkbox", "date_input") for one in getattr(test, name)]
    for name, value in values.items():
        key = f"{prefix}-{WIDGETS.get(name, name)}"
        (found,) = [one for one in every if str(one.key) in (key, f"{key}-en", f"{key}-{SINCE}")]
        found.set_value(list(value) if isinstance(value, tuple) else value)
    test.run()
    assert not test.exception, test.exception
    return test


WIDGETS = {"orientation": "side"}
OF_THE_PAGE = {"dated", "language", "view"}
OF_A_CODE = {"address", "scan_for", "until"}
SINCE = BOARD["since"]


def without(values: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def test_the_page_can_ask_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ExportRequest] = []
    monkeypatch.setattr(product, "export_buttons", lambda form, request, tr: asked.append(request))
    monkeypatch.setattr(preview, "contents", lambda request, tr: None)
    vote = draft()
    test = open_page("exports", lang="en", format="everything")
    view = SHEET["view"]
    set_values(test, "view", {"group": view.group, "category": view.category, "mode": view.mode})
    set_values(test, "export", {"date": DAY})
    set_values(test, "sheet", without(SHEET, OF_THE_PAGE))
    set_values(test, "board", {**without(BOARD, OF_THE_PAGE | OF_A_CODE), "code": "other"})
    set_values(test, "board", {"until": BOARD["until"], "address": BOARD["address"]})
    assert differences(asked[-1]) == (set(), {"scan_for"})
    set_values(test, "board", {"code": "report"})
    for code, scan_for, path in (
        ("report", "report", f"report?c={SAMPLE}"),
        (f"vote:{vote.id}", "vote", f"vote/{vote.id}"),
    ):
        set_values(test, "board", {"code": code, "server": "https://lintu.example.org"})
        made = board_order(asked[-1], "pdf")
        assert (made.scan_for, made.address) == (scan_for, f"https://lintu.example.org/r/{path}")
