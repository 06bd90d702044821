"""Text from people is text in a spreadsheet."""

from __future__ import annotations

import pytest

from paper.clean_text import safe_cell


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+8613800000000",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1＋1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
    ids=ascii,
)
def test_what_starts_a_formula_is_quoted(formula: str) -> None:
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "text", ["", "R001", "墟镇 3 栋", "a=b", "1-2", "'quoted", 'say "hi", all', "two\nlines"]
)
def test_other_text_stays_as_written(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize("code", [*range(0x20), 0xFFFE, 0xFFFF, 0xD800, 0xDFFF])
def test_control_characters_do_not_pass(code: int) -> None:
    made = safe_cell(f"a{chr(code)}b")
    assert made == (f"a{chr(code)}b" if chr(code) in "\t\n\r" else "a\ufffdb")
    made.encode("utf-8")


def test_a_control_character_before_a_formula_does_not_hide_it() -> None:
    # The replacement character stands first, so no spreadsheet takes what follows for a formula.
    assert safe_cell("\x00=1") == "\ufffd=1"


@pytest.mark.parametrize(
    "before", [" ", "\u3000", "\xa0", "\ufeff", "\u200b", "\u2060", "\u00ad", " \u200b ", "\u2003"], ids=ascii
)
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@A1", "＝1", "﹢1"])
def test_nothing_invisible_hides_a_formula(before: str, formula: str) -> None:
    """A spreadsheet trims what stands before, or a person deletes it when tidying up."""
    assert safe_cell(before + formula) == f"'{before}{formula}"


def test_no_export_turns_the_direction_of_text() -> None:
    assert safe_cell("三栋\u202e栋四\u2066") == "三栋\ufffd栋四\ufffd"
    assert safe_cell("ئۇيغۇر\u200f") == "ئۇيغۇر\u200f"
