"""Codes that were handed out stay valid: what they are worked out of gives the same letters for ever."""

from __future__ import annotations

import pytest

from base.receipt_codes import code_groups, is_form_key, new_form_key, plain_code
from features.reports.receipts import code_of, read_code
from features.voting.box.receipts import receipt_of

KEY = "k" * 32


def test_codes_that_were_handed_out_stay_valid() -> None:
    """Worked out beside the program: HMAC-SHA-256 and division by 32."""
    assert code_of(KEY, bytes(range(16))) == "1CJS999WDZ9TEY019PG2T9GPRN"
    assert receipt_of("a" * 16, "7KQ2M9XD4TRAH5Z", KEY) == "RTAT4VW6KRJJ"


@pytest.mark.parametrize(
    "key", ["", "k" * 21, "k" * 129, "k" * 31 + " ", "k" * 31 + "\n", "k" * 31 + "é", "k" * 31 + "/"]
)
def test_what_is_no_key_of_a_form(key: str) -> None:
    assert not is_form_key(key)


def test_keys_of_forms_are_ours_and_never_twice_the_same() -> None:
    keys = {new_form_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(map(is_form_key, keys))


@pytest.mark.parametrize("typed", ["7kq2-m9xd-4t", " 7KQ2 M9XD　4T\n", "7kq2—m9xd－4t"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert plain_code(typed) == "7KQ2M9XD4T"
    assert code_groups(plain_code(typed), 4) == "7KQ2-M9XD-4T"


def test_what_looks_alike_reads_alike_in_the_code_of_a_report() -> None:
    assert read_code("o1il-ABCD") == "0111ABCD"
