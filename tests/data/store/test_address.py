from __future__ import annotations

from pathlib import Path

import pytest

from data.store.address import public_address, store_address
from data.store.connections import connect
from data.store.errors import StoreAddressError, StoreDriverError


@pytest.fixture(autouse=True)
def _no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)


def test_a_file_in_the_var_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "here"))
    assert store_address().database == str(tmp_path / "here" / "lintu.sqlite")


def test_var_beside_the_program_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LINTU_VAR")
    monkeypatch.chdir(tmp_path)
    assert store_address().database == str(tmp_path / "var" / "lintu.sqlite")


def test_the_address_of_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINTU_DATABASE_URL", "sqlite:///other.sqlite")
    assert store_address().database == str(tmp_path / "other.sqlite")


def test_the_address_of_a_server_is_shown_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_DATABASE_URL", "postgresql+psycopg://lintu:hush@db.example/lintu")
    assert "hush" not in public_address(store_address())
    assert "db.example" in public_address(store_address())


@pytest.mark.parametrize(
    "address",
    [
        "lintu",
        "mysql://u:hush@host/db",
        "postgresql://host",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x",
    ],
)
def test_other_addresses_are_refused_without_repeating_them(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("LINTU_DATABASE_URL", address)
    with pytest.raises(StoreAddressError) as caught:
        store_address()
    assert "hush" not in caught.value.message("zh") + caught.value.message("en")


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_DATABASE_URL", "postgresql+psycopg://lintu:hush@db.example/lintu")
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)  # as if it were not installed
    with pytest.raises(StoreDriverError, match="psycopg") as caught:
        connect(store_address())
    assert "hush" not in str(caught.value)
