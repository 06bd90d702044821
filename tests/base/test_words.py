"""Messages: said in each language with their facts, compared, and carried between processes."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from base.message_json import fact_from, fact_json
from base.words import AND, PSEUDO, SEMICOLON, Bilingual, Message, both_words, first_lines, joined

ELDERS = Bilingual("老", "elders")
HOMES = Message("{count} homes")
OUTSIDE = Message("Outside the boundary: {things}. Nothing was deleted.", things=HOMES.with_facts(count=2))


def test_a_message_is_said_in_each_language() -> None:
    assert Message("Households").text("zh") == "户数"
    assert Message("Households").text("en") == "Households"
    assert Message("Households").text(PSEUDO) == "⟦Households⟧"
    assert Message("No such message, ever").text("zh") == "No such message, ever"


def test_facts_are_said_in_the_same_language() -> None:
    assert OUTSIDE.text("zh") == "在范围外：住宅 2 栋。没有删除。"
    assert OUTSIDE.text("en") == "Outside the boundary: 2 homes. Nothing was deleted."
    assert Message("{name} copy", name=ELDERS).text("zh") == "老 副本"


def test_facts_are_not_read_as_templates() -> None:
    assert Message("{name} copy", name="{count}").text("en") == "{count} copy"
    assert Message("{name} copy", name=Bilingual("{a}", "{b}")).text("zh") == "{a} 副本"


def test_a_context_tells_apart_what_english_says_alike() -> None:
    assert Message("people").text("zh") == "人"
    assert Message("people", context="column").text("zh") == "总人口"
    assert Message("people", context="column").text("en") == "people"


def test_lists_follow_the_language() -> None:
    assert joined([ELDERS, "XZ-01"]).text("zh") == "老、XZ-01"
    assert joined([ELDERS, "XZ-01"]).text("en") == "elders, XZ-01"
    assert joined(["≥ 0", "≤ 1"], AND).text("zh") == "≥ 0 且 ≤ 1"
    assert joined([ELDERS, ELDERS], SEMICOLON).text("en") == "elders; elders"
    assert joined([]).text("zh") == ""


def test_long_lists_end_with_how_many_are_left() -> None:
    lines = [Bilingual(f"第 {number} 行", f"line {number}") for number in range(5)]
    assert first_lines(lines, 5).text("en").count("\n") == 4
    assert first_lines(lines, 2).text("en") == "line 0\nline 1\n… and 3 more"
    assert first_lines(lines, 2).text("zh").endswith("\n……还有 3 处")


def test_what_is_stored_stands_in_both_languages() -> None:
    assert both_words(OUTSIDE) == [
        "在范围外：住宅 2 栋。没有删除。",
        "Outside the boundary: 2 homes. Nothing was deleted.",
    ]


def test_messages_are_values() -> None:
    assert Message("{count} homes", count=2) == HOMES.with_facts(count=2) != HOMES
    assert len({OUTSIDE, copy.deepcopy(OUTSIDE), pickle.loads(pickle.dumps(OUTSIDE))}) == 1
    with pytest.raises(AttributeError):
        HOMES.english = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    "fact", [OUTSIDE, ELDERS, joined([OUTSIDE, ELDERS, 3], SEMICOLON), "{x}", 1.5, 7, None, True]
)
def test_facts_come_through_json_as_they_were(fact: object) -> None:
    assert fact_from(json.loads(json.dumps(fact_json(fact)))) == fact


@pytest.mark.parametrize(
    "english",
    ["{a.__class__}", "{a[0]}", "{a:{b}}", "{a:999999999d}", "{}", "{0}", "{a!r:>99}"],
)
def test_templates_of_a_strange_process_reach_into_nothing(english: str) -> None:
    stored = {"english": english, "context": None, "facts": {"a": {"zh": "x", "en": "x"}}}
    with pytest.raises(ValueError, match="no template of ours"):
        fact_from(stored)


@pytest.mark.parametrize("stored", [{"english": 3}, {}, [1], {"parts": "abc", "between": ""}])
def test_what_is_no_fact_is_refused(stored: object) -> None:
    with pytest.raises(ValueError, match="no fact"):
        fact_from(stored)
