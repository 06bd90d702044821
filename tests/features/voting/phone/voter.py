"""A browser without scripts that votes: it reads the forms of a page and sends what a browser would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal
from starlette.applications import Starlette
from starlette.testclient import TestClient

from features.reports import phone as report_pages
from features.voting import phone as vote_pages
from web.forms.assets import asset_routes

LOOP: BlockingPortal | None = None
"""Runs the app; one for all browsers, or every request would start a thread of its own."""
Fields = list[tuple[str, str]]


@dataclass
class Form:
    """A form of a page: where it goes, the fields that it would send now, and its buttons."""

    action: str
    fields: Fields = field(default_factory=list)
    boxes: list[tuple[str, str, str]] = field(default_factory=list)
    """(type, name, value) of what can be ticked."""
    options: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Reader(HTMLParser):
    """Tags, words and forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag == "form":
            self.forms.append(Form(given["action"]))
        if not self.forms:
            return
        form, name, kind = self.forms[-1], given.get("name", ""), given.get("type", "")
        if tag == "input" and kind in ("hidden", "text"):
            form.fields.append((name, given.get("value", "")))
        elif tag == "input":
            form.boxes.append((kind, name, given["value"]))
            if "checked" in given:
                form.fields.append((name, given["value"]))
        elif tag == "select":
            self._select = name
            form.options[name] = []
        elif tag == "option":
            form.options[self._select].append(given["value"])
            if "selected" in given:
                form.fields.append((self._select, given["value"]))
        elif tag == "button" and name:
            form.buttons.append((name, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def app() -> Starlette:
    """The voters' pages where they are in the program."""
    return Starlette(routes=[*vote_pages.routes(), *report_pages.routes(), *asset_routes()])


class Voter:
    """One browser. `page` is the last answer, `text` what a person reads of it."""

    def __init__(self, **client: Any) -> None:
        self.client = TestClient(app(), **client)
        self.client.portal = LOOP
        self.asked: list[httpx.Request] = []
        self.page: httpx.Response
        self.reader = Reader()

    def open(self, path: str, **more: Any) -> httpx.Response:
        return self.read(self.client.get(path, **more))

    def read(self, answer: httpx.Response) -> httpx.Response:
        self.asked.append(answer.request)
        self.page, self.reader = answer, Reader()
        self.reader.feed(answer.text)
        return answer

    def send(
        self,
        button: tuple[str, str] | None = None,
        headers: dict[str, str] | None = None,
        **typed: str | list[str],
    ) -> httpx.Response:
        """Fill in and send the form of the page; what is typed or ticked replaces what stood there."""
        form = self.reader.forms[-1]
        fields = [(name, value) for name, value in form.fields if name not in typed]
        fields += [
            (name, one)
            for name, value in typed.items()
            for one in ([value] if isinstance(value, str) else value)
        ]
        return self.post(form.action, [*fields, *([button] if button else [])], headers)

    def post(self, path: str, fields: Fields, headers: dict[str, str] | None = None) -> httpx.Response:
        body: dict[str, list[str]] = {}
        for name, value in fields:
            body.setdefault(name, []).append(value)
        return self.read(self.client.post(path, data=body, headers=headers))

    def enter(self, code: str, path: str = "/r/vote") -> None:
        """Type the code; the options are there then."""
        self.open(path)
        self.send(code=code)
        assert self.field("digest"), self.text

    def check(self, **chosen: str | list[str]) -> None:
        """Choose, and look at the choice."""
        self.send(("step", "check"), **chosen)
        assert ("step", "cast") in self.reader.forms[-1].buttons, self.text

    def cast(self) -> str:
        """Send what was looked at; the receipt."""
        self.send(("step", "cast"))
        assert self.page.status_code == 200, self.text
        return self.receipt

    def vote(self, code: str, path: str = "/r/vote", **chosen: str | list[str]) -> str:
        """From the first page to the receipt."""
        self.enter(code, path)
        self.check(**chosen)
        return self.cast()

    def field(self, name: str) -> str:
        """What the form of the page holds under this name."""
        return dict(self.reader.forms[-1].fields).get(name, "") if self.reader.forms else ""

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.reader.words).split())

    @property
    def trouble(self) -> str:
        """What the page says was wrong."""
        return self.page.text.partition('role="alert"')[2].partition("</div>")[0]

    @property
    def receipt(self) -> str:
        return self.page.text.partition('class="code"')[2].partition(">")[2].partition("<")[0].strip()
