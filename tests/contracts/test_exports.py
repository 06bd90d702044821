"""What holds for every format, for a whole community, a toy one and one with nothing in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from exports.export import Export, file_name
from exports.formats import FORMATS, SINGLE
from paper.errors import SheetError
from tests.exports.opened import entries
from tests.exports.requests import FORMAT_KEYS, KIN, empty, fitting, toy
from tests.rings import in_rings

MOMENTARY = {"dxf"}
"""Its library writes the moment and a new number into every file; the drawing in it is the same."""
PICTURES = ("map-png", "board-png")
SHEETS = (*PICTURES, "map-pdf", "board", "atlas-grids", "atlas-compounds", "atlas-interventions")
"""What refuses to draw where there is nothing to draw."""

KEYS = [one.key for one in SINGLE]
TRIED_FULLY = ("map-pdf", "word", "xlsx", "geopackage", "dxf")
"""One of each kind of writer: written twice, and in English, in the fast ring too."""
each_format = pytest.mark.parametrize("key", FORMAT_KEYS)


def in_each_language(keys: list[str]) -> pytest.MarkDecorator:
    """Most formats differ by their words alone in English, and are written in it by the slow ring."""
    both = [(key, language) for language in ("zh", "en") for key in keys]
    english = set(TRIED_FULLY) - set(SHEETS)
    fast = [one for one in both if one[0] not in KIN and (one[1] == "zh" or one[0] in english)]
    return pytest.mark.parametrize(("key", "language"), in_rings(both, fast))


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@cache
def file_content(key: str, place: str, language: str) -> bytes:
    return FORMATS[key].write(fitting(key, {"toy": toy, "nothing": empty}[place](language)))


def test_keys_and_names_are_told_in_both_languages() -> None:
    for key, one in FORMATS.items():
        assert key == one.key
        assert re.fullmatch(r"[a-z]+(-[a-z]+)?", key)
        assert re.fullmatch(r"(\.[a-z]+){1,2}", one.extension)
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", one.media_type)
        assert is_chinese(one.about.text("zh"))
        assert not is_chinese(one.about.text("en") + one.name.text("en"))
    assert len({one.key for one in SINGLE}) == len(SINGLE)
    assert list(FORMATS) == [*(one.key for one in SINGLE), "everything"]


@in_each_language(KEYS)
@pytest.mark.parametrize("place", ["toy", "nothing"])
def test_a_file_begins_as_its_kind_does(key: str, place: str, language: str) -> None:
    if place == "nothing" and key in SHEETS:
        with pytest.raises(SheetError):
            file_content(key, place, language)
        return
    content = file_content(key, place, language)
    assert content.startswith(FORMATS[key].magic)
    assert len(content) > 300
    for name in entries(content):
        assert ".." not in name
        assert not name.startswith("/")
        assert "\\" not in name


@pytest.mark.parametrize("key", in_rings(KEYS, fast=TRIED_FULLY))
def test_the_same_request_gives_the_same_file(key: str) -> None:
    again = FORMATS[key].write(replace(fitting(key, toy("zh"))))
    assert (again == file_content(key, "toy", "zh")) == (key not in MOMENTARY)


@in_each_language([key for key in KEYS if key not in PICTURES])
def test_the_language_asked_for_is_the_one_that_is_written(key: str, language: str) -> None:
    """The community's own name in each language; a Shapefile says it in its README, a DXF in its notes.
    Pictures have no text; they are drawn as their PDFs are."""
    name = {"zh": "两街镇", "en": "Twostreet"}[language]
    parts = entries(file_content(key, "toy", language)).values()
    assert any(name.encode("gbk" if key == "dxf" else "utf-8") in part for part in parts)


@each_format
def test_nothing_of_this_machine_is_in_a_file(key: str) -> None:
    for part in entries(file_content(key, "toy", "zh")).values():
        for trace in (b"/tmp/", b"/work/", b"/root/", b"site-packages"):
            assert trace not in part


@pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)
def test_file_names_are_plain(one: Export) -> None:
    assert file_name(one, toy()).startswith("toy-AB-")
    assert file_name(one, empty()).endswith(f"2026-11-26{one.extension}")
    community = replace(toy().baseline.community, key="../../etc/passwd\x00 社区?*")
    evil = replace(toy(), baseline=replace(toy().baseline, community=community))
    assert re.fullmatch(
        r"etc-passwd-社区-AB-((gbk|map|board|handbook|application|atlas-[a-z]+)-)?2026-11-26(\.[a-z]+)+",
        file_name(one, evil),
    )


def test_names_of_files_do_not_clash_in_the_archive() -> None:
    names = [file_name(one, toy()) for one in SINGLE]
    assert len(set(names)) == len(names)
