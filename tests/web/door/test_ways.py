"""Where the door leads to."""

from __future__ import annotations

import pytest

from web.door.ways import language_of, own_path


@pytest.mark.parametrize("wanted", ["/", "/coverage?lang=en&community=a%20b", "/r/vote", "/doorway"])
def test_own_pages_are_gone_back_to(wanted: str) -> None:
    assert own_path(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "\n//evil.example",
        "javascript:alert(1)",
        "coverage",
        "//[",
        "/door",
        "/door?next=/door",
        "/door/leave",
    ],
)
def test_other_sites_and_the_door_itself_are_not(wanted: str) -> None:
    assert own_path(wanted) == "/"


def test_below_a_base_only_what_lies_below_it() -> None:
    assert own_path("/plan/coverage", "/plan") == "/plan/coverage"
    assert own_path("/other", "/plan") == "/plan/"
    assert own_path("/plan/door", "/plan") == "/plan/"


def test_the_language_is_the_one_asked_for_before_all_others() -> None:
    assert language_of("en", "/?lang=zh", "zh-CN") == "en"
    assert language_of("xx", "/?lang=en", "zh-CN") == "en"
    assert language_of("", "/", "en-GB,en;q=0.9") == "en"
    assert language_of("", "/", "fr") == "zh"
