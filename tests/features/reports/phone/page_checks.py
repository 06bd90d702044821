"""What every phone page keeps: light, strict, usable by screen readers, no word left untranslated."""

from __future__ import annotations

import gzip
import re
from typing import Protocol

import httpx
from starlette.testclient import TestClient

HEAVIEST = 150_000
"""Bytes of a page with all that it loads."""
WORDS = [
    "{{7919*104729}}",
    "{% set a=1 %}{{a}}",
    "<img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    '" onfocus="alert(1)" autofocus="',
    "![t](http://tracker.example/p.png)",
    "=cmd|'/C calc'!A0",
    "'); DROP TABLE report;--",
    "\u202eabc\u2066",
    "𠮷野家 é 🙂",
]
"""What people might write; it stays text everywhere."""


class PageReader(Protocol):
    """What was read in a page."""

    tags: list[tuple[str, dict[str, str]]]
    words: list[str]


class ShownPage(Protocol):
    """A browser without scripts at a page."""

    @property
    def reader(self) -> PageReader:
        """Its tags and words."""

    @property
    def page(self) -> httpx.Response:
        """The answer."""

    @property
    def client(self) -> TestClient:
        """It asks for what the page loads."""


def addresses_loaded(phone: ShownPage) -> set[str]:
    """The addresses that the page loads by itself."""
    found = set()
    for tag, given in phone.reader.tags:
        name = {"link": "href", "script": "src", "img": "src", "input": "src"}.get(tag, "")
        if name in given:
            found.add(given[name])
    return found


def assert_light(phone: ShownPage, name: str, but: str = "\0") -> None:
    """The page and all that it loads, but for what has this ending."""
    sent = len(phone.page.content)
    for address in addresses_loaded(phone):
        answer = phone.client.get(address)
        assert answer.status_code == 200, address
        if address.endswith(but):
            continue
        coded = answer.headers.get("content-encoding") == "gzip"
        sent += len(gzip.compress(answer.content, 6)) if coded else len(answer.content)
    assert sent < HEAVIEST, name


def assert_strict(phone: ShownPage, name: str) -> None:
    """Nothing comes from elsewhere, and no script or style stands in the page."""
    assert all(address.startswith("/r/") for address in addresses_loaded(phone)), name
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", phone.page.text) == []
    policy = phone.page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert phone.page.headers["cache-control"] == "no-store"
    assert phone.page.headers["x-content-type-options"] == "nosniff"


def assert_labelled(phone: ShownPage, name: str, kinds: tuple[str, ...] = ("text", "file")) -> None:
    """Fields (inputs of these kinds) and pictures have names, and the page has one heading."""
    tags = phone.reader.tags
    ids = {given["id"] for _, given in tags if "id" in given}
    labelled = {given["for"] for tag, given in tags if tag == "label" and "for" in given}
    for tag, given in tags:
        if tag in ("select", "textarea") or given.get("type") in kinds:
            assert given.get("name") == "website" or given["id"] in labelled, (name, given)
        if tag == "img" or given.get("type") == "image":
            assert "alt" in given, (name, given)
        for attribute in ("aria-describedby", "aria-labelledby"):
            assert set(given.get(attribute, "").split()) <= ids, (name, given)
    assert sum(tag == "h1" for tag, _ in tags) == 1


def untranslated(phone: ShownPage) -> list[str]:
    """The words outside the brackets of the pseudo language, but for codes, numbers and languages."""
    words = [word.strip() for word in phone.reader.words if word.strip()]
    plain = [word for word in words if not (word.startswith("⟦") or word.endswith("⟧"))]
    plain = [word for word in plain if word not in ("中文", "English") and len(word) > 1]
    return [word for word in plain if not re.fullmatch(r"[0-9A-Z-]{30,}|[+−·].*", word)]
