"""The numbers fit together, on small machines too."""

from __future__ import annotations

import sys

import pytest

from web.connections.limits import FORM, HEAD, LARGE, PACES, connection_limits, raise_open_files
from web.forms.form_reader import MOST_FILES

_OWN_FILES = 100
"""Database, logs and libraries: some sixty in a running app."""


@pytest.mark.parametrize("open_files", [1024, 4096, 16384])
def test_connections_and_photos_never_need_more_files_than_there_are(open_files: int) -> None:
    limits = connection_limits(open_files)
    assert limits.most + limits.rooms["large"].most * MOST_FILES + _OWN_FILES <= open_files


@pytest.mark.parametrize("open_files", [1024, 4096, 16384])
def test_the_rooms_together_leave_connections_for_requests_that_are_answered(open_files: int) -> None:
    limits = connection_limits(open_files)
    assert sum(room.most for room in limits.rooms.values()) <= limits.most * 7 / 8
    for room in limits.rooms.values():
        assert 0 < room.of_address < room.most


def test_a_hall_of_300_phones_fits_behind_one_address() -> None:
    limits = connection_limits(16384)
    assert limits.rooms["ballot"].of_address >= 300
    assert limits.rooms["head"].of_address >= 6 * 300  # browsers open six connections


@pytest.mark.parametrize(
    ("pace", "bytes_per_s", "size"),
    [
        (HEAD, 500, 1500),  # a head over a line of 4 kbit/s
        (FORM, 500, 3000),  # a ballot over the same
        (LARGE, 10_000, 5_500_000),  # photos over EDGE
        (LARGE, 125_000, 60_000_000),  # four of the largest photos at 1 Mbit/s
    ],
)
def test_honest_senders_on_bad_lines_come_through(pace: object, bytes_per_s: float, size: int) -> None:
    assert pace in PACES.values()
    for sent in range(0, size, max(1, size // 50)):
        assert pace.left_s(sent / bytes_per_s, sent) > 0  # type: ignore[attr-defined]


def test_the_limit_of_open_files_is_raised_and_never_lowered() -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (512, hard))
        assert raise_open_files(1024) == 1024
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 1024
        assert raise_open_files(600) == 600
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 1024
        assert raise_open_files(10**9) == (hard if hard != resource.RLIM_INFINITY else 10**9)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
