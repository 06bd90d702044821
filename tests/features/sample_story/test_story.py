"""What the story holds: every state, costs by the catalogue, a count that others repeat, dates of lately."""

from __future__ import annotations

import csv
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.open_communities import open_assessment
from data.small_cells import fewest_shown
from entry.cli import main
from features.options.layout_option import LayoutOption
from features.options.option_store import history, options_of
from features.options.sketch import sketch_of
from features.partnership.partner import is_available, term_of
from features.partnership.partner_lookup import partners_of, resources_of
from features.reports.deadline import is_overdue
from features.reports.report import Report
from features.reports.report_lookup import reports_of
from features.sample_story.story_record import codes_of_vote
from features.voices.voice_flow import is_overdue as is_voice_overdue
from features.voices.voice_lookup import public_voices, voice_history, voices_of
from features.voting.box.publication import publication_of
from features.voting.box.record import events_of, log_of
from features.voting.box.results import turnout_of
from features.voting.box.reveal import revealed_parts, step_of
from features.voting.box.votes import VoteRecord, votes_of
from features.voting.files.vote_files import vote_files
from features.voting.verify_votes import add_up, check_log
from tests.features.sample_story.conftest import TODAY

pytestmark = pytest.mark.usefixtures("story_made")
STATES = {
    "new",
    "verified",
    "dispatched",
    "in_progress",
    "to_be_checked",
    "returned",
    "closed",
    "duplicate",
    "rejected",
}
"""The nine of the flow (README, reports)."""


def options() -> dict[str, LayoutOption]:
    return {one.letter: one for one in options_of(SAMPLE)}


def votes() -> dict[str, VoteRecord]:
    return {one.phase: one for one in votes_of(SAMPLE)}


def test_costs_are_those_of_the_catalogue() -> None:
    """A walking link is 800 yuan a metre, a pocket park 430 a square metre, a station 3000, in hundreds."""
    found = options()
    (path,) = found["A"].interventions
    assert path.shape.length == pytest.approx(13.62, abs=0.01)
    assert found["A"].cost_cny == 10_900
    assert [one.cost_cny for one in found["B"].interventions] == [10_900, 172_000]
    assert found["B"].interventions[1].shape.area == pytest.approx(400)
    assert found["C"].cost_cny == 90_000


def test_the_path_joins_what_was_cut_off() -> None:
    sketch = sketch_of(open_assessment(SAMPLE), options()["A"])
    assert len(sketch.counted) == 1
    assert sketch.comparison.gained.people.sum() > 0
    assert sketch.comparison.lost.people.sum() == 0


def test_the_third_option_is_rejected_by_one_rule_with_its_reason() -> None:
    sketch = sketch_of(open_assessment(SAMPLE), options()["C"])
    (judgement,) = sketch.judgements.values()
    (reason,) = judgement.rejections
    assert not judgement.counts
    assert sketch.payable.cost_cny == 0
    assert reason.rule.kind == "away"
    assert reason.limit == 3
    assert reason.value == pytest.approx(1.55, abs=0.01)
    assert "金龙花园C2栋" in reason.text.text("zh")


def test_reports_are_in_every_state_with_pictures() -> None:
    reports = reports_of(SAMPLE)
    assert {one.state for one in reports} == STATES
    assert all(one.photos for one in reports)
    closed = [one for one in reports if one.state == "closed"]
    assert closed
    assert all({"before", "after"} <= {photo.role for photo in one.photos} for one in closed)
    assert any(one.supporters for one in reports)
    overdue = [one for one in reports if is_overdue(one, load_catalogue(), TODAY)]
    assert "returned" in {one.state for one in overdue}


def test_voices_of_all_ages_are_answered_published_and_joined_and_one_is_a_letter() -> None:
    voices, catalogue = voices_of(SAMPLE), load_catalogue()
    assert {one.state for one in voices} == set(catalogue.voice_states) - {"handed_over"}
    assert {one.speaker for one in voices} >= set(catalogue.age_groups)
    assert len(voices) == 60
    assert {one.channel for one in voices} == {"phone", "staff", "mailbox"}
    (letter,) = [one for one in voices if one.is_private]
    assert letter not in public_voices(SAMPLE)
    assert {one.state for one in public_voices(SAMPLE)} >= {"in_hand", "council", "adopted", "declined"}
    assert any(one.joined and one.supporters for one in voices)
    assert any(is_voice_overdue(one, catalogue, TODAY) for one in public_voices(SAMPLE))
    assert max(event.at for one in voices for event in voice_history(one.id)) < TODAY


def test_partners_of_all_kinds_give_things_of_all_kinds_and_some_agreements_end() -> None:
    partners, resources, catalogue = partners_of(SAMPLE), resources_of(SAMPLE), load_catalogue()
    assert (len(partners), len(resources)) == (14, 30)
    assert {one.facts.kind for one in partners} == set(catalogue.partner_kinds)
    assert {one.facts.kind for one in resources} == set(catalogue.resource_kinds)
    terms = {term_of(one.facts, catalogue, TODAY.date()) for one in partners}
    assert terms == {"none", "unsigned", "valid", "ends_soon", "ended"}
    assert {is_available(one.facts, TODAY.date()) for one in resources} == {True, False}


def test_verified_reports_stand_on_no_path() -> None:
    """So the sample's distances, which the documents tell, stay what they are."""
    assert [one for one in reports_of(SAMPLE) if one.path] == []


def test_the_counted_vote_is_counted_alike_by_others(tmp_path: Path) -> None:
    """By hand: 12 ballots tick the path only, 17 the park only, 13 both: 25 and 30."""
    vote = votes()["counted"]
    path, park = vote.terms.slate.options
    files = vote_files(vote.id, least=1)
    ballots = tmp_path / "ballots.csv"
    ballots.write_text(files["ballots.csv"], "utf-8")
    printed = CliRunner().invoke(main, ["tally", str(ballots), "--lang", "en"])
    assert printed.exit_code == 0, printed.output
    assert add_up(csv.reader(files["ballots.csv"].removeprefix("\ufeff").splitlines())) == {
        path: 25,
        park: 30,
    }
    assert "42" in printed.output
    for votes_for in ("25", "30"):
        assert votes_for in printed.output
    assert turnout_of(vote.id).used == {
        "resident": 20,
        "volunteer": 10,
        "community_worker": 6,
        "merchant": 6,
    }
    least = fewest_shown(load_catalogue())
    shown = revealed_parts(publication_of(vote.id, vote.version, least), step_of(vote.id))
    assert shown[-1].kind == "result", "its wall shows who won"


def test_its_log_holds_for_the_checker_that_knows_nothing_of_us() -> None:
    for vote in votes().values():
        assert check_log(log_of(vote.id))
        assert {event["actor"] for event in events_of(vote.id)} == {"示例 Sample"}


def test_the_open_vote_has_codes_for_every_constituency() -> None:
    vote = votes()["open"]
    turnout, codes = turnout_of(vote.id), codes_of_vote(vote.id)
    assert {one.constituency for one in codes} == set(turnout.issued)
    assert len(codes) == sum(turnout.issued.values()) - sum(turnout.used.values())
    assert sum(turnout.used.values()) == 8
    assert codes_of_vote(votes()["counted"].id) == ()


def test_votes_say_that_they_are_of_the_sample() -> None:
    vote = votes()["counted"]
    assert vote.origin.is_sample
    assert "示例" in vote_files(vote.id, least=5)["ballots.csv"]


def moments(reports: tuple[Report, ...]) -> list[datetime]:
    told = [one for report in reports for one in (report.sent_at, report.verified_at, report.settled_at)]
    return [one for one in told if one is not None]


def test_everything_happened_in_the_last_weeks() -> None:
    at = moments(reports_of(SAMPLE))
    at += [event.at for option in options_of(SAMPLE) for event in history(option.id)]
    at += [
        datetime.fromisoformat(str(event["at"])) for vote in votes_of(SAMPLE) for event in events_of(vote.id)
    ]
    assert min(at) > TODAY - timedelta(days=31)
    assert max(at) < TODAY
    assert votes()["open"].terms.settings.date == "2026-11-29"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_reader_gets_the_story_in_one_language(language: str) -> None:
    tr = Translator(language)
    vote = votes()["open"]
    texts = [tr.written(one.name) for one in options_of(SAMPLE)]
    texts += [tr.written(one.sentence) for one in reports_of(SAMPLE)]
    texts += [tr.written(one.words) for one in voices_of(SAMPLE)]
    texts += [tr.written(event.public_words) for one in voices_of(SAMPLE) for event in voice_history(one.id)]
    texts += [tr.written(one.name) for option in options_of(SAMPLE) for one in option.interventions]
    texts += [tr.written(vote.terms.settings.title), tr.written(vote.terms.settings.question)]
    texts += [tr.name(vote.terms.slate.name(one)) for one in vote.terms.slate.options]
    other = re.compile("[a-z]{2,}" if language == "zh" else "[\u4e00-\u9fff]")
    assert [one for one in texts if other.search(one)] == []


def test_what_people_write_stays_as_they_wrote_it() -> None:
    assert Translator("en").written("打通竹尾小路") == "打通竹尾小路"
    assert Translator("zh").written("") == ""
