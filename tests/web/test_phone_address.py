"""What phones can reach of the addresses that people print."""

from __future__ import annotations

import pytest

from paper.errors import NotAnAddressError
from web.phone_address import OnlyThisMachineError, check_phone_address


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.8.8.8", "localhost", "LOCALHOST", "localhost.", "lintu.localhost", "[::1]", "0.0.0.0",
     "[::]", "[::ffff:127.0.0.1]", "127.1", "2130706433", "0x7f000001", "0", "localhost.localdomain"],
)  # fmt: skip
def test_this_very_machine_is_none(host: str) -> None:
    for port in ("", ":8501"):
        with pytest.raises(OnlyThisMachineError) as refused:
            check_phone_address(f"http://{host}{port}/")
        assert "手机打不开" in refused.value.message("zh")


@pytest.mark.parametrize(
    "address",
    ["http://192.168.1.20:8501", "http://10.0.0.7", "https://lintu.example.cn/plan", "http://[2001:db8::7]:8501",
     "http://shequ.local:8501", "http://127.0.0.1.example.cn", "http://社区.cn"],
)  # fmt: skip
def test_others_are_taken_as_they_are(address: str) -> None:
    assert check_phone_address(address) == address


@pytest.mark.parametrize("text", ["", "网址", "ftp://192.168.1.20", "http://", "http://a b"])
def test_what_is_no_address_is_refused_as_before(text: str) -> None:
    with pytest.raises(NotAnAddressError):
        check_phone_address(text)
