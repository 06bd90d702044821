"""A phone without scripts: it reads the forms of a page and sends them as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.applications import Starlette
from starlette.testclient import TestClient

from features.reports.phone import routes
from tests.base.photos.make import exif, gps, jpeg, scene
from web.forms.assets import asset_routes

HERE = (116.1003, 24.2806)
"""Beside 金城花园1栋, in the sample."""
KIND = "ground_lock"
LOOP: BlockingPortal | None = None
"""Runs the app; one for all phones, or every request would start a thread of its own."""
Photo = tuple[str, bytes, str]


@contextmanager
def one_loop() -> Iterator[None]:
    """Make LOOP."""
    global LOOP
    with start_blocking_portal() as LOOP:
        yield
    LOOP = None


def photo_here(size: tuple[int, int] = (400, 300)) -> Photo:
    """A photo whose camera wrote HERE."""
    return "a.jpg", jpeg(scene(size), exif=exif(gps()).tobytes()), "image/jpeg"


def photo_without_place() -> Photo:
    """A photo without a position."""
    return "b.jpg", jpeg(scene()), "image/jpeg"


@dataclass
class Form:
    """A form of a page: where it goes, its hidden fields, its buttons and its files."""

    action: str
    kind: str = "application/x-www-form-urlencoded"
    fields: dict[str, str] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    radios: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag == "form":
            self.forms.append(Form(given["action"], given.get("enctype", Form.kind)))
        if not self.forms:
            return
        form, name = self.forms[-1], given.get("name", "")
        if tag == "input" and given.get("type") == "radio":
            form.radios.append(given["value"])
        elif tag == "input" and given.get("type") in ("hidden", "text"):
            form.fields[name] = given.get("value", "")
        elif tag == "textarea":
            form.fields[name], self._area = "", name
        elif tag == "option":
            form.options.append(given["value"])
        elif tag == "button":
            form.buttons.append((name, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._area:
            self.forms[-1].fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None


class Phone:
    """One phone. `page` is the last answer, `text` what a person reads of it."""

    def __init__(self, app: Starlette | None = None, **client: object) -> None:
        self.client = TestClient(app or Starlette(routes=[*routes(), *asset_routes()]), **client)  # type: ignore[arg-type]
        self.client.portal = LOOP
        self.page: httpx.Response
        self.read(self.client.get("/r/report"))

    def open(self, path: str, **more: object) -> httpx.Response:
        return self.read(self.client.get(path, **more))  # type: ignore[arg-type]

    def read(self, answer: httpx.Response) -> httpx.Response:
        self.page = answer
        self.reader = _Reader()
        self.reader.feed(answer.text)
        return answer

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.reader.words).split())

    @property
    def path(self) -> str:
        return self.page.url.path

    def send(
        self,
        number: int = 0,
        photos: list[Photo] | None = None,
        headers: dict[str, str] | None = None,
        **typed: str,
    ) -> httpx.Response:
        """Fill in and send the form with this number on the page; names with a dot by `**{"spot.x": …}`."""
        form = self.reader.forms[number]
        files = [("photos", photo) for photo in photos or []]
        if form.kind == "multipart/form-data" and not files:
            files = [("photos", ("", b"", "application/octet-stream"))]  # as browsers do
        return self.read(
            self.client.post(form.action, data=form.fields | typed, files=files or None, headers=headers)
        )

    def reach_place(self, *photos: Photo) -> None:
        self.send(photos=list(photos) or [photo_here()])
        assert self.path == "/r/report/place", self.text

    def reach_what(self, *photos: Photo) -> None:
        self.reach_place(*photos)
        self.send(1)
        assert self.path == "/r/report/what", self.text

    def report(self, *photos: Photo, **typed: str) -> str:
        """Send a whole report; the receipt code."""
        self.reach_what(*photos)
        self.send(**({"category": KIND} | typed))
        assert self.path == "/r/report/done", self.text
        return self.code

    @property
    def code(self) -> str:
        """The receipt code on the page."""
        place = next(i for i, (_, given) in enumerate(self.reader.tags) if given.get("class") == "code")
        assert place
        return self.page.text.partition('class="code"')[2].partition(">")[2].partition("<")[0].strip()
