"""What every page keeps: small, strict, in both languages, text as text, usable without eyes or scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from features.reports.phone import routes
from tests.features.reports.phone.page_checks import (
    WORDS,
    assert_labelled,
    assert_light,
    assert_strict,
    untranslated,
)
from tests.features.reports.phone.phone import KIND, Phone, photo_here
from web.forms.assets import asset, asset_routes


def pages(phone: Phone) -> Iterator[str]:
    """Each page on the way of a report; its name."""
    phone.open("/r/report")
    yield "photos"
    phone.reach_place()
    yield "place"
    phone.send(1)
    yield "what"
    phone.send(sentence="x")
    yield "what, refused"
    phone.send(category=KIND)
    yield "done"
    phone.open("/r/status")
    yield "status"


def test_every_page_is_light_with_all_that_it_loads(phone: Phone) -> None:
    for name in pages(phone):
        assert_light(phone, name)


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(phone: Phone) -> None:
    for name in pages(phone):
        assert_strict(phone, name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_can_be_read_by_a_screen_reader(language: str) -> None:
    phone = Phone()
    phone.open(f"/r/report?lang={language}")
    for name in pages(phone):
        assert_labelled(phone, name, ("text", "file", "radio"))
        tags = phone.reader.tags
        assert tags[0][0] == "html" or tags[0][1].get("lang")
        assert f'lang="{"zh-Hans" if language == "zh" else "en"}"' in phone.page.text
        if name == "what, refused":
            assert 'role="alert"' in phone.page.text
            assert 'href="#category"' in phone.page.text


def test_the_pseudo_language_leaves_no_word_untranslated() -> None:
    """Every word of the program stands in brackets; what is left are names, numbers, codes and errors, which
    say both languages themselves."""
    phone = Phone()
    phone.open("/r/report?lang=qps")
    for name in pages(phone):
        if name == "what, refused":
            continue
        assert untranslated(phone) in ([], ["x"]), name


@pytest.mark.parametrize("words", WORDS)
def test_what_people_write_is_text(phone: Phone, words: str) -> None:
    phone.reach_what()
    phone.send(sentence=words, contact=words[:100])
    assert phone.page.status_code == 422
    assert phone.reader.forms[0].fields["sentence"] == words
    assert phone.reader.forms[0].fields["contact"] == words[:100]
    assert "829348951" not in phone.page.text  # 7919 · 104729
    tags = [
        tag
        for tag, given in phone.reader.tags
        if tag in ("script", "img") and "/r/" not in given.get("src", "")
    ]
    assert tags == []
    assert "autofocus" not in {name for _, given in phone.reader.tags for name in given}


@pytest.mark.parametrize("path", ["c=%3Cscript%3E", "compound=%22%3E%3Cscript%3E", "lang=%3Cscript%3E"])
def test_what_stands_in_the_address_is_text(phone: Phone, path: str) -> None:
    phone.open(f"/r/report?{path}")
    assert "<script>" not in phone.page.text


def test_the_language_is_switched_by_a_link_and_stays(phone: Phone) -> None:
    phone.reach_place()
    link = next(given["href"] for tag, given in phone.reader.tags if given.get("hreflang") == "en")
    phone.open(f"{phone.path}{link}")
    assert "Where is it?" in phone.text
    phone.send(1)
    assert "What is it?" in phone.text


def test_the_language_link_keeps_the_rest_of_the_address(phone: Phone) -> None:
    phone.open("/r/report?c=xuzhen&compound=a%26b+%22c&lang=zh")
    link = next(given["href"] for tag, given in phone.reader.tags if given.get("hreflang") == "en")
    assert link == "?c=xuzhen&compound=a%26b+%22c&lang=en"


def test_files_are_kept_by_their_content_and_nothing_else_is_served(phone: Phone) -> None:
    answer = phone.client.get(asset("residents.js"))
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    for path in (
        "/r/assets/000000000000-residents.js",
        "/r/assets/residents.js",
        "/r/assets/..%2f__init__.py",
        "/r/assets/",
        "/r/",
        "/r/vote/nothing",
        "/r/report/photo/x.jpg",
    ):
        assert phone.client.get(path).status_code == 404, path


def test_the_script_is_of_the_old_kind(phone: Phone) -> None:
    """What a WebView of 2015 does not read: no arrow, let, const, class, template, promise or fetch."""
    script = phone.client.get(asset("phone.js")).text + phone.client.get(asset("residents.js")).text
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", script)
    assert (
        re.findall(r"=>|\b(let|const|class|async|await|import|export|fetch|Promise)\b|`|\.\.\.", code) == []
    )
    assert "innerHTML" not in code
    assert "eval" not in code


def test_pages_below_a_base_path_stay_below_it() -> None:
    try:
        client = TestClient(Starlette(routes=[*routes("/plan/v1/"), *asset_routes("/plan/v1/")]))
        answer = client.get("/plan/v1/r/report")
        assert answer.status_code == 200
        assert re.findall(r'(?:href|src|action)="(/(?!plan/v1/r/)[^"]*)"', answer.text) == []
        assert "Path=/plan/v1/r/" in answer.headers["set-cookie"]
    finally:
        routes()


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(phone: Phone) -> None:
    answer = phone.client.get("/r/report")
    for cookie in answer.headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
    assert photo_here()[1].startswith(b"\xff\xd8")
