"""What is signed is every byte of a packet; the key stays at home; its number is what people read aloud."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from base.installation_key import (
    FILE,
    InstallationKey,
    KeyDamagedError,
    check_number,
    installation_key,
    is_signed,
)
from data.known_installations import NoInstallationNameError, known_installations, remember_installation
from data.store.address import file_address
from data.store.backup import back_up
from data.store.open_store import open_store, the_store
from features.packets.packet import packet, unpack
from features.packets.packet_signature import PacketAlteredError, signed_packet, signer_of
from tests.examples import examples
from tests.features.own_community.machines import both
from tests.features.own_community.test_packet import rewritten
from tests.features.voting.imported.machines import at


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[bytes, str]]:
    """A packet with a village, and the public key of its machine."""
    folder = tmp_path_factory.mktemp("signed")
    with at(folder):
        other = open_store(file_address(folder / "other.sqlite"))
        key = both(the_store(), other)
        other.close()
        yield packet(the_store(), key), installation_key().public


@examples(fast=150, slow=3000)
@given(st.data())
def test_a_packet_with_any_byte_changed_is_refused_or_has_no_signature(
    made: tuple[bytes, str], data: st.DataObject
) -> None:
    raw, key = made
    place = data.draw(st.integers(0, len(raw) - 1))
    changed = bytearray(raw)
    changed[place] ^= data.draw(st.integers(1, 255))
    assert _maker(bytes(changed)) in ("refused", "")
    assert _maker(raw) == key


def _maker(raw: bytes) -> str:
    try:
        return signer_of(raw, "a.lintu")
    except PacketAlteredError:
        return "refused"


@given(st.binary(min_size=1, max_size=40), st.booleans())
def test_nothing_can_be_put_before_or_behind(made: tuple[bytes, str], more: bytes, is_behind: bool) -> None:
    raw, _key = made
    assert _maker(raw + more if is_behind else more + raw) in ("refused", "")


def test_a_member_more_is_found(made: tuple[bytes, str]) -> None:
    whole = BytesIO(made[0])
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("rows/more.jsonl", b"")
    with pytest.raises(PacketAlteredError):
        signer_of(whole.getvalue(), "a.lintu")


def test_a_changed_packet_leaves_nothing_behind(made: tuple[bytes, str], tmp_path: Path) -> None:
    raw = bytearray(made[0])
    raw[len(raw) // 2] ^= 1
    with at(tmp_path), pytest.raises(PacketAlteredError):
        unpack(the_store(), bytes(raw), "a.lintu")


def test_sealed_by_another_key_it_has_another_number(made: tuple[bytes, str]) -> None:
    raw, key = made
    mine = InstallationKey(SigningKey.generate())
    again = signed_packet(rewritten(raw), mine)
    assert signer_of(again, "") == mine.public
    assert check_number(mine.public) != check_number(key)


def test_a_packet_of_an_older_version_comes_in_unsigned(made: tuple[bytes, str], tmp_path: Path) -> None:
    with at(tmp_path):
        assert unpack(the_store(), rewritten(made[0]), "a.lintu").signer == ""
    with zipfile.ZipFile(BytesIO(made[0])) as archive:  # and an older version opens ours as ever
        assert archive.testzip() is None


def test_the_key_is_the_one_of_the_standard() -> None:
    """RFC 8032, 7.1, test 1."""
    secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    key = InstallationKey(SigningKey(bytes.fromhex(secret)))
    assert key.public == public
    assert is_signed(public, "vote", b"x", key.sign("vote", b"x"))
    assert not is_signed(public, "packet", b"x", key.sign("vote", b"x"))
    assert not is_signed(public, "vote", b"y", key.sign("vote", b"x"))
    assert not is_signed("01" + "00" * 31, "vote", b"x", "01" + "00" * 63)  # a key of small order signs all


def test_the_number_is_thirty_digits_of_the_key() -> None:
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    whole = int(hashlib.sha256(b"lintu check number 1\0" + bytes.fromhex(public)).hexdigest(), 16)
    digits = str(whole)[-30:]
    assert check_number(public).replace(" ", "") == digits
    assert [len(group) for group in check_number(public).split(" ")] == [5] * 6
    assert 10**30 > 2**80


def test_the_key_is_made_once_and_its_owner_s_alone(tmp_path: Path) -> None:
    with at(tmp_path):
        with ThreadPoolExecutor(8) as threads:
            keys = {one.public for one in threads.map(lambda _: installation_key(), range(32))}
        assert len(keys) == 1
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
        assert [file.name for file in tmp_path.glob(f"{FILE}*")] == [FILE]


def test_the_secret_half_is_in_no_database_backup_or_packet(made: tuple[bytes, str], tmp_path: Path) -> None:
    with at(tmp_path):
        unpack(the_store(), made[0], "a.lintu")
        secret = (tmp_path / FILE).read_text().strip() if (tmp_path / FILE).exists() else ""
        secret = secret or bytes(installation_key().secret).hex()
        back_up(the_store(), tmp_path / "copy.sqlite")
        raw = packet(the_store(), next(iter(_keys())))
        held = [file for file in tmp_path.rglob("*") if file.is_file() and file.name != FILE]
        assert tmp_path / "copy.sqlite" in held
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            inside = [archive.read(name) for name in archive.namelist()]
        for one in (raw, *inside, *(file.read_bytes() for file in held), repr(installation_key()).encode()):
            assert secret.encode() not in one
            assert bytes.fromhex(secret) not in one


def _keys() -> list[str]:
    from features.own_community.community_versions import own_communities

    return list(own_communities(the_store()))


def test_a_damaged_key_is_said_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("none")
    with at(tmp_path), pytest.raises(KeyDamagedError) as refused:
        installation_key()
    assert str(tmp_path / FILE) in refused.value.message("zh")
    assert (tmp_path / FILE).read_text() == "none"


def test_who_was_checked_is_remembered_with_name_and_time(tmp_path: Path) -> None:
    public = InstallationKey(SigningKey.generate()).public
    with at(tmp_path):
        with the_store().writing() as connection:
            with pytest.raises(NoInstallationNameError):
                remember_installation(connection, public, "  ", "张")
            remember_installation(connection, public, "居委会", "张")
            remember_installation(connection, public, "居委会林老师", "李")
        with the_store().reading() as connection:
            (known,) = known_installations(connection).values()
    assert (known.name, known.checked_by, known.checked_at[:2]) == ("居委会林老师", "李", "20")
