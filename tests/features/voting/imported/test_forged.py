"""A vote in a packet is never taken for what it is not: forged, signed by another, or second in coming."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from base.installation_key import check_number, installation_key
from data.store.open_store import the_store
from data.store.rows import Row
from data.store.writer import the_writer
from features.packets.packet import packet
from features.packets.packet_signature import signer_of
from features.voting.box.phases import settle_vote
from features.voting.box.record import head_of
from features.voting.box.results import result_of
from features.voting.box.votes import VoteRecord, votes_of
from features.voting.errors import HeadDiffersError
from features.voting.imported.comparing import compared_versions
from features.voting.imported.content import VoteContent
from features.voting.imported.imported_rows import imported_ids, own_signature
from features.voting.imported.origin import origin_texts
from features.voting.imported.versions import versions_of
from tests.features.voting.box.rounds import close, close_and_settle
from tests.features.voting.imported import machines
from tests.features.voting.imported.machines import COMMUNITY, Tables, at, bring, check, forged, origin, pack


@dataclass(frozen=True)
class Held:
    """A vote that A won by 2 to 1, the packet of its machine, that one's key, the printed head."""

    vote: VoteRecord
    raw: bytes
    key: str
    head: str


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    with at(tmp_path_factory.mktemp("hall")):
        vote = machines.vote_with_ballots()
        close_and_settle(vote)
        return Held(vote, pack(), installation_key().public, head_of(vote.id))


@pytest.fixture(autouse=True)
def _office(tmp_path: Path) -> Iterator[None]:
    with at(tmp_path / "office"):
        yield


def winner(vote: VoteRecord) -> tuple[str, ...]:
    return result_of(vote.id).winners


@pytest.mark.parametrize("is_forged_first", [True, False])
def test_a_forged_vote_stands_beside_the_honest_one_whichever_came_first(
    held: Held, is_forged_first: bool
) -> None:
    fake = forged(held.raw, machines.all_for("B"))
    for raw in (fake, held.raw) if is_forged_first else (held.raw, fake):
        assert bring(raw) == 1
    assert winner(held.vote) == ("A",)  # signed goes before unsigned
    assert origin(held.vote) == (False, False, 2)
    check(held.key)
    assert origin(held.vote) == (False, True, 2)
    assert [bring(raw) for raw in (fake, held.raw)] == [0, 0]
    facts = {fact.name.text("en"): fact for fact in compared_versions(held.vote.id, 1).facts}
    assert facts["Pocket park"].values == ("2", "0")
    assert facts["Ballots"].values == ("3", "3")
    assert facts["Pocket park"].differs
    assert not facts["Ballots"].differs


@pytest.mark.parametrize("is_forged_first", [True, False])
def test_a_forger_with_a_key_of_their_own_shows_another_number(
    held: Held, tmp_path: Path, is_forged_first: bool
) -> None:
    with at(tmp_path / "forger"):
        bring(forged(held.raw, machines.all_for("B")))
        theirs = installation_key().public
        sealed = pack()
    assert signer_of(sealed, "") == theirs != held.key
    assert check_number(theirs) != check_number(held.key)
    for raw in (sealed, held.raw) if is_forged_first else (held.raw, sealed):
        bring(raw)
    check(held.key)
    assert winner(held.vote) == ("A",)
    assert origin(held.vote) == (False, True, 2)


def test_a_signature_is_of_one_content_alone(held: Held) -> None:
    """The honest signature left in a forged packet makes nothing of it signed."""
    bring(forged(held.raw, machines.all_for("B"), keeps_signatures=True))
    assert winner(held.vote) == ("B",)
    sample_mark, text = origin_texts(votes_of(COMMUNITY)[0].origin)
    assert "Sample" in sample_mark.text("en")
    assert "without signature" in text.text("en")


def test_who_uses_the_same_codes_under_another_name_keeps_nobody_out(held: Held) -> None:
    """Codes, receipts and keys of ballots are unique in a store: a stranger's vote must not take them."""

    def renamed(tables: Tables) -> None:
        for rows in tables.values():
            for row in rows:
                for name in ("id", "workshop_id"):
                    if row.get(name) == held.vote.id:
                        row[name] = "f" * 16
        for vote in tables["workshop"]:
            vote["seed_commitment"] = sha256(f"{vote['id']}\n{vote['seed']}".encode()).hexdigest()
        for row in tables["vote_event"]:
            before = sha256(f"{held.vote.id}\n{vote['seed']}".encode()).hexdigest()
            row["event"] = row["event"].replace(before, vote["seed_commitment"])

    assert bring(forged(held.raw, renamed)) == 1
    assert bring(held.raw) == 1
    assert {one.id for one in votes_of(COMMUNITY)} == {"f" * 16, held.vote.id}
    assert winner(held.vote) == ("A",)


def test_a_vote_keeps_its_maker_over_a_third_machine(held: Held, tmp_path: Path) -> None:
    with at(tmp_path / "between"):
        bring(held.raw)
        passed_on = pack()
    bring(passed_on)
    assert signer_of(passed_on, "") != held.key
    check(held.key)
    assert origin(held.vote) == (False, True, 1)


def test_who_signs_the_vote_of_another_does_not_hide_them(held: Held, tmp_path: Path) -> None:
    for forger in range(3):  # of several keys, some stand before the honest one
        with at(tmp_path / f"forger{forger}"):
            bring(held.raw)
            content = content_in_packet()
            row = own_signature(content)

        def signed(tables: Tables, row: Row = row) -> None:
            tables["vote_signature"].append(dict(row))

        bring(forged(held.raw, signed, keeps_signatures=True))
    sample_mark, text = origin_texts(votes_of(COMMUNITY)[0].origin)
    assert "Sample" in sample_mark.text("en")
    assert check_number(held.key) in text.text("en")
    check(held.key)
    sample_mark, text = origin_texts(votes_of(COMMUNITY)[0].origin)
    assert "Sample" in sample_mark.text("en")
    assert "居委会林老师" in text.text("en")
    assert origin(held.vote) == (False, True, 1)


def content_in_packet() -> VoteContent:
    with the_store().reading() as connection:
        (workshop_id,) = imported_ids(connection)
        return versions_of(connection, workshop_id)[0].content


def test_an_unsigned_vote_stays_unsigned_over_a_third_machine(held: Held, tmp_path: Path) -> None:
    with at(tmp_path / "between"):
        bring(forged(held.raw, lambda tables: None))
        passed_on = pack()
        between = installation_key().public
    bring(passed_on)
    check(between)
    assert origin(held.vote) == (False, False, 1)


def test_nothing_from_outside_takes_the_place_of_a_vote_held_here(held: Held, tmp_path: Path) -> None:
    with at(tmp_path / "hall"):
        vote = machines.vote_with_ballots()
        close_and_settle(vote)
        fake = forged(pack(), machines.all_for("B"))
        assert bring(fake) == 1
        assert winner(vote) == ("A",)
        assert origin(vote) == (True, True, 2)


def test_a_count_that_is_fixed_later_is_no_second_version(tmp_path: Path) -> None:
    with at(tmp_path / "hall"):
        vote = machines.vote_with_ballots()
        closed_vote = close(vote)
        early = pack()
        settle_vote(vote.id, closed_vote.version, "王主持", "3 5 1")
        late = pack()
        assert bring(early) == 0
    for raw in (early, late, early):
        bring(raw)
    assert origin(vote) == (False, False, 1)
    assert votes_of(COMMUNITY)[0].phase == "counted"


def test_the_printed_head_is_compared(held: Held) -> None:
    other = "0123456789abcdef" * 4
    for wrong in (other, held.head[:19], held.head[:30] + "0"):
        with pytest.raises(HeadDiffersError) as refused:
            bring(held.raw, wrong)
        assert held.head in refused.value.message("zh")
        assert "请" in refused.value.message("zh")
    assert votes_of(COMMUNITY) == ()
    fullwidth = "".join(chr(ord(one) + 0xFEE0) for one in held.head[:24].upper())
    assert bring(held.raw, f" {fullwidth[:12]} {fullwidth[12:]} ") == 1
    assert origin(held.vote) == (False, True, 1)
    fake = forged(held.raw, machines.all_for("B"))
    with pytest.raises(HeadDiffersError):
        bring(fake, held.head)


def test_the_same_packet_comes_out_again(held: Held) -> None:
    bring(held.raw)
    bring(forged(held.raw, machines.all_for("B")))
    again = pack()
    assert bring(again) == 0
    assert packet(the_store(), COMMUNITY) == again
    the_writer().stop()
