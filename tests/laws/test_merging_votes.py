"""Laws of votes in packets: machines that exchange them end alike, whatever came first, forged ones too."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.installation_key import installation_key
from data.store.open_store import the_store
from features.voting.box.phases import settle_vote
from features.voting.box.votes import votes_of
from features.voting.imported.imported_rows import imported_ids
from features.voting.imported.versions import versions_of
from tests.examples import examples
from tests.features.voting.box.rounds import WHO, close
from tests.features.voting.imported.machines import (
    COMMUNITY,
    all_for,
    at,
    bring,
    check,
    forged,
    pack,
    vote_with_ballots,
)

Known = set[tuple[str, str, tuple[str, ...]]]
MOVES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6)), max_size=8)


@pytest.fixture(scope="module")
def packets(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[bytes], str]:
    """One vote as closed, as counted, forged, forged and signed; and the key of the machine that held it."""
    with at(tmp_path_factory.mktemp("hall")):
        vote = vote_with_ballots()
        closed = close(vote)
        early = pack()
        settle_vote(vote.id, closed.version, WHO, "3 5 1")
        late, key = pack(), installation_key().public
    with at(tmp_path_factory.mktemp("forger")):
        bring(forged(late, all_for("B")))
        theirs = pack()
    return [early, late, forged(late, all_for("C")), theirs], key


def known() -> Known:
    """Every version at this machine: of which vote, with what content, signed by whom."""
    with the_store().reading() as connection:
        return {
            (each, one.content.digest, tuple(sorted(signer.public_key for signer in one.origin.signers)))
            for each in imported_ids(connection, COMMUNITY)
            for one in versions_of(connection, each)
        }


@examples(fast=2, slow=20)
@given(MOVES, st.booleans())
def test_machines_that_exchange_packets_know_the_same_versions(
    packets: tuple[list[bytes], str], moves: list[tuple[int, int]], is_checked: bool
) -> None:
    made, key = packets
    with TemporaryDirectory() as folder:
        machines = [Path(folder, str(number)) for number in range(3)]
        for number, what in moves:
            with at(machines[what % 3]):
                passed_on = made[what] if what < len(made) else pack()
            with at(machines[number]):
                bring(passed_on)
        with at(machines[0]):
            for one in made:
                bring(one)
        for source, target in ((1, 0), (2, 0), (0, 1), (0, 2)):
            with at(machines[source]):
                passed_on = pack()
            with at(machines[target]):
                bring(passed_on)
        seen, shown = [], []
        for machine in machines:
            with at(machine):
                if is_checked:
                    check(key)
                seen.append(known())
                shown.append(votes_of(COMMUNITY)[0].origin.content_sha256)
                assert bring(pack()) == 0
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == 3  # the honest one as counted, and both forged ones; the early state is no version
    assert len(set(shown)) == 1
