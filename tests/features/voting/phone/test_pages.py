"""What every page keeps: small, strict, in both languages, text as text, usable without eyes or scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from base.words import Bilingual
from features.voting import phone
from features.voting.phone.page import ASSETS
from features.voting.registry import METHODS
from tests.features.reports.phone.page_checks import (
    WORDS,
    addresses_loaded,
    assert_labelled,
    assert_light,
    assert_strict,
)
from tests.features.voting.phone.slates import ABC, card, open_slate, png
from tests.features.voting.phone.voter import Voter
from tests.rings import in_rings
from web.forms.assets import asset

NO_SECRET = re.compile(r"[0-9A-Z*+=/#-]{12,}|[0-9]|[+−±]?[0-9.,]+")


def pages(voter: Voter, method: str = "approval", **settled: object) -> Iterator[str]:
    """Each page on the way of a ballot; its name."""
    vote, slips, trials = open_slate(method=method, **settled)
    voter.open("/r/vote")
    yield "code"
    voter.send(code="x")
    yield "code, refused"
    voter.open(f"/r/vote/{vote.id}")
    voter.send(code=slips[0].code)
    yield "choose"
    voter.send(("step", "check"))
    yield "check"
    voter.cast()
    yield "voted"
    voter.open("/r/vote")
    voter.send(code=slips[0].code)
    yield "used, refused"
    voter.enter(trials[0].code)
    yield "trial"
    voter.open("/r/vote/check")
    yield "receipt"


@pytest.mark.parametrize("method", METHODS)
def test_every_page_is_light_without_its_pictures(voter: Voter, method: str) -> None:
    for name in pages(voter, method):
        assert len(voter.page.content) < 15_000, name
        assert_light(voter, name, but=".png")
        for address in addresses_loaded(voter):
            if not address.endswith(".png"):
                assert voter.client.get(address).headers.get("content-encoding") == "gzip"


def test_the_pictures_are_those_that_were_settled(voter: Voter) -> None:
    list(pages(voter))
    voter.enter(open_slate()[1][0].code)
    picture = next(address for address in addresses_loaded(voter) if address.endswith(".png"))
    answer = voter.client.get(picture)
    assert answer.content == png()
    assert answer.headers["x-content-type-options"] == "nosniff"
    for wrong in ("0" * 64, "x", "../../x"):
        assert voter.client.get(f"/r/vote/picture/{wrong}.png").status_code in (404, 422)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(voter: Voter, method: str) -> None:
    for name in pages(voter, method):
        assert_strict(voter, name)
        assert voter.page.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("method", in_rings(METHODS, fast=["approval", "star"]))
def test_every_page_can_be_read_by_a_screen_reader(voter: Voter, method: str, language: str) -> None:
    voter.open(f"/r/vote?lang={language}")
    for name in pages(voter, method):
        tags = voter.reader.tags
        every_id = [given["id"] for _, given in tags if "id" in given]
        assert len(every_id) == len(set(every_id)), name
        assert_labelled(voter, name, ("text", "radio", "checkbox"))
        assert all(given["alt"] for tag, given in tags if tag == "img"), name
        assert f'lang="{"zh-Hans" if language == "zh" else "en"}"' in voter.page.text
        if "refused" in name:
            assert 'role="alert"' in voter.page.text


@pytest.mark.parametrize("method", in_rings(METHODS, fast=["copeland", "plurality"]))
def test_the_pseudo_language_leaves_no_word_untranslated(voter: Voter, method: str) -> None:
    """What is left outside brackets are names and words of people, numbers, codes and errors, which say both
    languages themselves."""
    voter.open("/r/vote?lang=qps")
    of_people = {"墟镇广场", "哪个方案？", "把菜地改成口袋公园", "中文", "English", "邻图"}
    for name in pages(voter, method):
        if "refused" in name:
            continue
        words = [word.strip() for word in voter.reader.words if word.strip()]
        plain = [word for word in words if not re.fullmatch(r"⟦.*⟧( ⟦.*⟧)?( · .*)?", word)]
        known = (*of_people, *(f"{n.zh} / {n.en}" for n in ()))
        plain = [word for word in plain if word not in known and not NO_SECRET.fullmatch(word)]
        assert [word for word in plain if not _is_name(word)] == [], name


def _is_name(word: str) -> bool:
    """Of an option, an age group or the vote, in whatever language the pseudo-locale shows names."""
    return bool(
        re.search(
            "Pocket park|Benches|Playground|口袋公园|长椅|游戏场|老|壮|幼|elders|adults|child|墟镇", word
        )
    )


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("method", in_rings(METHODS, fast=["approval", "equal_shares"]))
def test_what_people_wrote_is_text(voter: Voter, words: str, method: str) -> None:
    names = {option: Bilingual(words, words) for option in ABC}
    settled = {"names": names, "cards": {"A": card(words)}, "title": words, "question": words}
    shown = words.translate({0x202E: "\ufffd", 0x2066: "\ufffd"})  # what turns the direction is visible
    seen = 0
    for name in pages(voter, method, **settled):
        assert "829348951" not in voter.page.text, name  # 7919 · 104729
        assert [
            given
            for tag, given in voter.reader.tags
            if tag in ("script", "img") and "/r/" not in given["src"]
        ] == []
        assert "autofocus" not in {attribute for _, given in voter.reader.tags for attribute in given}
        assert "onfocus" not in {attribute for _, given in voter.reader.tags for attribute in given}
        seen += shown in "".join(voter.reader.words)
    assert seen >= 4  # choosing, its check, the used code and the trial show what people wrote


@pytest.mark.parametrize("query", ["lang=%3Cscript%3E", "c=%22%3E%3Cscript%3E", "x=%3Cscript%3E"])
def test_what_stands_in_the_address_is_text(voter: Voter, query: str) -> None:
    for path in ("/r/vote", "/r/vote/check", "/r/vote/%3Cscript%3E", "/r/kiosk/%3Cscript%3E"):
        voter.open(f"{path}?{query}")
        assert "<script>" not in voter.page.text


def test_the_script_is_of_the_old_kind_and_keeps_nothing_beyond_the_tab(voter: Voter) -> None:
    scripts = [voter.client.get(address).text for address in (asset("phone.js"), ASSETS.of("voters.js"))]
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", "\n".join(scripts))
    new = r"=>|\b(let|const|class|async|await|import|export|fetch|Promise)\b|`|\.\.\."
    assert re.findall(new, code) == []
    for word in ("innerHTML", "eval", "localStorage", "indexedDB", "document.cookie"):
        assert word not in code


def test_pages_below_a_base_path_stay_below_it() -> None:
    try:
        client = TestClient(Starlette(routes=phone.routes("/plan/v1/")))
        for path in ("/plan/v1/r/vote", "/plan/v1/r/vote/check"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert re.findall(r'(?:href|src|action)="(/(?!plan/v1/r/)[^"]*)"', answer.text) == []
        assert phone.kiosk_link("x").startswith("/plan/v1/r/kiosk/x?")
        assert phone.vote_address("http://h", "x", "C") == "http://h/plan/v1/r/vote/x#C"
    finally:
        phone.routes()


def test_other_addresses_are_as_before(voter: Voter) -> None:
    assert voter.open("/r/status").status_code == 200
    assert voter.open("/r/vote/assets/voters.js").status_code == 404
    assert voter.open("/r/vote/x/y").status_code == 404
