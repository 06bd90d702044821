"""The form of a letter to the secretary says who will read it, truly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.features.reports.phone.phone import Phone
from tests.features.voices.phone.test_pages import TAP
from web.door.passcode import hash_passcode
from web.door.secretary import SECRETARY_DOOR


@pytest.fixture(autouse=True)
def _no_passcode_afterwards() -> Iterator[None]:
    yield
    SECRETARY_DOOR.set_passcode(None)


def form_of_a_letter(phone: Phone) -> str:
    phone.open("/r/need?c=xuzhen&private=1")
    phone.send(1, **TAP)
    return phone.text


def test_the_secretary_alone_where_there_is_a_pass_code_for_it(phone: Phone) -> None:
    SECRETARY_DOOR.set_passcode(hash_passcode("lamp oil and 7 keys"))
    assert "只有书记能看" in form_of_a_letter(phone)


def test_the_staff_too_where_there_is_none(phone: Phone) -> None:
    assert "由书记和社区工作人员阅读" in form_of_a_letter(phone)
