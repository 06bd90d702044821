"""Refuse a file in words where reading it fails in a way that nobody foresaw; the log explains the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError

from base.bugs import log_bug
from base.errors import LintuError
from base.words import Message, Text
from data.importers.errors import ReadingFailed

_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s'\",:;)]*")
_LONGEST = 100


@contextmanager
def refuse_unforeseen(file: str, where: Text | str = "") -> Iterator[None]:
    """Turn every error but ours, and want of memory, into a ReadingFailed with its number in the log.

    where: what was being read, if that is known.
    """
    try:
        yield
    except (LintuError, MemoryError):
        raise
    except Exception as error:
        raise reading_failed(error, file, where) from error


def reading_failed(error: Exception, file: str, where: Text | str = "") -> ReadingFailed:
    """The refusal for an error that is being handled; it is in the log under the number that it names."""
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return ReadingFailed(
        file=file, where=where or _line_of(error), reason=plain_reason(reason), number=log_bug()
    )


def plain_reason(words: str) -> str:
    """One short line without paths of this machine, control characters and braces."""
    text = "".join(char if char.isprintable() and char not in "{}" else " " for char in words)
    return " ".join(_PATH.sub("…", text).split())[:_LONGEST]


def _line_of(error: Exception) -> Text | str:
    """The line that a parser gives with its error; "" for none."""
    line = error.position[0] if isinstance(error, ParseError) else getattr(error, "lineno", None)
    return Message(" at line {line}", line=line) if isinstance(line, int) else ""
