"""The pass code: strong enough, found where it is said to be, kept by nobody."""

from __future__ import annotations

import os
from pathlib import Path

import argon2
import pytest

from web.door.errors import (
    DoorError,
    PasscodeFileError,
    PasscodeFileOpenError,
    PasscodePlainError,
    PasscodeSameError,
    PasscodeShortError,
    SecretaryPasscodeError,
    SecretaryWaitError,
)
from web.door.passcode import hash_passcode, read_passcode, read_secretary_passcode
from web.door.secretary import SecretaryDoor

GOOD = "prefab-willow-7"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "passcode"
    path.write_text(f"{GOOD}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def test_the_right_code_opens_and_others_do_not() -> None:
    passcode = hash_passcode(GOOD)
    assert passcode.matches(GOOD)
    assert not passcode.matches(GOOD.upper())
    assert not passcode.matches("")
    assert not passcode.matches(GOOD + "\0")


def test_only_an_argon2id_digest_is_kept() -> None:
    digest = hash_passcode(GOOD).digest
    assert GOOD not in digest
    found = argon2.extract_parameters(digest)
    # OWASP's password storage cheat sheet: argon2id with at least 19 MiB, two passes, one lane
    assert found.type is argon2.Type.ID
    assert found.memory_cost >= 19 * 1024
    assert found.time_cost >= 2


@pytest.mark.parametrize("typed", ["１２３４５９８７ａ", " 12345987a ", "12345987a\n"])
def test_a_chinese_keyboard_and_stray_spaces_do_not_lock_out(typed: str) -> None:
    assert hash_passcode("12345987a").matches(typed)


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        ("short-7", PasscodeShortError),
        ("       7 chars  ", PasscodeShortError),
        ("aaaaaaaaaaaa", PasscodePlainError),
        ("abababab1212", PasscodePlainError),
        ("12345678", PasscodePlainError),
        ("hgfedcba", PasscodePlainError),
    ],
)
def test_a_weak_code_is_refused_in_words(code: str, refused: type[DoorError]) -> None:
    with pytest.raises(refused) as caught:
        hash_passcode(code)
    assert code.strip() not in caught.value.message("zh") + caught.value.message("en")


def test_there_is_none_by_default() -> None:
    assert read_passcode({}) is None
    assert read_passcode({"LINTU_PASSCODE": "  ", "LINTU_PASSCODE_FILE": ""}) is None


def test_it_leaves_the_environment() -> None:
    environment = {"LINTU_PASSCODE": GOOD, "HOME": "x"}
    passcode = read_passcode(environment)
    assert passcode is not None
    assert passcode.matches(GOOD)
    assert environment == {"HOME": "x"}


def test_it_is_read_from_a_file(file: Path) -> None:
    passcode = read_passcode({"LINTU_PASSCODE_FILE": str(file)})
    assert passcode is not None
    assert passcode.matches(GOOD)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o620, 0o602])
def test_a_file_that_others_can_read_or_change_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(PasscodeFileOpenError, match=f"{mode:o}"):
        read_passcode({"LINTU_PASSCODE_FILE": str(file)})


def test_a_file_that_is_not_there_or_not_text_is_refused(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    for path in (file, tmp_path / "none", tmp_path):
        path.chmod(0o700) if path.exists() else None
        with pytest.raises(PasscodeFileError):
            read_passcode({"LINTU_PASSCODE_FILE": str(path)})


def test_the_secretary_has_a_pass_code_of_their_own() -> None:
    staff = hash_passcode(GOOD)
    environment = {"LINTU_SECRETARY_PASSCODE": "lamp oil and 7 keys"}
    secretary = read_secretary_passcode(environment, staff)
    assert secretary is not None
    assert secretary.matches("lamp oil and 7 keys")
    assert not secretary.matches(GOOD)
    assert environment == {}
    assert read_secretary_passcode({}, staff) is None


def test_the_secretarys_pass_code_is_not_that_of_all_staff_nor_a_weak_one(file: Path) -> None:
    with pytest.raises(PasscodeSameError, match="LINTU_SECRETARY_PASSCODE_FILE"):
        read_secretary_passcode({"LINTU_SECRETARY_PASSCODE_FILE": str(file)}, hash_passcode(GOOD))
    with pytest.raises(PasscodeShortError, match="LINTU_SECRETARY_PASSCODE"):
        read_secretary_passcode({"LINTU_SECRETARY_PASSCODE": "short"}, None)


def test_the_secretarys_door_counts_tries_as_the_staff_door_does() -> None:
    door = SecretaryDoor()
    door.check("anything", "10.0.0.1")  # none is set: nothing is asked
    door.set_passcode(hash_passcode(GOOD))
    for _try in range(5):
        with pytest.raises(SecretaryPasscodeError):
            door.check("wrong", "10.0.0.1")
    with pytest.raises(SecretaryWaitError, match="15"):
        door.check(GOOD, "10.0.0.1")
    door.check(GOOD, "10.0.0.2")
