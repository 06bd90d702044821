"""What holds after any sequence of things that staff try."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.flow import SkippedStepError
from features.reports import report_lookup
from features.reports.candidates import promote
from features.reports.corrections import hand_over, redact, set_category, set_outline
from features.reports.errors import ReportError
from features.reports.overlay import with_reports
from features.reports.receipts import code_in_groups, code_of, new_salt, read_code
from features.reports.report import Report
from features.reports.transitions import move
from tests.data.towns import box
from tests.examples import examples
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, picture, send_report

STATES = list(CATALOGUE.encroachment_states)
Try = Callable[[Report], Report]

tries: st.SearchStrategy[Try] = st.one_of(
    st.sampled_from(STATES).map(lambda to: lambda r: move(TOWN, CATALOGUE, r.id, r.version, to, STAFF)),
    st.sampled_from(["G1", "G2", "G9"]).map(
        lambda grid: lambda r: hand_over(TOWN, CATALOGUE, r.id, r.version, grid, STAFF)
    ),
    st.sampled_from(["livestock", "ufo"]).map(
        lambda category: lambda r: set_category(TOWN, CATALOGUE, r.id, r.version, category, STAFF)
    ),
    st.integers(5, 30).map(
        lambda side: (
            lambda r: set_outline(TOWN, CATALOGUE, r.id, r.version, box(120, 5, 120 + side, 10), STAFF)
        )
    ),
    st.just(lambda r: promote(TOWN, CATALOGUE, r.id, r.version, STAFF)),
    st.just(lambda r: redact(TOWN, CATALOGUE, r.id, r.version, r.photos[0].id, picture("x"), STAFF)),
    st.just(lambda r: move(TOWN, CATALOGUE, r.id, r.version - 1, "verified", STAFF)),
)


@pytest.mark.usefixtures("kept")
@examples(fast=8, slow=100)
@given(st.lists(tries, max_size=14))
def test_every_try_is_one_event_and_one_version_or_leaves_no_trace(tried: list[Try]) -> None:
    report = report_lookup.case(TOWN, CATALOGUE, send_report().report_id)
    done = 0
    for one in tried:
        try:
            report, done = one(report), done + 1
        except (ReportError, SkippedStepError):
            assert report_lookup.case(TOWN, CATALOGUE, report.id) == report
    events = report_lookup.history(report.id)
    assert report == report_lookup.case(TOWN, CATALOGUE, report.id)
    assert len(events) == done + 1 == report.version
    states = [event.to_state for event in events]
    for before, after in pairwise(states):
        assert before == after or after in CATALOGUE.encroachment_states[before].next
    assert report.state == states[-1]
    seen = with_reports(TOWN, CATALOGUE, [report])
    is_seen = report.id in set(seen.encroachments["id"])
    assert is_seen == (set(states) - {"new", "rejected", "duplicate"} != set())


@given(st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", min_size=22, max_size=60))
def test_a_code_can_be_typed_as_it_is_shown_and_depends_on_both_halves(key: str) -> None:
    salt, other = new_salt(), new_salt()
    code = code_of(key, salt)
    assert code == code_of(key, salt)
    assert len({code, code_of(key, other), code_of(key + "x", salt)}) == 3
    for typed in (code, code_in_groups(code), code_in_groups(code).lower(), f"  {code_in_groups(code)} "):
        assert read_code(typed) == code


def test_the_code_of_a_known_key_and_salt() -> None:
    """By Python's hmac and base64: RFC 4648 base32 has another alphabet, so it is translated by hand."""
    digest = hmac.new(b"k" * 32, b"s" * 16, "sha256").digest()[:16]
    # base32 fills up on the right; Crockford's number on the left: two zero bits in front.
    bits = "00" + "".join(f"{byte:08b}" for byte in digest)
    rfc = base64.b32encode(bytes(int(f"{bits:0<136}"[at : at + 8], 2) for at in range(0, 136, 8))).decode()[
        :26
    ]
    crockford = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert code_of("k" * 32, b"s" * 16) == rfc.translate(crockford)
