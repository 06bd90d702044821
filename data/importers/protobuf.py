"""Fields and numbers of protobuf messages (https://protobuf.dev/programming-guides/encoding)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Int64s = npt.NDArray[np.int64]
Uint64s = npt.NDArray[np.uint64]

_LONGEST = 10
"""Bytes of a number of 64 bits."""


class DamagedMessage(Exception):  # noqa: N818  (a file's fault, not ours)
    """A message that does not hold what it says."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(number, value) of the fields; IndexError or DamagedMessage where the message ends early."""
    at, size = 0, len(message)
    while at < size:
        tag = message[at]
        at += 1
        if tag >= 0x80:
            tag, at = varint(message, at - 1)
        if tag & 7 not in (0, 2):
            raise DamagedMessage
        value = message[at]
        at += 1
        if value >= 0x80:
            value, at = varint(message, at - 1)
        if tag & 7 == 0:
            yield tag >> 3, value
            continue
        if at + value > size:
            raise DamagedMessage
        yield tag >> 3, message[at : at + value]
        at += value


def varint(message: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where it ends."""
    value, shift = 0, 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise DamagedMessage


def varints(packed: Sequence[bytes]) -> tuple[Uint64s, Int64s]:
    """All numbers of several packed fields one after the other, and (n,) where those of each field end."""
    raw = np.frombuffer(b"".join(packed), dtype=np.uint8)
    is_last = raw < 0x80
    ends = np.cumsum([len(one) for one in packed], dtype=np.int64)
    filled = ends[np.diff(ends, prepend=0) > 0]
    if not is_last[filled - 1].all():
        raise DamagedMessage
    last = np.flatnonzero(is_last)
    begin = np.append(0, last + 1)[: len(last)]
    length = last - begin + 1
    if length.max(initial=0) > _LONGEST:
        raise DamagedMessage
    shift = (7 * (np.arange(len(raw)) - np.repeat(begin, length))).astype(np.uint64)
    parts = (raw & 0x7F).astype(np.uint64) << shift
    numbers = np.bitwise_or.reduceat(parts, begin) if len(begin) else np.empty(0, np.uint64)
    return numbers, np.append(0, np.cumsum(is_last))[ends]


def zigzag(numbers: Uint64s) -> Int64s:
    """Signed numbers that were written with their sign last."""
    return (numbers >> np.uint64(1)).astype(np.int64) ^ -(numbers & np.uint64(1)).astype(np.int64)


def signed(number: int) -> int:
    """A number of 64 bits in two's complement."""
    return number - (1 << 64) if number >= 1 << 63 else number


def running_sums(steps: Int64s, ends: Int64s) -> Int64s:
    """Numbers written as steps, of several fields: each begins anew after `ends`."""
    total = np.cumsum(steps)
    before = np.append(0, total)[np.append(0, ends[:-1])] if len(ends) else np.empty(0, np.int64)
    return total - np.repeat(before, np.diff(ends, prepend=0))
