"""What is no photo is refused in words, in both languages, and quickly."""

from __future__ import annotations

import random
import threading
from io import BytesIO

import pytest

from base.photos.clean_photo import LARGEST_FILE
from base.photos.cleaning import clean_photo
from base.photos.errors import NotAPhotoError, PhotoError, PhotoTooBigError
from tests.base.photos.make import CANARY, jpeg, photo_with_canaries
from tests.base.photos.refused import REFUSED, bad_photo


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_words(name: str) -> None:
    sent, kind = bad_photo(name)
    with pytest.raises(PhotoError) as caught:
        clean_photo(sent, name)
    assert type(caught.value) is kind
    for language in ("zh", "en"):
        assert name in caught.value.message(language)


def test_a_stream_is_read_no_further_than_it_must() -> None:
    class Endless(BytesIO):
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            self.asked = size or 0
            return b"\xff\xd8\xff" + bytes(self.asked - 3)

    stream = Endless()
    with pytest.raises(PhotoTooBigError):
        clean_photo(stream, "endless.jpg")
    assert stream.asked == LARGEST_FILE + 1


def test_a_wicked_name_is_shown_tame() -> None:
    with pytest.raises(NotAPhotoError) as caught:
        clean_photo(b"x", "a\r\nSet-Cookie: x\u202e" + "b" * 300)
    sentence = caught.value.message("en")
    assert "\n" not in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 250


def test_whatever_is_changed_in_a_photo_it_is_clean_or_refused() -> None:
    """200 photos with bytes changed at random (the same on every run): a clean photo or an error of ours."""
    chance = random.Random(7)
    taken = 0
    for turn in range(200):
        kind = ("JPEG", "PNG", "WEBP", "HEIF")[turn % 4]
        sent = bytearray(photo_with_canaries(kind))
        for _ in range(chance.randrange(1, 6)):
            sent[chance.randrange(len(sent))] = chance.randrange(256)
        try:
            photo = clean_photo(bytes(sent), "a")
        except PhotoError:
            continue
        taken += 1
        assert CANARY not in photo.jpeg + photo.thumbnail
    assert 40 < taken < 200  # some are taken and some are refused, or the test proves nothing


def test_no_more_than_two_are_decoded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most, lock = 0, 0, threading.Lock()
    gate = threading.Event()
    honest = clean_photo.__globals__["_clean"]

    def watched(*given: object) -> object:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        gate.wait(0.2)
        with lock:
            inside -= 1
        return honest(*given)

    monkeypatch.setitem(clean_photo.__globals__, "_clean", watched)
    senders = [threading.Thread(target=clean_photo, args=(jpeg(),)) for _ in range(6)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert most == 2
