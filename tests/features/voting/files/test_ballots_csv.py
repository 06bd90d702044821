"""Votes written and read back, counted again by the command and by the file that shares no code with it."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pabutools.election.pabulib import parse_pabulib_from_string

from base.words import Bilingual
from data.catalogue import load_catalogue
from entry.cli import main
from features.voting import verify_votes
from features.voting.ballots import Ballot
from features.voting.box.record import START, Event, canonical, event_hash
from features.voting.count import CountingRules
from features.voting.errors import BallotFileError, VotingError
from features.voting.files.ballots_csv import ballots_csv, read_ballots_csv
from features.voting.files.ballots_pb import ballots_pb, read_ballots_pb
from features.voting.poll import Poll, publishable
from features.voting.registry import METHODS
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule
from tests.contracts.test_voting_methods import CASTS, SHARES, slate_for
from tests.examples import examples
from tests.features.voting.polls import approval_ballot, bundle, ranking, score_ballot

LEAST = int(load_catalogue().parameters["small_cell_ballots"].figure.value)
NAMES = {"A": Bilingual("=口袋公园", "Pocket park, “A”\nnext line"), "B": Bilingual("步道;灯", "Lane")}
NAMES |= {option: Bilingual(option, option) for option in "CD"}


def poll(method: str, ballots: list[Ballot], slate: Slate | None = None) -> Poll:
    slate = slate or replace(slate_for(METHODS[method]), names=NAMES)
    return Poll(
        slate, CountingRules(METHODS[method], SHARES, TieRule("draw", "3 5 1"), "equally"), tuple(ballots)
    )


@pytest.mark.parametrize("method", METHODS)
@examples(fast=5, slow=50)
@given(data=st.data())
def test_a_vote_comes_back_as_it_was(method: str, tmp_path: Path, data: st.DataObject) -> None:
    cast = data.draw(st.lists(CASTS[METHODS[method].takes], max_size=8))
    before, file = poll(method, cast), tmp_path / "votes.csv"
    file.write_text(ballots_csv(before), "utf-8-sig")
    after = read_ballots_csv(file)
    assert (after.slate, after.rules) == (before.slate, before.rules)
    assert len(after.ballots) == len(cast)
    assert all(after.ballots.count(ballot) == cast.count(ballot) for ballot in cast)
    assert ballots_csv(after) == ballots_csv(before)
    assert after.count().by_seats == before.count().by_seats


def test_the_order_in_which_people_came_leaves_no_trace() -> None:
    ballots = [approval_ballot(text) for text in ["A", "B", "AB", "C", "ABC", "A", "B"]]
    shuffled = list(ballots)
    Random(3).shuffle(shuffled)
    assert shuffled != ballots
    assert ballots_csv(poll("approval", shuffled)) == ballots_csv(poll("approval", ballots))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lintu-ballots,1", "lintu-ballots,2"),
        ("method,approval", "method,dice"),
        ("method,approval\n", ""),
        ("tie,draw,3 5 1,", "tie,draw,,"),
        ("tie,draw,3 5 1,", "tie,luck,3 5 1,"),
        ("empty,equally", "empty,somehow"),
        ("constituency,merchant,1/10", "constituency,merchant,1/0"),
        ("constituency,merchant,1/10", "constituency,merchant,1e99999999"),
        ("constituency,merchant,1/10", "constituency,merchant,1/5"),
        ("ballot,resident,adult,phone,A", "ballot,resident,adult,phone"),
        ("ballot,resident,adult,phone,A", "ballot,resident,adult,phone,Z"),
        ("ballot,resident,adult,phone,A", "ballot,tourist,adult,phone,A"),
        ("option,B", "option,A"),
        ("option,B", "option,B C"),
        ("option,B", 'option,"B'),
    ],
)
def test_a_spoilt_file_is_refused_in_words(old: str, new: str, tmp_path: Path) -> None:
    text = ballots_csv(poll("approval", [approval_ballot("A")]))
    assert old in text
    file = tmp_path / "spoilt.csv"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(VotingError):
        read_ballots_csv(file).count()
    result = CliRunner().invoke(main, ["tally", str(file)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.strip().splitlines()) == 2


def test_what_is_no_file_of_ballots(tmp_path: Path) -> None:
    for number, content in enumerate((b"", b"\xff\xfe\x00", b"a,b\n1,2\n")):
        file = tmp_path / f"{number}.csv"
        file.write_bytes(content)
        with pytest.raises(BallotFileError):
            read_ballots_csv(file)


def test_tally_tells_the_count_again(tmp_path: Path) -> None:
    """10 residents for B, one volunteer for A: B by head, A by seats once the absent give theirs equally.

    Absent: workers 20 % and shopkeepers 10 %, 15 % each: residents 55 %, volunteers 45 %: B again.
    """
    cast = [approval_ballot("B")] * 10 + [approval_ballot("A", ("volunteer", "elder", "paper"))]
    file = tmp_path / "votes.csv"
    file.write_text(ballots_csv(poll("approval", cast)), "utf-8-sig")
    chinese, english = (
        CliRunner().invoke(main, ["tally", str(file), "--lang", lang]) for lang in ("zh", "en")
    )
    assert (chinese.exit_code, english.exit_code) == (0, 0)
    for words in (
        "居民代表：10（议事会份额 40 %）",
        "商户：没有选票",
        "步道;灯 胜出",
        "11/20",
        "老：选票太少",
    ):
        assert words in chinese.stdout, words
    for words in (
        "residents' representatives: 10",
        "goes to the others in equal parts",
        "Lane wins.",
        "11/20",
    ):
        assert words in english.stdout, words
    assert ballots_csv(read_ballots_csv(file)) == ballots_csv(poll("approval", cast))


def test_a_published_file_names_no_small_group(tmp_path: Path) -> None:
    """6 residents (5 elders, 1 adult), 5 volunteers, 3 shopkeepers: the shopkeepers alone are too few to be
    unnamed, so the volunteers join them; the adult takes the elders along."""
    cast = [approval_ballot("A", ("resident", "elder", "phone"))] * 5 + [
        approval_ballot("B", ("resident", "adult", "kiosk"))
    ]
    cast += [approval_ballot("A", ("volunteer", "undeclared", "paper"))] * 5
    cast += [approval_ballot("C", ("merchant", "child", "phone"))] * 3
    public = publishable(poll("approval", list(cast)), LEAST)
    groups = [(b.constituency, b.age_group, b.channel) for b in public.ballots]
    assert {group: groups.count(group) for group in groups} == {
        ("resident", "withheld", "withheld"): 6,
        ("withheld", "withheld", "withheld"): 8,
    }
    file = tmp_path / "public.csv"
    file.write_text(ballots_csv(public), "utf-8-sig")
    again = read_ballots_csv(file).count()
    assert again.plain == poll("approval", list(cast)).count().plain
    assert again.by_seats is None
    assert "withheld" in CliRunner().invoke(main, ["tally", str(file), "--lang", "en"]).stdout


@given(
    st.lists(
        st.tuples(st.sampled_from(tuple(SHARES)), st.sampled_from(("elder", "adult", "child"))), max_size=40
    )
)
def test_no_published_group_is_small(who: list[tuple[str, str]]) -> None:
    cast = [approval_ballot("A", (*one, "phone")) for one in who]
    public = publishable(poll("approval", list(cast)), LEAST)
    groups = [(b.constituency, b.age_group) for b in public.ballots]
    assert all(groups.count(group) >= min(LEAST, len(who)) for group in groups)


BUNDLE = BundleSlate(
    ("P", "Q", "R"),
    {"P": Bilingual("座椅;树", "Seats"), "Q": Bilingual("灯", "Lights")},
    {"P": Fraction(30), "Q": Fraction(25, 2), "R": Fraction(60)},
    Fraction(90),
)
CAST = [bundle("PQ"), bundle("R", ("merchant", "elder", "paper")), bundle("")]


def test_pabulib_there_and_back(tmp_path: Path) -> None:
    before, file = poll("equal_shares", list(CAST), BUNDLE), tmp_path / "votes.pb"
    file.write_text(ballots_pb(before, "墟镇 2026"), "utf-8")
    after = read_ballots_pb(file)
    names = {"R": Bilingual("R", "R"), **BUNDLE.names}
    assert (after.slate, after.rules) == (replace(BUNDLE, names=names), before.rules)
    assert set(after.ballots) == set(CAST)
    assert len(after.ballots) == len(CAST)
    assert after.count().plain.winners == before.count().plain.winners
    assert CliRunner().invoke(main, ["tally", str(file)]).exit_code == 0


def test_pabutools_reads_it() -> None:
    instance, profile = parse_pabulib_from_string(ballots_pb(poll("equal_shares", list(CAST), BUNDLE), "x"))
    assert instance.budget_limit == 90
    assert {p.name: p.cost for p in instance} == {"P": 30, "Q": Fraction(25, 2), "R": 60}
    assert sorted(sorted(p.name for p in ballot) for ballot in profile) == [[], ["P", "Q"], ["R"]]


PUBLISHED = """META
key;value
description;A small vote
country;Nowhere
num_projects;3
num_votes;3
budget;90
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
1;50;2;Trees
2;40;1;Benches
VOTES
voter_id;age;vote
1;30;1
2;41;1
3;70;2
"""


def test_a_pabulib_file_from_elsewhere(tmp_path: Path) -> None:
    """The vote of `test_add1_buys_what_equal_shares_alone_cannot`, in the published form."""
    file = tmp_path / "elsewhere.pb"
    file.write_text(PUBLISHED, "utf-8")
    found = read_ballots_pb(file)
    assert found.count().plain.winners == ("1", "2")
    assert "Chosen: Trees, Benches" in CliRunner().invoke(main, ["tally", str(file), "--lang", "en"]).stdout
    for old, new in (("vote_type;approval", "vote_type;ordinal"), ("META", "MATE"), ("1;50;", "1;-50;")):
        file.write_text(PUBLISHED.replace(old, new, 1), "utf-8")
        with pytest.raises(VotingError):
            read_ballots_pb(file)


def run_verifier(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", verify_votes.__file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_independent_file_adds_up_the_same(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    star = [score_ballot(A=5, B=3), score_ballot(B=4, C=1), score_ballot(C=0)]
    file.write_text(ballots_csv(poll("star", list(star))), "utf-8-sig")
    facts = dict(line.rsplit(" ", 1) for line in run_verifier(str(file)).stdout.splitlines())
    assert (facts["A"], facts["B"], facts["C"], facts["A>B"], facts["B>A"], facts["C>D"]) == tuple("571111")
    file.write_text(ballots_csv(poll("copeland", [ranking("A>B=C"), ranking("C"), ranking("")])), "utf-8-sig")
    facts = dict(line.rsplit(" ", 1) for line in run_verifier(str(file)).stdout.splitlines())
    assert (facts["A>B"], facts["B>C"], facts["C>B"], facts["C>D"], facts["D>A"]) == tuple("10120")
    file.write_text(ballots_csv(poll("approval", [approval_ballot("AB"), approval_ballot("B")])), "utf-8-sig")
    assert run_verifier(str(file)).stdout.split() == ["A", "1", "B", "2", "C", "0", "D", "0"]


def test_the_independent_file_imports_only_python() -> None:
    tree = ast.parse(Path(verify_votes.__file__).read_text("utf-8"))
    names = {n.name for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def log_lines(events: list[Event]) -> list[str]:
    """As `record` keeps them: a hash, a space, the event."""
    lines, head = [], START
    for event in events:
        head = event_hash(head, event)
        lines.append(f"{head} {canonical(event)}")
    return lines


LOG = log_lines([{"what": "开箱", "n": n, "options": ["A", "B"]} for n in range(1, 21)])
HEAD = LOG[-1].split(" ")[0]


def test_the_chain_is_as_documented() -> None:
    """SHA-256 of the hash before, a line feed and the event."""
    first = '{"n":1,"options":["A","B"],"what":"开箱"}'
    assert LOG[0] == f"{sha256(('0' * 64 + chr(10) + first).encode()).hexdigest()} {first}"
    assert verify_votes.check_log(LOG, HEAD) == HEAD


def test_a_thousand_ways_to_tamper_are_found() -> None:
    """A character changed, a line left out, doubled or moved, or a whole other log chained soundly."""
    dice = Random(5)
    for _ in range(1000):
        lines = list(LOG)
        place, other = dice.sample(range(len(lines)), 2)
        match dice.randrange(5):
            case 0:
                at = dice.randrange(len(lines[place]))
                lines[place] = lines[place][:at] + chr(ord(lines[place][at]) ^ 1) + lines[place][at + 1 :]
            case 1:
                del lines[place]
            case 2:
                lines.insert(other, lines[place])
            case 3:
                lines[place], lines[other] = lines[other], lines[place]
            case 4:
                lines = log_lines([{"n": n} for n in range(place)])
        with pytest.raises(ValueError, match=r".+"):
            verify_votes.check_log(lines, HEAD)


def test_the_log_is_checked_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "events.log"
    file.write_text("\n".join(LOG) + "\n", "utf-8")
    assert (run_verifier(str(file), HEAD).returncode, run_verifier(str(file), HEAD).stdout.strip()) == (
        0,
        HEAD,
    )
    assert run_verifier(str(file), "0" * 64).returncode == 1
    file.write_text("\n".join([*LOG[:3], *LOG[4:]]) + "\n", "utf-8")
    assert "4" in run_verifier(str(file)).stderr
