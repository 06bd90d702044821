"""Residents say what they need without scripts, and read what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.open_communities import open_place
from features.reports.report_lookup import reports_of
from features.voices.submission import send_voice
from features.voices.transitions import hand_over_voice, join_voice, move_voice, publish_voice
from features.voices.voice import NewVoice, Voice, VoiceAction
from features.voices.voice_changes import VoiceRef
from features.voices.voice_flow import VoiceStep
from features.voices.voice_lookup import voice_photos, voice_with, voices_of
from tests.base.photos.make import jpeg
from tests.features.reports.phone.page_checks import (
    WORDS,
    assert_labelled,
    assert_light,
    assert_strict,
    untranslated,
)
from tests.features.reports.phone.phone import KIND, Phone, photo_here
from tests.features.voices.phone.conftest import new_phone

CLERK = VoiceAction("李书记", "内部的话", "已经在办")
NEED = "想要一个滑梯"
TAP = {"spot.x": "164", "spot.y": "150"}
SENT = {"words": NEED, "category": "playground", "speaker": "child", "publish": "1"}


def ref(voice: Voice) -> VoiceRef:
    return VoiceRef(open_place("xuzhen"), load_catalogue(), voice.id, voice.version)


def say(phone: Phone, private: bool = False, **typed: str) -> str:
    """Say it at the tapped place; the receipt code."""
    phone.open(f"/r/need?c=xuzhen{'&private=1' if private else ''}")
    phone.send(1, **TAP)
    phone.send(len(phone.reader.forms) - 1, **(SENT | typed))
    assert phone.path == "/r/need/done", phone.text
    return phone.code


def only_voice() -> Voice:
    (voice,) = voices_of("xuzhen")
    return voice


def test_home_leads_to_everything(phone: Phone) -> None:
    links = [given["href"] for tag, given in phone.reader.tags if given.get("class") == "way"]
    assert links == [
        "/r/need?c=xuzhen", "/r/report?c=xuzhen", "/r/voices?c=xuzhen", "/r/needs?c=xuzhen",
        "/r/vote?c=xuzhen", "/r/projects?c=xuzhen", "/r/receipt?c=xuzhen", "/r/need?c=xuzhen&private=1",
    ]  # fmt: skip


def test_a_voice_is_sent_and_followed_by_its_code_alone(phone: Phone) -> None:
    code = say(phone, **{"groups": "child"})
    voice = only_voice()
    assert (voice.words, voice.category, voice.groups, voice.speaker) == (
        NEED,
        "playground",
        ("child",),
        "child",
    )
    assert (voice.place_from, voice.may_publish, voice.is_published) == ("map", True, False)
    move_voice(ref(voice), VoiceStep("in_hand"), CLERK)
    other = new_phone()
    other.open("/r/receipt?c=xuzhen")
    other.send(code=code.lower())
    assert NEED in other.text
    assert "已经在办" in other.text
    assert "内部的话" not in other.text
    assert "李书记" not in other.text


def test_sent_twice_it_is_one_voice_with_one_receipt(phone: Phone) -> None:
    phone.open("/r/need?c=xuzhen")
    phone.send(1, **TAP)
    form = phone.page
    codes = []
    for _ in range(2):
        phone.read(form)
        phone.send(**SENT)
        codes.append(phone.code)
    assert len(set(codes)) == 1
    assert len(voices_of("xuzhen")) == 1


def test_the_whole_community_and_a_building_are_places_too(phone: Phone) -> None:
    phone.open("/r/need?c=xuzhen")
    building = phone.reader.forms[2].options[2]
    for number, typed in ((0, {"whole": "1"}), (2, {"building": building})):
        phone.open("/r/need?c=xuzhen")
        phone.send(number, **typed)
        phone.send(**SENT)
        assert phone.path == "/r/need/done"
    whole, at_home = voices_of("xuzhen")
    assert (whole.place, whole.place_from) == (None, "community")
    assert at_home.place is not None
    assert (at_home.place_from, at_home.grid != "") == ("building", True)


@pytest.mark.parametrize(
    ("number", "typed"),
    [(1, {"spot.x": "0", "spot.y": "0"}), (1, {"spot.x": "x"}), (2, {"building": "home:none"})],
)
def test_without_a_place_it_goes_no_further(phone: Phone, number: int, typed: dict[str, str]) -> None:
    phone.open("/r/need?c=xuzhen")
    phone.send(number, **typed)
    assert phone.page.status_code == 422
    assert len(phone.reader.forms) == 3


def test_what_was_typed_is_still_there_after_a_refusal(phone: Phone) -> None:
    phone.open("/r/need?c=xuzhen")
    phone.send(1, **TAP)
    phone.send(**(SENT | {"words": " ", "groups": "elder"}))
    assert phone.page.status_code == 422
    assert 'value="elder" checked' in phone.page.text
    assert 'value="playground" selected' in phone.page.text
    phone.send(**SENT)
    assert phone.path == "/r/need/done"


@pytest.mark.parametrize("words", WORDS)
def test_what_people_write_is_text(phone: Phone, words: str) -> None:
    phone.open("/r/need?c=xuzhen")
    phone.send(0, whole="1")
    phone.send(words=words, category="casino")
    assert phone.page.status_code == 422
    assert phone.reader.forms[-1].fields["words"] == words
    say(phone, words=words)
    publish_voice(ref(only_voice()), True, CLERK)
    phone.open("/r/voices?c=xuzhen")
    assert "829348951" not in phone.page.text  # 7919 · 104729
    assert "<img src=x" not in phone.page.text
    assert "<script>alert" not in phone.page.text
    assert "autofocus" not in {name for _, given in phone.reader.tags for name in given}


def test_a_photo_comes_without_what_its_camera_wrote(phone: Phone) -> None:
    phone.open("/r/need?c=xuzhen")
    phone.send(1, **TAP)
    phone.send(photos=[photo_here()], **SENT)
    (photo,) = voice_photos(only_voice().id)
    assert b"Exif" not in bytes(photo["jpeg"])
    assert bytes(photo["jpeg"])[:3] == b"\xff\xd8\xff"


def test_too_many_photos_are_refused_in_words(phone: Phone) -> None:
    phone.open("/r/need?c=xuzhen")
    phone.send(1, **TAP)
    phone.send(photos=[("a.jpg", jpeg(), "image/jpeg")] * 5, **SENT)
    assert phone.page.status_code == 422
    assert voices_of("xuzhen") == ()


def test_a_letter_is_read_by_its_receipt_and_listed_nowhere(phone: Phone) -> None:
    code = say(phone, private=True)
    letter = only_voice()
    assert (letter.is_private, letter.channel, letter.may_publish) == (True, "mailbox", False)
    phone.open("/r/voices?c=xuzhen")
    assert NEED not in phone.text
    phone.open("/r/receipt?c=xuzhen")
    phone.send(code=code)
    assert NEED in phone.text


def test_only_what_staff_published_is_listed_and_supported_once_a_phone(phone: Phone) -> None:
    say(phone)
    phone.open("/r/voices?c=xuzhen")
    assert NEED not in phone.text
    voice = publish_voice(ref(only_voice()), True, CLERK)
    for one in (phone, phone, new_phone()):
        one.open("/r/voices?c=xuzhen")
        assert NEED in one.text
        one.send()
        assert one.path == "/r/voices"
    assert voice_with("xuzhen", voice.id).supporters == 2


def test_whoever_writes_near_by_is_shown_it_first(phone: Phone) -> None:
    say(phone)
    publish_voice(ref(only_voice()), True, CLERK)
    other = new_phone()
    other.open("/r/need?c=xuzhen")
    other.send(1, **TAP)
    assert NEED in other.text
    other.send(0)
    assert only_voice().supporters == 1


def test_twenty_stand_on_a_page_and_a_link_leads_to_the_later_ones(phone: Phone) -> None:
    community, catalogue = open_place("xuzhen"), load_catalogue()
    for number in range(21):
        send_voice(community, catalogue, NewVoice(f"第{number}条。"), new_form_key())
    for voice in voices_of("xuzhen"):
        publish_voice(ref(voice), True, CLERK)
    phone.open("/r/voices?c=xuzhen")
    assert any(given.get("href") == "?c=xuzhen&from=20" for _, given in phone.reader.tags)
    read = [re.findall("第([0-9]+)条。", phone.text)]
    phone.open("/r/voices?c=xuzhen&from=20")
    assert "from=40" not in phone.page.text
    read.append(re.findall("第([0-9]+)条。", phone.text))
    assert [len(page) for page in read] == [20, 1]
    assert {int(one) for page in read for one in page} == set(range(21))


@pytest.mark.parametrize("start", ["7", "x", "²", "-1", "0" * 6 + "9" * 5000])
def test_a_later_page_that_there_is_not_is_the_first(phone: Phone, start: str) -> None:
    say(phone)
    publish_voice(ref(only_voice()), True, CLERK)
    phone.open(f"/r/voices?c=xuzhen&from={start}")
    assert phone.page.status_code == 200
    assert NEED in phone.text


def test_overdue_ones_stand_first_and_say_so(phone: Phone) -> None:
    say(phone, words="早就说过的")
    old = only_voice()
    long_ago = datetime.now(UTC) - timedelta(days=60)
    move_voice(ref(old), VoiceStep("in_hand"), CLERK, long_ago)
    publish_voice(ref(voice_with("xuzhen", old.id)), True, CLERK)
    say(phone, words="刚刚说的")
    new = voices_of("xuzhen")[-1]
    publish_voice(ref(new), True, CLERK)
    phone.open("/r/voices?c=xuzhen")
    assert phone.text.index("早就说过的") < phone.text.index("刚刚说的")
    assert "已超期" in phone.text


def test_a_declined_one_says_why(phone: Phone) -> None:
    say(phone)
    voice = move_voice(ref(only_voice()), VoiceStep("in_hand"), CLERK)
    voice = move_voice(ref(voice), VoiceStep("declined", "no_site"), VoiceAction("李", "", "附近没有空地"))
    publish_voice(ref(voice), True, CLERK)
    phone.open("/r/voices?c=xuzhen")
    assert "没有合适的地方" in phone.text
    assert "附近没有空地" in phone.text


def test_the_receipt_follows_the_voice_it_was_joined_to_and_the_report_it_became(phone: Phone) -> None:
    first, second = say(phone), say(phone, words="也要滑梯")
    into, other = voices_of("xuzhen")
    join_voice(ref(other), into.id, CLERK)
    hand_over_voice(ref(into), KIND, VoiceAction("李", "", "转给处置人员了"))
    assert len(reports_of("xuzhen")) == 1
    for code in (first, second):
        phone.open("/r/receipt?c=xuzhen")
        phone.send(code=code)
        assert "转给处置人员了" in phone.text
        assert load_catalogue().encroachment_states["new"].public_name.zh in phone.text


def test_the_code_of_a_report_is_found_too(phone: Phone) -> None:
    phone.open("/r/report")
    code = phone.report()
    phone.open("/r/receipt?c=xuzhen")
    phone.send(code=code)
    assert load_catalogue().encroachment_categories[KIND].name.zh in phone.text
    phone.open("/r/receipt?c=xuzhen")
    phone.send(code="0" * 26)
    assert phone.page.status_code == 422


@pytest.mark.parametrize("path", ["/r/need/what", "/r/receipt", "/r/voices/support"])
@pytest.mark.parametrize("refusal", ["seal", "website", "origin"])
def test_only_a_form_of_ours_is_taken(phone: Phone, path: str, refusal: str) -> None:
    phone.open("/r/need?c=xuzhen")
    fields = phone.reader.forms[0].fields | SENT | {"whole": "1", "send": "1", "key": "k" * 32}
    headers = {"origin": "https://evil.example"} if refusal == "origin" else {}
    wrong = {"seal": "no", "website": "x"}.get(refusal, "")
    answer = phone.client.post(
        f"{path}?c=xuzhen", data=fields | ({refusal: wrong} if wrong else {}), headers=headers
    )
    assert answer.status_code in (403, 422)
    assert voices_of("xuzhen") == ()


def test_one_phone_cannot_flood(phone: Phone) -> None:
    for number in range(6):
        say(phone, words=f"第 {number} 条")
    phone.open("/r/need?c=xuzhen")
    phone.send(1, **TAP)
    phone.send(**SENT)
    assert phone.page.status_code == 429
    assert len(voices_of("xuzhen")) == 6


def pages(phone: Phone) -> Iterator[str]:
    """Each page on the way of a voice; its name."""
    phone.open("/r/?c=xuzhen")
    yield "home"
    phone.open("/r/need?c=xuzhen")
    yield "where"
    phone.send(1, **TAP)
    yield "what"
    phone.send(words=" ")
    yield "what, refused"
    phone.send(**(SENT | {"words": "x"}))
    yield "done"
    publish_voice(ref(only_voice()), True, VoiceAction("x"))
    phone.open("/r/voices?c=xuzhen")
    yield "voices"
    phone.open("/r/receipt?c=xuzhen")
    yield "receipt"


def test_every_page_is_light_strict_and_loads_nothing_from_elsewhere(phone: Phone) -> None:
    for name in pages(phone):
        assert_light(phone, name)
        assert_strict(phone, name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_can_be_read_by_a_screen_reader(language: str) -> None:
    phone = new_phone()
    phone.open(f"/r/?c=xuzhen&lang={language}")
    for name in pages(phone):
        assert_labelled(phone, name)


def test_the_pseudo_language_leaves_no_word_untranslated() -> None:
    phone = new_phone()
    phone.open("/r/?c=xuzhen&lang=qps")
    for name in pages(phone):
        if name == "what, refused":
            continue
        assert untranslated(phone) == [], name


def test_an_unknown_community_is_explained(phone: Phone) -> None:
    client: TestClient = phone.client
    for path in ("/r/", "/r/need", "/r/voices"):
        assert client.get(f"{path}?c=%3Cscript%3E").status_code == 422
