"""A counted vote in the Word section and on the slides, where one of its options is exported."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pptx
import pytest

from exports.request import ExportRequest
from exports.slides import meeting
from exports.word import report
from features.options.sketch import Sketch
from features.voting.box.publication import publication_of
from features.voting.box.votes import VoteRecord
from features.voting.files.counted_votes import counted_votes
from tests.exports.requests import toy
from tests.features.voting.box.hall import FEW_SHOPKEEPERS, NAMES, TITLE, hall_counted, hall_open, hall_terms
from tests.rings import in_rings

pytestmark = pytest.mark.usefixtures("own_store")

LEAST = 5


def request_with(vote: VoteRecord, language: str = "zh") -> ExportRequest:
    """The toy without pictures, with this vote."""
    shown = publication_of(vote.id, vote.version, LEAST)
    return replace(toy(), language=language, votes=(shown,), pictures={"": b""})


def option_with_id(option: str) -> Sketch:
    """An option of the toy under another id."""
    sketch = toy().options[0]
    return replace(sketch, option=replace(sketch.option, id=option))


def word_text(request: ExportRequest) -> str:
    document = docx.Document(io.BytesIO(report.EXPORT.write(replace(request, pictures={"x": b""}))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), "|".join(cells)]).replace("\u00a0", " ")


def slides_text(request: ExportRequest) -> str:
    deck = pptx.Presentation(io.BytesIO(meeting.EXPORT.write(replace(request, pictures={"x": b""}))))
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found.append("|".join(cell.text for row in shape.table.rows for cell in row.cells))
    return "\n".join(found)


def test_only_counted_votes_on_the_exported_options_are_told() -> None:
    vote = hall_counted()
    hall_open()
    found = counted_votes("xuzhen", [option_with_id("A")], LEAST).shown
    assert [one.vote.id for one in found] == [vote.id]
    assert counted_votes("xuzhen", [option_with_id("D")], LEAST).shown == ()
    assert counted_votes("another", [option_with_id("A")], LEAST).shown == ()
    assert counted_votes("xuzhen", [], LEAST).shown == ()
    assert [one.vote.id for one in counted_votes("xuzhen", [in_parts("C")], LEAST).shown] == [vote.id]


def in_parts(option: str) -> Sketch:
    """An option with an intervention under this id."""
    sketch = option_with_id("D")
    parts = (replace(sketch.option.interventions[0], id=option),)
    return replace(sketch, option=replace(sketch.option, interventions=parts))


@pytest.mark.parametrize("text_of", [word_text, slides_text])
def test_the_hall_by_hand(text_of: object) -> None:
    assert callable(text_of)
    text = text_of(request_with(hall_counted()))
    for part in (
        TITLE,
        "已投 25 票，共发出 25 张",
        "榕树下的口袋公园 胜出。",
        "按议事会席位计票：环形步道和长椅 胜出。",
        f"{NAMES['A'].zh}|13|42 %|{NAMES['B'].zh}|11|54 %|{NAMES['C'].zh}|4|16 %",
        "不是法律上的业主表决",
    ):
        assert part in text
    english = text_of(request_with(hall_counted(), "en"))
    assert "By the council's seats: Loop walk with benches wins." in english


@pytest.mark.parametrize("text_of", in_rings([word_text, slides_text], fast=[word_text]))
def test_what_is_withheld_stays_out(text_of: object) -> None:
    assert callable(text_of)
    text = text_of(request_with(hall_counted(FEW_SHOPKEEPERS)))
    assert "不到 5 票" in text
    assert "54 %" not in text
    none = text_of(request_with(hall_counted(terms=hall_terms(quorum=26))))
    assert "没有结果" in none
    assert "42 %" not in none


@pytest.mark.parametrize("text_of", in_rings([word_text, slides_text], fast=[slides_text]))
def test_without_a_vote_nothing_is_said_of_one(text_of: object) -> None:
    assert callable(text_of)
    assert "投票" not in text_of(replace(toy(), pictures={"x": b""}))
