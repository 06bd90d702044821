"""Asking for a map, with a server on loopback in the place of Overpass."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from base.words import Bilingual, silent
from data.catalogue import load_catalogue
from data.importers.osm_download import errors
from data.importers.osm_download.question import area_km2, parse_box, question
from data.importers.osm_download.server import server_from
from data.importers.osm_download.stored_download import StoredDownload, download, stored_download
from tests.data.importers.overpass_made import BOX, Answer, Overpass, overpass, town

HTML = b"<!DOCTYPE html><html><body>Please log in to the network</body></html>"
REMARK = b'<remark> runtime error: Query timed out in "query" at line 1 after 61 seconds. </remark>'


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Overpass]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    monkeypatch.setenv("no_proxy", "*")
    with overpass() as server:
        yield server


def files(tmp_path: Path) -> list[Path]:
    return [file for file in tmp_path.rglob("*") if file.is_file()]


def test_the_answer_is_kept_and_the_question_says_who_asks(stand_in: Overpass) -> None:
    shares: list[float] = []
    server = stand_in.server()
    assert stored_download(server, BOX) is None
    found = download(server, BOX, lambda share, _: shares.append(share))
    assert found.path.read_bytes() == town()
    assert stored_download(server, BOX) == found
    assert stored_download(server, (116.10, 24.28, 116.11, 24.30)) is None
    (asked,) = stand_in.questions
    assert asked.startswith("[out:xml][timeout:5]")
    assert "(24.28000,116.10000,24.29000,116.11000)" in asked
    assert re.match(r"Lintu/\d", stand_in.agents[0])
    assert shares == sorted(shares)
    assert 0 < shares[-1] <= 1


def test_a_packed_answer_is_unpacked(stand_in: Overpass) -> None:
    stand_in.answer = Answer(headers={"Content-Encoding": "gzip"})
    assert download(stand_in.server(), BOX, silent).path.read_bytes() == town()


@pytest.mark.parametrize(
    ("answer", "refusal", "words"),
    [
        (Answer(429, b"", {"Retry-After": "130"}), errors.ServerBusyError, "过 3 分钟"),
        (Answer(504, HTML), errors.ServerBusyError, "504"),
        (Answer(400, HTML), errors.ServerRefusedError, "400"),
        (Answer(302, b"", {"Location": "http://127.0.0.1:9/"}), errors.ServerRefusedError, "302"),
        (Answer(body=HTML), errors.NotAMapError, "网页"),
        (Answer(body=b'{"elements": []}'), errors.NotAMapError, "JSON"),
        (Answer(body=b""), errors.NotAMapError, "别的内容"),
        (Answer(body=b"<osm>" + b" " * 4096, endless=True), errors.AnswerTooLargeError, "1 MB"),
        (Answer(body=town() + b" " * 1_000_000), errors.AnswerTooLargeError, "1 MB"),
        (
            Answer(body=town() + b" " * 1_000_000, headers={"Content-Encoding": "gzip"}),
            errors.AnswerTooLargeError,
            "1 MB",
        ),
        (Answer(body=town()[:-20]), errors.AnswerCutShortError, "不完整"),
        (Answer(cut=True), errors.AnswerCutShortError, "不完整"),
        (Answer(cut=True, headers={"Content-Encoding": "gzip"}), errors.AnswerCutShortError, "不完整"),
        (Answer(body=town().replace(b"</osm>", REMARK + b"</osm>")), errors.AnswerCutShortError, "不完整"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_what_is_no_whole_map_is_refused_and_not_kept(
    stand_in: Overpass, tmp_path: Path, answer: Answer, refusal: type[errors.DownloadError], words: str
) -> None:
    stand_in.answer = answer
    with pytest.raises(refusal) as refused:
        download(stand_in.server(), BOX, silent)
    assert words in refused.value.message("zh")
    assert "127.0.0.1" in refused.value.message("en")
    assert len(stand_in.questions) == 1
    assert files(tmp_path) == []


def test_a_server_that_drips_is_left_after_the_time(stand_in: Overpass, tmp_path: Path) -> None:
    stand_in.answer = Answer(slowly_s=0.05)
    begun = time.monotonic()
    with pytest.raises(errors.AnswerTooSlowError):
        download(stand_in.server(wait_s=0.4), BOX, silent)
    assert time.monotonic() - begun < 2
    assert files(tmp_path) == []


def test_a_silent_server_is_left_after_the_time(stand_in: Overpass) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        stand_in.address = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        with pytest.raises(errors.AnswerTooSlowError):
            download(stand_in.server(wait_s=0.3), BOX, silent)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://nowhere.invalid/api"])
def test_without_internet_it_says_what_to_do_instead(
    stand_in: Overpass, tmp_path: Path, address: str
) -> None:
    stand_in.address = address
    with pytest.raises(errors.NoInternetError) as refused:
        download(stand_in.server(), BOX, silent)
    assert "可能没有联网" in refused.value.message("zh")
    assert "upload the .osm file" in refused.value.message("en")
    assert files(tmp_path) == []


def test_a_busy_server_is_left_alone_for_as_long_as_it_asked(stand_in: Overpass) -> None:
    stand_in.answer = Answer(429, b"", {"Retry-After": "120"})
    for _ in range(3):
        with pytest.raises(errors.ServerBusyError):
            download(stand_in.server(), BOX, silent)
    assert len(stand_in.questions) == 1


def test_there_is_a_pause_between_two_questions(stand_in: Overpass) -> None:
    server = stand_in.server(pause_s=0.3)
    download(server, BOX, silent)
    begun = time.monotonic()
    waited: list[str] = []
    download(server, BOX, lambda _, what: waited.append(what.text("en")))
    assert time.monotonic() - begun >= 0.25
    assert waited[0].startswith("Waiting")


def test_one_question_at_a_time(stand_in: Overpass) -> None:
    is_asking = threading.Event()
    stand_in.answer = Answer(slowly_s=0.02)
    first: list[StoredDownload | errors.DownloadError] = []

    def heard(_share: float, _what: Bilingual) -> None:
        is_asking.set()

    def ask() -> None:
        try:
            first.append(download(stand_in.server(wait_s=0.5), BOX, heard))
        except errors.DownloadError as error:
            first.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert is_asking.wait(5)
    with pytest.raises(errors.AlreadyDownloadingError):
        download(stand_in.server(), BOX, silent)
    asking.join(5)
    assert len(first) == len(stand_in.questions) == 1


def test_no_more_downloads_are_kept_than_the_catalogue_says(stand_in: Overpass, tmp_path: Path) -> None:
    boxes = [(116.10, 24.28, 116.11, 24.29 + n / 1000) for n in range(4)]
    for box in boxes:
        download(stand_in.server(kept=2), box, silent)
        time.sleep(0.02)  # so that their times differ
    assert [stored_download(stand_in.server(), box) is not None for box in boxes] == [
        False,
        False,
        True,
        True,
    ]
    assert len(files(tmp_path)) == 2


def test_a_large_area_is_refused_before_anybody_is_asked(stand_in: Overpass) -> None:
    with pytest.raises(errors.AreaTooLargeError) as refused:
        download(stand_in.server(area_km2=1.0), BOX, silent)
    assert "1.1 km²" in refused.value.message("en")  # 0.01° x 0.01° at 24.3° north: 1.107 km x 1.015 km
    assert stand_in.questions == []
    assert area_km2(BOX) == pytest.approx(1.1077 * 1.0152, rel=0.002)


@pytest.mark.parametrize(
    "text", ["116.1, 24.28, 116.11, 24.29", "116.1，24.28，116.11，24.29", "116.1 24.28 116.11 24.29 "]
)
def test_a_box_is_typed_in_many_ways(text: str) -> None:
    assert parse_box(text) == BOX


@pytest.mark.parametrize(
    "text",
    [
        "",
        "116",
        "a, b, c, d",
        "24.28, 116.1, 24.29, 116.11",
        "116.11, 24.28, 116.1, 24.29",
        "nan " * 4,
        "1 2 3 4 5",
    ],
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(errors.NotABoxError):
        parse_box(text)


def test_nothing_but_numbers_stands_in_the_question() -> None:
    assert set(re.findall(r"[A-Za-z]+", question(BOX, 90, 1000))) == {
        *(
            "out",
            "xml",
            "timeout",
            "maxsize",
            "bbox",
            "node",
            "way",
            "relation",
            "type",
            "multipolygon",
            "body",
        ),
    }


def test_another_server_can_be_set_and_a_file_is_none() -> None:
    catalogue = load_catalogue()
    assert server_from({}, catalogue).host == "overpass-api.de"
    assert server_from({"LINTU_OVERPASS_URL": "http://10.0.0.5:8080/api"}, catalogue).host == "10.0.0.5"
    for address in ("file:///etc/passwd", "ftp://a/b", "overpass", "http://", "http://a:99999/"):
        with pytest.raises(errors.NoServerError):
            server_from({"LINTU_OVERPASS_URL": address}, catalogue)
