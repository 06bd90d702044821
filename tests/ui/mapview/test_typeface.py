"""The small file of the typeface, beside fontTools' own reading of the large one."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.testclient import TestClient

from base.translations import translations
from base.wheel_files import TYPEFACE_FILE, fonts_folder
from ui.map_files import typeface
from ui.map_files.routes import routes


@pytest.fixture(scope="module")
def small() -> bytes:
    answer = TestClient(Starlette(routes=routes())).get(f"/assets/fonts/words-{typeface.words_digest()}.woff")
    assert answer.headers["content-type"] == "font/woff"
    assert "immutable" in answer.headers["cache-control"]
    return answer.content


def test_the_small_file_has_every_character_that_the_program_says(small: bytes) -> None:
    whole = TTFont(fonts_folder() / TYPEFACE_FILE).getBestCmap().keys()
    said = {ord(one) for text in translations("zh").values() for one in text} & whole
    assert len(said) > 800
    assert said <= TTFont(BytesIO(small)).getBestCmap().keys()
    assert len(small) < 400_000  # the whole has 10.5 million


def test_glyphs_are_those_of_the_whole_typeface(small: bytes) -> None:
    one, whole = TTFont(BytesIO(small)), TTFont(fonts_folder() / TYPEFACE_FILE)
    for character in "邻图a8":
        widths = [font["hmtx"][font.getBestCmap()[ord(character)]][0] for font in (one, whole)]
        assert widths[0] == widths[1]


def test_signs_that_the_typeface_lacks_fetch_nothing() -> None:
    whole, words = typeface.face_rules().strip().split("\n")
    assert "NotoSansSC-Regular.ttf" in whole
    for sign in "✗✕🏘":
        assert ord(sign) not in TTFont(fonts_folder() / TYPEFACE_FILE).getBestCmap()
        for rule in (whole, words):
            assert not covers(rule, ord(sign))
    for character in "龘鑫":
        assert covers(whole, ord(character))
    assert covers(words, ord("邻"))


def covers(rule: str, character: int) -> bool:
    """Whether the rule's unicode-range holds the character, as CSS reads it."""
    ranges = rule.partition("unicode-range:")[2].partition(";")[0].split(",")
    ends = [one.strip().removeprefix("U+").split("-") for one in ranges]
    return any(int(one[0], 16) <= character <= int(one[-1], 16) for one in ends)


def test_the_style_sheet_of_pages_has_the_same_faces() -> None:
    client = TestClient(Starlette(routes=routes()))
    answer = client.get(typeface.faces_address())
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.text == typeface.face_rules()
    assert client.get("/assets/fonts/faces-0.css").status_code == 404
    assert client.get("/assets/fonts/words-0.woff").status_code == 404


def test_ranges_are_written_short() -> None:
    assert typeface.unicode_range([0x4E01, 0x20, 0x21, 0x4E00, 0x9F98]) == "U+20-21, U+4E00-4E01, U+9F98"
