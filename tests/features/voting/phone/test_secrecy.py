"""What is left of a voter anywhere but in the box: nothing."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from features.voting.codes import code_in_groups, new_code
from features.voting.phone import steps
from features.voting.phone.steps import voting
from tests.features.voting.phone.slates import open_slate
from tests.features.voting.phone.test_kiosk import kiosk_of
from tests.features.voting.phone.voter import Voter


def a_round(voter: Voter, path: str, codes: list[str]) -> list[str]:
    """Everything that a voter may do, the wrong things too; the receipts."""
    receipts = []
    for code in codes:
        receipts.append(voter.vote(code_in_groups(code), path, pick="C"))
        voter.open(path)
        voter.send(code=code)
    voter.open(path)
    voter.send(code=new_code())
    voter.open("/r/vote/check")
    voter.send(receipt=receipts[0])
    return receipts


@pytest.mark.parametrize("channel", ["phone", "kiosk"])
def test_codes_choices_and_receipts_stand_in_no_address_header_cookie_or_log(
    channel: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    vote, slips, _ = open_slate()
    voter = Voter() if channel == "phone" else kiosk_of(vote)
    answers = []
    read = voter.read
    voter.read = lambda answer: answers.append(answer) or read(answer)  # type: ignore[method-assign,func-returns-value]
    codes = [slip.code for slip in slips]
    receipts = a_round(voter, "/r/vote" if channel == "phone" else f"/r/kiosk/{vote.id}", codes)
    secrets = [*codes, *map(code_in_groups, codes), *receipts, *(one.replace("-", "") for one in receipts)]
    outside = caplog.text
    assert len(answers) > 15
    for answer in answers:
        outside += str(answer.url) + str(answer.headers) + str(answer.request.headers)
        outside += str(answer.request.url)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "pick" not in str(answer.request.url)
    assert not [secret for secret in secrets if secret in outside]
    assert "/r/" in outside  # the search has something to search


def test_a_bug_leaves_no_code_in_the_log(
    voter: Voter, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, slips, _ = open_slate()
    voter.open("/r/vote")

    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(voting, "look_up", fail)
    voter.send(code=slips[0].code)
    assert voter.page.status_code == 500
    assert "bug" in caplog.text
    assert slips[0].code not in caplog.text + voter.page.text
    assert steps.__doc__


def test_nothing_is_written_beside_the_database_and_no_code_into_it(voter: Voter, tmp_path: Path) -> None:
    _, slips, _ = open_slate()
    receipts = a_round(voter, "/r/vote", [slip.code for slip in slips[:2]])
    files = {file.name for file in tmp_path.rglob("*") if file.is_file()}
    assert {name for name in files if not name.startswith("lintu.sqlite")} == {"residents.key"}
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    codes = [slip.code for slip in slips]
    for secret in [
        *codes,
        *map(code_in_groups, codes),
        *receipts,
        *(one.replace("-", "") for one in receipts),
    ]:
        assert secret.encode() not in kept
    assert b"testclient" not in kept


def test_the_cookies_of_a_voter_say_nothing_of_the_vote(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.vote(slips[0].code, pick="A")
    assert set(voter.client.cookies) == {"lintu-phone", "lintu-lang"}
    assert vote.id not in str(dict(voter.client.cookies))


def test_the_server_remembers_no_form(voter: Voter) -> None:
    """Another process takes over between two pages."""
    _, slips, _ = open_slate()
    voter.enter(slips[0].code)
    later = Voter()
    later.client.cookies = voter.client.cookies
    later.reader = voter.reader
    later.check(pick="B")
    assert later.cast()


def test_no_page_tells_how_it_stands_before_closing(voter: Voter) -> None:
    """Every page is the same after 20 ballots as before the first, but for the order of options."""
    vote, slips, _ = open_slate(codes=21)

    def all_words() -> list[list[str]]:
        words = []
        for path in ("/r/vote", f"/r/vote/{vote.id}", "/r/vote/check"):
            voter.open(path)
            words.append(sorted(voter.text.split()))
        voter.enter(slips[20].code)
        words.append(sorted(voter.text.split()))
        voter.check(pick="A")
        return [*words, sorted(voter.text.split())]

    before = all_words()
    for slip in slips[:20]:
        Voter().vote(slip.code, pick="B")
    assert all_words() == before
