"""The page on which staff answer residents, without a browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from base.receipt_codes import new_form_key
from base.words import PSEUDO
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.reports.places import position_of
from features.reports.report_lookup import reports_of
from features.voices.submission import send_voice
from features.voices.voice import NewVoice, Voice
from features.voices.voice_lookup import voice_of_receipt, voice_with, voices_of
from tests.data.sample_scored import sample
from tests.pages.acting import press_beginning as press
from tests.pages.reading import open_page, visible_text, visible_words
from web.door.passcode import hash_passcode
from web.door.secretary import SECRETARY_DOOR

CATALOGUE = load_catalogue()
COMMUNITY = sample().community
SPOT = position_of(COMMUNITY, shapely.Point(COMMUNITY.public_spaces.geometry.iloc[0].representative_point()))


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def say(words: str = "想要一张长椅", **changed: Any) -> Voice:
    fields = {"category": "rest_and_access", "position": SPOT, "place_from": "map", "groups": ("elder",)}
    new = NewVoice(words, **(fields | changed))  # type: ignore[arg-type]
    return now(send_voice(COMMUNITY, CATALOGUE, new, new_form_key()).voice_id)


def now(voice_id: str) -> Voice:
    return voice_with(SAMPLE, voice_id)


def opened(voice: Voice) -> AppTest:
    return press(open_page("voices"), f"voice-open-{'new-' if voice.state == 'received' else ''}{voice.id}")


def choose(test: AppTest, key: str, value: str) -> AppTest:
    next(box for box in test.selectbox if str(box.key).startswith(key)).select(value).run()
    return test


def step_to(test: AppTest, state: str) -> AppTest:
    next(one for one in test.button_group if str(one.key).startswith("voice-to-")).set_value(state).run()
    return test


def test_a_voice_is_taken_in_hand_and_answered_with_a_template() -> None:
    voice = say()
    test = press(opened(voice), "voice-save")
    assert not test.exception
    assert now(voice.id).state == "in_hand"
    assert CATALOGUE.voice_answers["voice_in_hand"].text.zh in visible_text(test)


def test_who_declines_chooses_a_reason_and_its_sentence_stands_ready() -> None:
    voice = say()
    test = step_to(press(opened(voice), "voice-save"), "declined")
    test = press(choose(test, "voice-reason-", "no_site"), "voice-save")
    assert (now(voice.id).state, now(voice.id).reason) == ("declined", "no_site")
    assert CATALOGUE.voice_reasons["no_site"].text.zh in visible_text(test)


def test_new_ones_stand_first_the_oldest_on_top_and_letters_apart() -> None:
    first, second, letter = say("第一"), say("第二"), say("只给书记", is_private=True)
    test = open_page("voices")
    listed = [str(button.key) for button in test.button if str(button.key).startswith("voice-open-")]
    assert listed == [f"voice-open-new-{first.id}", f"voice-open-new-{second.id}"]
    assert "只给书记" not in visible_text(test)
    views = next(one for one in test.button_group if str(one.key).startswith("voice-view-"))
    views.set_value("mailbox").run()
    assert [str(b.key) for b in test.button if str(b.key).startswith("voice-open-")] == [
        f"voice-open-new-{letter.id}"
    ]
    test = press(test, f"voice-open-new-{letter.id}")
    beginnings = ("voice-publish", "voice-join-save", "voice-hand-over-save")
    assert not [button.key for button in test.button if str(button.key).startswith(beginnings)]


CANARY = "金丝雀7391"
SECRETARYS = "lamp oil and 7 keys"


@pytest.fixture
def _secretary_has_passcode() -> Iterator[None]:
    SECRETARY_DOOR.set_passcode(hash_passcode(SECRETARYS))
    yield
    SECRETARY_DOOR.set_passcode(None)


def give_passcode(test: AppTest, code: str) -> AppTest:
    test.text_input(key="voice-letters-code").set_value(code)
    return press(test, "FormSubmitter:voice-letters-form")


@pytest.mark.usefixtures("_secretary_has_passcode")
def test_letters_open_with_the_secretarys_pass_code_alone() -> None:
    letter = say(CANARY, is_private=True)
    for address in ({"voice-view": "mailbox"}, {"voice": letter.id}, {}):
        test = open_page("voices", **address)
        assert CANARY not in "".join(visible_words(test))
        assert not [one for one in test.button if str(one.key).startswith(("voice-open-", "voice-save"))]
    assert CANARY not in "".join(visible_words(open_page("overview")))
    test = give_passcode(open_page("voices", voice=letter.id), "not the right one")
    assert "书记口令不对。" in visible_text(test)
    assert CANARY not in visible_text(test)
    test = give_passcode(test, SECRETARYS)
    assert CANARY in visible_text(test)
    press(press(test, "voice-save"), "voice-back")
    assert now(letter.id).state == "in_hand"


@pytest.mark.usefixtures("_secretary_has_passcode")
def test_letters_close_by_a_press_and_after_fifteen_idle_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    say(CANARY, is_private=True)
    test = give_passcode(open_page("voices", **{"voice-view": "mailbox"}), SECRETARYS)
    assert CANARY in "".join(visible_words(test))
    assert CANARY not in "".join(visible_words(press(test, "voice-letters-close")))
    test = give_passcode(test, SECRETARYS)
    assert CANARY in "".join(visible_words(test))
    later = time.monotonic() + 15 * 60 + 1
    monkeypatch.setattr("features.voices.staff.letters_door.time.monotonic", lambda: later)
    assert CANARY not in "".join(visible_words(test.run()))


def test_without_a_pass_code_of_the_secretary_the_page_says_that_all_staff_read_the_letters() -> None:
    say(CANARY, is_private=True)
    test = open_page("voices", **{"voice-view": "mailbox"})
    assert CANARY in "".join(visible_words(test))
    assert "LINTU_SECRETARY_PASSCODE" in test.warning[0].value


def test_the_list_of_needs_sets_voices_beside_the_gaps_of_the_score() -> None:
    say()
    test = open_page("voices", **{"voice-view": "needs"})
    table = test.dataframe[0].value
    assert table["缺的人数"].is_monotonic_decreasing
    assert table["民声"].sum() == 1
    next(one for one in test.toggle if str(one.key).startswith("voice-needs-said")).set_value(True).run()
    (row,) = test.dataframe[0].value.to_dict("records")
    assert (row["需要什么"], row["给谁"], row["民声"]) == ("歇脚与无障碍", "老人", 1)


def test_publishing_and_taking_out_again() -> None:
    voice = say()
    test = press(opened(voice), "voice-publish")
    assert now(voice.id).is_published
    press(test, "voice-publish")
    assert not now(voice.id).is_published


def test_the_same_need_is_joined() -> None:
    into, other = say(), say("也要长椅")
    press(opened(other), "voice-join-save")
    assert (now(other.id).state, now(other.id).joined_to) == ("joined", into.id)


def test_misuse_is_handed_over_to_the_reports() -> None:
    voice = say("有人锁车位")
    press(choose(opened(voice), "voice-kind-", "ground_lock"), "voice-hand-over-save")
    (report,) = reports_of(SAMPLE)
    assert (report.category, now(voice.id).report_id) == ("ground_lock", report.id)


def test_what_somebody_said_at_the_counter_is_written_down_with_a_receipt() -> None:
    test = press(open_page("voices"), "voice-new")
    test.text_area(key="voice-new-words").set_value("晚上太暗")
    submit = next(
        button for button in test.button if str(button.key).startswith("FormSubmitter:voice-new-form")
    )
    submit.click().run()
    (voice,) = voices_of(SAMPLE)
    assert (voice.words, voice.channel) == ("晚上太暗", "staff")
    (code,) = [one.value for one in test.code]
    assert voice_of_receipt(code) == voice


def test_a_press_on_what_somebody_changed_meanwhile_moves_nothing() -> None:
    voice = say()
    one, other = opened(voice), opened(voice)
    press(one, "voice-save")
    assert not press(other, "voice-save").exception
    assert (now(voice.id).state, now(voice.id).version) == ("in_hand", 2)


def test_what_residents_write_is_text() -> None:
    voice = say("<b>x</b> **粗** :red[y]")
    test = open_page("voices")
    label = next(button.label for button in test.button if str(button.key).endswith(voice.id))
    assert "\\*\\*粗\\*\\*" in label
    assert not opened(voice).exception


def test_every_word_is_translated() -> None:
    say()
    assert not open_page("voices", language=PSEUDO).exception
