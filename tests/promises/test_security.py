"""SECURITY.md: each threat says what is promised, what is not, and names tests that are there."""

from __future__ import annotations

import re

import pytest

from tests.promises.documents import local_links, text_of
from tests.promises.source_tree import ROOT

LABELS = ("**Promised**", "**Not promised**", "**Tests**")
SECURITY = {"README.md": "SECURITY.md", "README.zh-CN.md": "SECURITY.zh-CN.md"}


def threats() -> dict[str, str]:
    """Heading → text of each threat."""
    listed = text_of("SECURITY.md").partition("\n## Threats")[2]
    heads_and_texts = re.split(r"^### (.+)$", listed, flags=re.MULTILINE)[1:]
    assert len(set(heads_and_texts[::2])) == len(heads_and_texts[::2])
    return dict(zip(heads_and_texts[::2], heads_and_texts[1::2], strict=True))


def named_tests(text: str) -> list[str]:
    """Paths of tests and benchmarks that stand in backticks."""
    return re.findall(r"`((?:tests|benchmarks)/[^`]*)`", text)


def test_every_threat_says_what_is_promised_what_is_not_and_what_proves_it() -> None:
    assert len(threats()) >= 5
    for head, text in threats().items():
        assert [text.count(f"- {label}: ") for label in LABELS] == [1, 1, 1], head
        assert [one for one in named_tests(text.partition(LABELS[2])[2]) if one.startswith("tests/")], head


def test_every_named_test_is_there_and_tests_something() -> None:
    named = [one for one in named_tests(text_of("SECURITY.md")) if one.endswith(".py")]
    assert len(named) >= 5
    assert [one for one in named_tests(text_of("SECURITY.md")) if not (ROOT / one).exists()] == []
    assert [one for one in named if one.startswith("tests/") and "def test_" not in text_of(one)] == []


@pytest.mark.parametrize(("readme", "security"), SECURITY.items())
def test_both_readmes_lead_to_what_is_promised_in_their_language(readme: str, security: str) -> None:
    assert ROOT / security in local_links(readme)


@pytest.mark.parametrize("security", SECURITY.values())
def test_one_language_leads_to_the_other(security: str) -> None:
    assert {ROOT / other for other in SECURITY.values()} - {ROOT / security} <= {*local_links(security)}


def test_both_languages_promise_as_many_things() -> None:
    """A promise that one language lacks is one that its readers do not know."""
    counts = [
        [
            len(re.findall(r"^(?:- )?(?:\*\*|- )", part, re.MULTILINE))
            for part in text_of(one).split("\n## ")[2:4]
        ]
        for one in SECURITY.values()
    ]
    assert counts[0] == counts[1]
    assert min(counts[0]) > 5
