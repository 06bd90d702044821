"""Voices are kept, moved along the flow, joined, published and handed over."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from base.receipt_codes import new_form_key
from base.text_limits import TextTooLongError
from data.flow import SkippedStepError
from features.reports.errors import FarAwayError, TooManyPhotosError
from features.reports.report import NewReport
from features.reports.report_lookup import reports_of
from features.reports.submission import send
from features.voices.errors import (
    BadJoinError,
    NoConsentError,
    NoReasonError,
    NotSupportedError,
    NoWordsError,
    OtherWayError,
    PrivateVoiceError,
    TooManyVoicesError,
    UnknownNeedError,
    UnknownVoiceError,
    UnknownVoiceReceiptError,
    VoiceConflictError,
)
from features.voices.submission import send_voice, support_voice
from features.voices.transitions import hand_over_voice, join_voice, move_voice, publish_voice
from features.voices.voice_flow import VoiceStep, due, is_overdue, next_voice_states
from features.voices.voice_lookup import (
    new_voice_count,
    public_voices,
    voice_history,
    voice_of_receipt,
    voices_of,
)
from tests.features.reports.sent import CATALOGUE, TOWN, beijing, degrees, picture
from tests.features.voices.said import CLERK, new_voice, say, seen, stored, take

pytestmark = pytest.mark.usefixtures("kept")

# The flow of the issue: received → in hand → council → adopted, partly, declined; joined; handed over.
FLOW = {
    "received": {"in_hand", "joined", "handed_over"},
    "in_hand": {"council", "adopted", "partly", "declined", "joined", "handed_over"},
    "council": {"adopted", "partly", "declined"},
    "adopted": set(),
    "partly": set(),
    "declined": set(),
    "joined": {"in_hand"},
    "handed_over": {"in_hand"},
}
WAY: dict[str, tuple[str, ...]] = {
    "received": (),
    "in_hand": ("in_hand",),
    "council": ("in_hand", "council"),
    "adopted": ("in_hand", "adopted"),
}


def test_a_voice_is_there_with_everything_that_was_said_and_nobodys_name() -> None:
    receipt = say(photos=(picture(),))
    (voice,) = voices_of("toy")
    assert voice == voice_of_receipt(receipt.code.lower())
    assert (voice.words, voice.category, voice.groups, voice.speaker) == (
        "想要一张长椅，走累了能坐", "rest_and_access", ("elder",), "elder",
    )  # fmt: skip
    assert (voice.state, voice.channel, voice.grid) == ("received", "phone", "G1")
    assert voice.place is not None
    assert not voice.is_published
    assert [(photo.width_px, photo.height_px) for photo in voice.photos] == [(1600, 1200)]
    (event,) = voice_history(voice.id)
    assert (event.kind, event.actor, event.to_state) == ("send", "", "received")


def test_one_about_the_whole_community_has_no_place() -> None:
    voice = stored(say(position=None, category="", groups=(), speaker="").voice_id)
    assert (voice.place, voice.place_from, voice.grid) == (None, "community", "")


def test_the_same_form_sent_again_is_one_voice_with_the_same_receipt() -> None:
    key = new_form_key()
    first, second = (send_voice(TOWN, CATALOGUE, new_voice(), key) for _ in range(2))
    assert first.code == second.code
    assert (first.is_new, second.is_new) == (True, False)
    assert new_voice_count("toy") == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"words": " \n"}, NoWordsError),
        ({"words": "要" * 501}, TextTooLongError),
        ({"category": "casino"}, UnknownNeedError),
        ({"groups": ("robots",)}, UnknownNeedError),
        ({"speaker": "robots"}, UnknownNeedError),
        ({"position": degrees(9000, 0)}, FarAwayError),
        ({"photos": (picture(),) * 5}, TooManyPhotosError),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(changed: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        say(**changed)
    assert voices_of("toy") == ()


def test_a_flood_is_refused() -> None:
    limit = CATALOGUE.parameters["most_unread_voices"]
    one = replace(limit, figure=replace(limit.figure, value=1))
    tight = replace(CATALOGUE, parameters={**CATALOGUE.parameters, "most_unread_voices": one})
    send_voice(TOWN, tight, new_voice(), new_form_key())
    with pytest.raises(TooManyVoicesError):
        send_voice(TOWN, tight, new_voice(), new_form_key())


@pytest.mark.parametrize(("state", "to"), list(product(WAY, FLOW)))
def test_a_move_follows_the_flow_and_skips_nothing(state: str, to: str) -> None:
    voice = take(say().voice_id, *WAY[state]) if WAY[state] else stored(say().voice_id)
    if to in FLOW[state] and to not in ("joined", "handed_over"):
        moved = move_voice(seen(voice), VoiceStep(to, "budget"), CLERK)
        assert (moved.state, moved.version) == (to, voice.version + 1)
        assert voice_history(voice.id)[-1].public_words == "我们看看"
    else:
        with pytest.raises(OtherWayError if to in FLOW[state] else SkippedStepError):
            move_voice(seen(voice), VoiceStep(to, "budget"), CLERK)
        assert stored(voice.id) == voice


def test_who_declines_says_why() -> None:
    voice = take(say().voice_id, "in_hand")
    for reason, words in (("", "没有钱"), ("weather", "没有钱"), ("budget", " ")):
        with pytest.raises(NoReasonError):
            move_voice(seen(voice), VoiceStep("declined", reason), replace(CLERK, public_words=words))
    assert take(voice.id, "declined", reason="budget").reason == "budget"
    assert voice_history(voice.id)[-1].reason == "budget"


def test_whoever_saw_an_older_version_is_told() -> None:
    voice = stored(say().voice_id)
    take(voice.id, "in_hand")
    with pytest.raises(VoiceConflictError) as conflict:
        move_voice(seen(voice), VoiceStep("in_hand"), CLERK)
    assert conflict.value.stored == stored(voice.id)


def test_the_time_limit_runs_in_working_hours() -> None:
    # Friday 2026-11-06, 16:00. The office is open 8–12 and 14:30–18:00, 7.5 h a day; 15 h: 2 h on Friday,
    # 7.5 h on Monday, 5.5 h on Tuesday: 8–12 and 14:30–16:00.
    voice = stored(say("2026-11-06 16:00").voice_id)
    limit = due(voice, CATALOGUE)
    assert limit is not None
    assert limit.at == beijing("2026-11-10 16:00")
    assert not is_overdue(voice, CATALOGUE, beijing("2026-11-10 16:00"))
    assert is_overdue(voice, CATALOGUE, beijing("2026-11-10 16:01"))
    assert due(take(voice.id, "in_hand", "adopted"), CATALOGUE) is None


def test_supports_stay_with_their_owners_and_count_where_the_voice_was_joined() -> None:
    into, other = (publish_voice(seen(stored(say().voice_id)), True, CLERK) for _ in range(2))
    for voice, device in ((into, "a"), (into, "b"), (other, "b"), (other, "c"), (other, "c")):
        support_voice(TOWN, CATALOGUE, voice.id, device)
    assert (stored(into.id).supporters, stored(other.id).supporters) == (2, 2)
    join_voice(seen(stored(other.id)), into.id, CLERK)
    assert (stored(into.id).supporters, stored(into.id).joined) == (3, 1)
    back = take(other.id, "in_hand")
    assert (back.joined_to, back.supporters, stored(into.id).supporters) == ("", 2, 2)


def test_only_open_published_voices_take_supporters() -> None:
    voice = stored(say().voice_id)
    with pytest.raises(UnknownVoiceError):
        support_voice(TOWN, CATALOGUE, voice.id, "a")
    publish_voice(seen(take(voice.id, "in_hand", "adopted")), True, CLERK)
    with pytest.raises(NotSupportedError):
        support_voice(TOWN, CATALOGUE, voice.id, "a")


def test_a_voice_joins_only_a_public_one_that_is_not_joined_itself() -> None:
    first, second, third = (stored(say().voice_id) for _ in range(3))
    letter = stored(say(is_private=True).voice_id)
    for voice, into in ((first, first.id), (first, letter.id), (first, "nobody")):
        with pytest.raises(BadJoinError):
            join_voice(seen(voice), into, CLERK)
    second = join_voice(seen(second), first.id, CLERK)
    for voice, into in ((third, second.id), (first, third.id)):
        with pytest.raises(BadJoinError):
            join_voice(seen(voice), into, CLERK)


def test_a_letter_to_the_secretary_is_published_joined_and_handed_to_nobody() -> None:
    letter, public = stored(say(is_private=True).voice_id), stored(say().voice_id)
    assert letter.channel == "mailbox"
    with pytest.raises(PrivateVoiceError):
        publish_voice(seen(letter), True, CLERK)
    with pytest.raises(PrivateVoiceError):
        join_voice(seen(letter), public.id, CLERK)
    with pytest.raises(PrivateVoiceError):
        hand_over_voice(seen(letter), "piled_goods", CLERK)
    in_hand = take(letter.id, "in_hand")
    assert "council" not in [state.key for state in next_voice_states(CATALOGUE, in_hand)]
    with pytest.raises(PrivateVoiceError):
        move_voice(seen(in_hand), VoiceStep("council"), CLERK)
    assert take(letter.id, "adopted").state == "adopted"
    assert public_voices("toy") == ()


def test_public_is_what_staff_published_and_its_sender_allowed() -> None:
    voice, silent = stored(say().voice_id), stored(say(may_publish=False).voice_id)
    assert public_voices("toy") == ()
    published = publish_voice(seen(voice), True, CLERK)
    assert public_voices("toy") == (published,)
    with pytest.raises(NoConsentError):
        publish_voice(seen(silent), True, CLERK)
    publish_voice(seen(published), False, CLERK)
    assert public_voices("toy") == ()


def test_a_voice_about_misuse_becomes_one_report_and_can_come_back() -> None:
    voice = stored(say(photos=(picture(),)).voice_id)
    handed = hand_over_voice(seen(voice), "piled_goods", CLERK)
    (report,) = reports_of("toy")
    assert (handed.state, handed.report_id) == ("handed_over", report.id)
    assert (report.category, report.sentence, len(report.photos)) == ("piled_goods", voice.words, 1)
    assert report.place.distance(voice.place) < 0.01
    again = hand_over_voice(seen(take(voice.id, "in_hand")), "piled_goods", CLERK)
    assert again.report_id == report.id
    assert len(reports_of("toy")) == 1


def test_what_somebody_changed_meanwhile_becomes_no_report() -> None:
    voice = stored(say().voice_id)
    take(voice.id, "in_hand")
    with pytest.raises(VoiceConflictError):
        hand_over_voice(seen(voice), "piled_goods", CLERK)
    assert reports_of("toy") == ()


def test_nobody_can_send_a_report_in_the_place_of_one_that_a_voice_becomes() -> None:
    """Everybody can read the id of a published voice."""
    voice = stored(say().voice_id)
    new = NewReport("ground_lock", degrees(140, 25), "map")
    strange = send(TOWN, CATALOGUE, new, f"handed-over-voice-{voice.id}")
    assert hand_over_voice(seen(voice), "piled_goods", CLERK).report_id != strange.report_id


def test_one_without_a_place_is_not_handed_over() -> None:
    voice = stored(say(position=None).voice_id)
    with pytest.raises(UnknownNeedError):
        hand_over_voice(seen(voice), "piled_goods", CLERK)


@pytest.mark.parametrize("code", ["", "x", "0" * 26, "<script>"])
def test_a_code_of_nothing_finds_nothing(code: str) -> None:
    say()
    with pytest.raises(UnknownVoiceReceiptError):
        voice_of_receipt(code)
