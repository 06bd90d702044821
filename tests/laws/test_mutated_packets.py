"""Whatever somebody changed in the rows of a packet: it is refused, or every reader opens what came in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from base.errors import LintuError
from base.photos.clean_photo import CleanPhoto
from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.store.address import file_address
from data.store.open_store import open_store, the_store
from data.store.writer import the_writer
from features.options import option_store
from features.packets.packet import packet, unpack
from features.reports import report_lookup
from features.reports.report import NewReport, StaffAction
from features.reports.submission import send
from features.reports.transitions import move
from features.voting.box.phases import close_vote, open_vote, settle_vote
from features.voting.box.record import events_of
from features.voting.box.results import result_of, turnout_of
from features.voting.box.votes import vote_record, votes_of
from spatial.projecting import to_degrees
from tests.data.sample_scored import sample
from tests.examples import examples
from tests.features.own_community.test_packet import counts, rewritten
from tests.pages.votes import WHO, cast_by_phone, with_codes

ODD: tuple[Any, ...] = (
    None, "", " ", 0, -1, 1, 2.5, 1e308, float("nan"), float("inf"), 2**63, True, [], {}, "{}", "[]", "null",
    "x" * 3000, "<b>{{7*7}}</b>", "\u202e", "\ud800", "\0", "AAAA", "2026-13-45", ["A"], {"id": {}}, [[[]]],
    "1/0",
)  # fmt: skip


PHOTO = CleanPhoto(b"\xff\xd8\xff large", b"\xff\xd8\xff small", 1600, 1200, None)


def a_report() -> None:
    """One that staff have verified, with a photo."""
    community, catalogue = sample().community, load_catalogue()
    middle = shapely.get_coordinates(community.public_spaces.geometry.iloc[0].representative_point())
    longitude, latitude = to_degrees(middle, community.crs)[0]
    sent = send(
        community,
        catalogue,
        NewReport("piled_goods", (longitude, latitude), "map", "纸箱", photos=(PHOTO,)),
        new_form_key(),
    )
    move(community, catalogue, sent.report_id, 1, "verified", StaffAction(actor=WHO))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """A packet with an option and its history, a counted vote with ballots, and a report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(tmp_path_factory.mktemp("packed")))
        vote, slips = with_codes()
        opened = open_vote(vote.id, vote_record(vote.id).version, WHO)
        for slip in slips[:2]:
            cast_by_phone(opened, slip.code, 1)
        closed = close_vote(vote.id, vote_record(vote.id).version, WHO)
        settle_vote(vote.id, closed.version, WHO, "3 5 6")
        a_report()
        raw = packet(the_store(), SAMPLE)
        the_writer().stop()
        the_store().close()
        yield raw


def rows_in(raw: bytes) -> dict[str, list[dict[str, Any]]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {
            name: [json.loads(line) for line in archive.read(name).decode().split("\n") if line]
            for name in archive.namelist()
            if name.startswith("rows/")
        }


def changed(raw: bytes, table: int, row: int, column: int, value: Any) -> tuple[bytes, str]:
    """The packet with one value of one row changed; for a text of JSON, also one value within."""
    tables = rows_in(raw)
    name = sorted(tables)[table % len(tables)]
    one = tables[name][row % len(tables[name])]
    key = sorted(one)[column % len(one)]
    one[key] = value
    lines = "".join(f"{json.dumps(each)}\n" for each in tables[name]).encode()
    return rewritten(raw, **{name.replace("/", "__"): lines}), f"{name} {key} {value!r}"


def open_everything() -> None:
    """As the pages do."""
    for option in option_store.options_of(SAMPLE, include_archived=True):
        option_store.history(option.id)
    for vote in votes_of(SAMPLE):
        events_of(vote.id)
        turnout_of(vote.id)
        if vote.phase in ("closed", "counted"):
            assert result_of(vote.id).quorum_text.text("zh")
    for report in report_lookup.reports_of(SAMPLE):
        report_lookup.history(report.id)


def is_refused(raw: bytes) -> bool:
    """Whether it was refused in words; another error is a bug."""
    try:
        unpack(the_store(), raw, "a.lintu")
    except LintuError as refusal:
        return bool(refusal.message("zh"))
    return False


@examples(fast=15, slow=200)
@given(st.integers(0, 20), st.integers(0, 40), st.integers(0, 30), st.sampled_from(ODD))
def test_a_changed_valueis_refused_or_everything_opens(
    made: bytes, table: int, row: int, column: int, value: Any
) -> None:
    raw, what = changed(made, table, row, column, value)
    with TemporaryDirectory() as var, pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", var)
        store = the_store()
        before = counts(store)
        if is_refused(raw):
            assert counts(store) == before, what
        else:
            open_everything()
        the_writer().stop()
        store.close()


def test_the_packet_itself_comes_in_whole(made: bytes, tmp_path: Path) -> None:
    """Or the law above would hold for packets that are all refused."""
    store = open_store(file_address(tmp_path / "b.sqlite"))
    assert unpack(store, made, "a.lintu").new_rows > 5
    assert packet(store, SAMPLE) == made
    store.close()
