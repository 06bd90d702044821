"""Made once, never over people's work; a reset removes the sample's rows and no others."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from data.communities import SAMPLE
from data.store.one_transaction import one_transaction
from data.store.open_store import the_store
from data.store.tables import METADATA
from entry.cli import main
from features.options.option_store import create_option, options_of
from features.own_survey.schema import COMMUNITY_SURVEY
from features.reports.report_lookup import reports_of
from features.reports.schema import REPORT, REPORT_CONTACT
from features.sample_story import first_use, story_store
from features.sample_story.first_use import await_story, begin_story
from features.sample_story.sample_rows import rows_of_sample, sample_work
from features.sample_story.story_store import add_story, make_story_once, reset_sample, sample_state
from features.voting.box.votes import votes_of
from features.voting.schema import (
    IMPORTED_VOTE,
    LIVE_TOTAL,
    LOST_RECEIPT,
    VOTE_SIGNATURE,
    VOTE_SUSPENSION,
    WORKSHOP,
)
from tests.features.sample_story.conftest import TODAY

OTHER = "c0ffee"
OF_NO_COMMUNITY = {
    "ballot_picture",
    "known_installation",
    "content",
    "community",
    "import_recipe",
    "program_key",
}
"""Tables that a reset leaves alone."""

pytestmark = pytest.mark.usefixtures("fresh_store")


def all_rows() -> dict[str, list[str]]:
    with the_store().reading() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in METADATA.sorted_tables
        }


def sample_ids() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with the_store().reading() as connection:
        for table in METADATA.sorted_tables:
            of_sample = rows_of_sample(table)
            wanted = select(table) if of_sample is None else select(table).where(of_sample)
            found[table.name] = (
                set() if of_sample is None else {repr(tuple(row)) for row in connection.execute(wanted)}
            )
    return found


def make_other_community() -> None:
    """Another community's rows in every table that can have any: the same story, by the same functions."""
    parts = story_store._prepare()
    there = replace(parts.baseline.community, key=OTHER)
    moved = replace(parts, baseline=replace(parts.baseline, community=there))
    with one_transaction(the_store()) as connection:
        story_store._write(connection, moved, "王规划", TODAY)
        vote = (
            connection.execute(select(WORKSHOP.c.id).where(WORKSHOP.c.community == OTHER)).scalars().first()
        )
        report = connection.execute(select(REPORT.c.id).where(REPORT.c.community == OTHER)).scalars().first()
        connection.execute(insert(REPORT_CONTACT), {"report_id": report, "contact": "13800000000"})
        connection.execute(insert(VOTE_SUSPENSION), {"workshop_id": vote, "first": "", "first_head": ""})
        connection.execute(insert(LOST_RECEIPT), {"receipt_sha256": "r", "workshop_id": vote})
        connection.execute(insert(LIVE_TOTAL), {"workshop_id": vote, "ballots": 1, "totals": {}})
        connection.execute(
            insert(COMMUNITY_SURVEY),
            {"community": OTHER, "survey": "{}", "former": "", "kept_at": "t", "kept_by": "k"},
        )
        for community, number in ((OTHER, "v1"), (SAMPLE, "v2")):
            imported = {"workshop_id": number, "content_sha256": "c", "community": community, "content": b"x"}
            imported |= {"imported_at": "t", "head_compared_at": "", "wall_step": 0}
            connection.execute(insert(IMPORTED_VOTE), imported)
            signed = {"workshop_id": number, "content_sha256": "c", "public_key": "k", "signature": "s"}
            connection.execute(insert(VOTE_SIGNATURE), signed)


@pytest.mark.usefixtures("story_copied")
def test_a_reset_leaves_every_other_row_as_it_was() -> None:
    make_other_community()
    before, of_sample = all_rows(), sample_ids()
    create_option(SAMPLE, "我自己画的", "李四")
    reset_sample("王规划", TODAY)
    after, of_new_sample = all_rows(), sample_ids()
    filled = {name for name, rows in before.items() if set(rows) - of_sample[name]}
    assert {"vote_event", "ballot", "voting_code", "workshop", "report_photo", "intervention"} < filled
    for name, rows in before.items():
        assert [row for row in rows if row not in of_sample[name]] == [
            row for row in after[name] if row not in of_new_sample[name]
        ], name
    assert not {name for name in of_sample if of_sample[name] & of_new_sample[name]} - {"sample_story"}
    assert "我自己画的" not in {one.name for one in options_of(SAMPLE)}


def test_every_table_is_the_samples_or_of_no_community() -> None:
    """A new table must be thought of here."""
    assert {
        table.name for table in METADATA.sorted_tables if rows_of_sample(table) is None
    } == OF_NO_COMMUNITY


def test_guards_let_go_only_what_the_sample_has() -> None:
    make_other_community()
    for table in ("vote_event", "ballot", "vote_signature", "imported_vote"):
        with pytest.raises(IntegrityError, match=r"kept|only grows|closed"):
            delete_all(table)


def delete_all(table: str) -> None:
    with the_store().writing() as connection:
        connection.execute(METADATA.tables[table].delete())


@pytest.mark.usefixtures("story_copied")
def test_a_failed_reset_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample_state().record is not None
    before = all_rows()
    monkeypatch.setattr(story_store.VoteMaker, "make", lambda maker: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        reset_sample("王规划", TODAY)
    assert all_rows() == before


def test_of_many_at_once_one_makes_it() -> None:
    made: list[bool] = []
    threads = [threading.Thread(target=lambda: made.append(make_story_once(TODAY))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False, False, True]
    assert (len(options_of(SAMPLE)), len(votes_of(SAMPLE)), len(reports_of(SAMPLE))) == (3, 2, 11)


def test_it_is_not_forced_upon_people_who_have_worked_in_the_sample() -> None:
    mine = create_option(SAMPLE, "我自己画的", "李四")
    assert not make_story_once(TODAY)
    assert [one.id for one in options_of(SAMPLE)] == [mine.id]
    add_story("李四", TODAY)
    add_story("李四", TODAY)
    assert [one.letter for one in options_of(SAMPLE)] == ["A", "B", "C", "D"]
    record = sample_state().record
    assert record is not None
    assert record.made_by == "李四"


@pytest.mark.slow
def test_the_same_day_tells_the_same_story_and_a_later_day_a_later_one() -> None:
    def told(days: int) -> list[tuple[Any, ...]]:
        reset_sample("王规划", TODAY + timedelta(days=days))
        return sorted(
            (one.category, one.state, one.sentence, one.sent_at.date() - timedelta(days=days))
            for one in reports_of(SAMPLE)
            if one.sent_at
        )

    assert told(0) == told(0) == told(100)


def test_where_nothing_can_be_written_the_app_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("LINTU_DATABASE_URL", "sqlite:////proc/nowhere/lintu.sqlite")
        begin_story({})
        await_story(30)
    assert not any(thread.is_alive() for thread in first_use._making.values())


def test_it_is_not_made_where_the_switch_says_so() -> None:
    begin_story({"LINTU_SAMPLE_STORY": "0"})
    assert sample_state().record is None


@pytest.mark.slow
def test_the_command_resets_after_asking() -> None:
    made = CliRunner().invoke(main, ["sample", "--lang", "en"])
    assert made.exit_code == 0, made.output
    create_option(SAMPLE, "我自己画的", "李四")
    refused = CliRunner().invoke(main, ["sample", "--reset", "--lang", "en"], input="n\n")
    assert refused.exit_code == 1
    assert "cannot be undone" in refused.output
    assert len(options_of(SAMPLE)) == 4
    done = CliRunner().invoke(main, ["sample", "--reset", "--yes", "--lang", "zh"])
    assert "已从示例社区清除：4 个方案、11 条上报、60 条民声、2 次投票。" in done.output
    with the_store().reading() as connection:
        assert sample_work(connection).options == 3
