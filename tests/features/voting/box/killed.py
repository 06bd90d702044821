"""A server that is killed while people vote, and what is in the box then.

`python -m tests.features.voting.box.killed --kills 100` does it as often as one likes.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path

from data.store.open_store import the_store
from features.voting.ballots import Ballot
from features.voting.box.casting import BallotSubmission, cast
from features.voting.box.errors import AlreadyUsedError
from features.voting.box.lookup import vote_counting
from features.voting.box.results import poll_of
from features.voting.box.slips import MOST_SLIPS, BatchSpec, mint
from features.voting.box.votes import VoteRecord, vote_record
from tests.features.killed_servers import kill_while_sending
from tests.features.voting.box.rounds import NOBODY, WHO, close, open_vote_with_codes, sending
from tests.features.voting.polls import score_ballot

OPTIONS = "ABCDEFGH"
VOTES = """
from pathlib import Path
from tests.features.voting.box.killed import form
from features.voting.box.casting import cast
from features.voting.box.votes import vote_record
codes = Path(sys.argv[2]).read_text().split()

def phone(log, number):
    vote, server = vote_record(sys.argv[1]), int(Path(os.readlink(f"/proc/self/fd/{log}")).name[3:])
    for place in range(number + 8 * PER_PHONE * server, 8 * PER_PHONE * (server + 1), 8):
        receipt = cast(vote.id, form(vote, codes[place], place)).receipt
        os.write(log, f"{place} {receipt}\\n".encode())
    threading.Event().wait()
"""
"""Each acknowledged ballot as the number of its code and its receipt. No server takes another's codes."""
_PER_PHONE = 4


def ballot(place: int) -> Ballot:
    """A ballot that no other place has: its scores are the number to the base 6."""
    return score_ballot(NOBODY, **{option: place // 6**at % 6 for at, option in enumerate(OPTIONS)})


def form(vote: VoteRecord, code: str, place: int) -> BallotSubmission:
    """What the phone with this code sends, again and again the same."""
    return sending(vote, code, ballot(place), key=f"key-of-the-form-number-{place:08}")


def vote_while_killed(folder: Path, kills: int) -> tuple[VoteRecord, list[str], list[list[str]]]:
    """An open vote, its codes, and what was acknowledged; LINTU_VAR says where it is kept."""
    needed = 8 * _PER_PHONE * kills
    vote, slips = open_vote_with_codes(codes=min(needed, MOST_SLIPS), method="star", options=OPTIONS)
    codes = [slip.code for slip in slips]
    while len(codes) < needed:
        spec = BatchSpec("resident", min(needed - len(codes), MOST_SLIPS), "elder")
        codes += [slip.code for slip in mint(vote.id, spec, WHO, "李")]
    (folder / "codes").write_text("\n".join(codes))
    prepared = VOTES.replace("PER_PHONE", str(_PER_PHONE))
    return vote, codes, kill_while_sending(folder, kills, prepared, vote.id, str(folder / "codes"))


def assert_every_vote_is_there_once(
    vote: VoteRecord, codes: list[str], acknowledged: list[list[str]]
) -> tuple[int, int]:
    """How many ballots the kills left, and how many of them nobody was told of; every form is sent again."""
    receipts = {int(place): receipt for place, receipt in acknowledged}
    assert len(receipts) == len(acknowledged)
    assert all(vote_counting(receipt) == vote for receipt in receipts.values())
    again = {place: cast(vote.id, form(vote, code, place)) for place, code in enumerate(codes)}
    assert {place: again[place].receipt for place in receipts} == receipts
    kept = {place for place, receipt in again.items() if not receipt.is_new}
    assert receipts.keys() <= kept
    for place in list(receipts)[:20]:
        try:
            cast(vote.id, sending(vote, codes[place], ballot(place)))
        except AlreadyUsedError:
            continue
        raise AssertionError(place)
    close(vote)
    found = Counter(str(one.scores) for one in poll_of(vote.id).ballots)  # type: ignore[attr-defined]
    assert found == Counter(str(ballot(place).scores) for place in range(len(codes)))  # type: ignore[attr-defined]
    return len(kept), len(kept) - len(receipts)


def assert_sound(file: Path) -> None:
    """As many ballots as used codes, and a sound file."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        ballots = database.execute("SELECT count(*) FROM ballot").fetchone()
        assert database.execute("SELECT count(*) FROM voting_code WHERE is_used").fetchone() == ballots


def main() -> None:
    """The same as in the suite, as often as asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    kills = parser.parse_args().kills
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LINTU_VAR"] = folder
        vote, codes, acknowledged = vote_while_killed(Path(folder), kills)
        assert_sound(Path(folder) / "lintu.sqlite")
        kept, untold = assert_every_vote_is_there_once(vote, codes, acknowledged)
        assert vote_record(vote.id).phase == "closed"
        the_store().close()
    count = len(acknowledged)
    print(f"{kills} kills, {count} acknowledged, {kept} kept, {untold} untold, 0 missing, 0 doubled")


if __name__ == "__main__":
    main()
